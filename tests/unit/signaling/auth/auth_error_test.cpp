#include "signaling/auth/auth_error.h"

#include <algorithm>
#include <set>
#include <string_view>

#include <gtest/gtest.h>

namespace signaling {
namespace {

bool has_diacritics(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

TEST(AuthError, EachHasItsOwnWordAndBothLanguages) {
  std::set<std::string_view> words;
  for (const auto& rule : auth_error_rules()) {
    EXPECT_TRUE(words.insert(rule.word).second) << rule.word;
    EXPECT_EQ(std::count(rule.word.begin(), rule.word.end(), '.'), 1) << rule.word;
    EXPECT_TRUE(has_diacritics(rule.vi)) << rule.word;
    EXPECT_FALSE(has_diacritics(rule.en)) << rule.word;
    EXPECT_TRUE(rule.vi.ends_with('.') && rule.en.ends_with('.')) << rule.word;
    EXPECT_EQ(&describe(rule.error), &rule);
  }
  EXPECT_EQ(words.size(), static_cast<size_t>(AuthError::kCount));
}

}  // namespace
}  // namespace signaling
