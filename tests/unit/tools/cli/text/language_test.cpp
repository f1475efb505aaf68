#include "tools/cli/text/language.h"

#include <map>

#include <gtest/gtest.h>

namespace tools {
namespace {

Language chosen(std::string_view option, const std::map<std::string, std::string>& variables) {
  return choose_language(option, [&](const std::string& name) {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional(found->second);
  });
}

TEST(Language, IsVietnameseWhenNothingSaysOtherwise) {
  EXPECT_EQ(chosen("", {}), Language::kVietnamese);
  EXPECT_EQ(chosen("", {{"LANG", ""}}), Language::kVietnamese);
  EXPECT_EQ(chosen("", {{"LANG", "C.UTF-8"}}), Language::kVietnamese);
  EXPECT_EQ(chosen("", {{"LANG", "vi_VN.UTF-8"}}), Language::kVietnamese);
}

TEST(Language, FollowsTheEnvironmentInItsOrder) {
  EXPECT_EQ(chosen("", {{"LANG", "en_US.UTF-8"}}), Language::kEnglish);
  EXPECT_EQ(chosen("", {{"LANG", "en_US.UTF-8"}, {"LC_MESSAGES", "vi_VN"}}), Language::kVietnamese);
  EXPECT_EQ(chosen("", {{"LC_MESSAGES", "vi_VN"}, {"LC_ALL", "en_GB"}}), Language::kEnglish);
}

TEST(Language, TheOptionWins) {
  EXPECT_EQ(chosen("en", {{"LANG", "vi_VN"}}), Language::kEnglish);
  EXPECT_EQ(chosen("vi", {{"LC_ALL", "en_US"}}), Language::kVietnamese);
}

}  // namespace
}  // namespace tools
