#include "signaling/store/names.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace signaling {
namespace {

// "Nguyễn" composed and decomposed (e + circumflex + tilde).
const std::string kComposed = "Nguy\u1ec5n";
const std::string kDecomposed = "Nguye\u0302\u0303n";

TEST(Names, ComposedAndDecomposedAreOneName) {
  ASSERT_NE(kComposed, kDecomposed);
  EXPECT_EQ(login_key(kDecomposed), login_key(kComposed));
  EXPECT_EQ(search_key(kDecomposed), search_key(kComposed));
  EXPECT_EQ(sort_key(kDecomposed), sort_key(kComposed));
}

TEST(Names, LoginKeysFoldCaseAndKeepAccents) {
  EXPECT_EQ(login_key("AN.Đỗ"), login_key("an.đỗ"));
  EXPECT_NE(login_key("an"), login_key("ân"));
  EXPECT_NE(login_key("do"), login_key("đo"));
}

TEST(Names, SearchKeysHaveNoDiacriticsCaseOrWideBlanks) {
  const std::pair<const char*, const char*> cases[] = {
      {"Nguyễn Đức Ý", "nguyen duc y"},
      {"  TP.  Nam\tĐịnh ", "tp. nam dinh"},
      {"ưỡng ượt Ơ", "uong uot o"},
      {"Straße", "strasse"},
      {"", ""},
      {"\u0301", ""},  // a mark alone
      {"\xff\xfe", "\ufffd\ufffd"},
  };
  for (const auto& [text, key] : cases) EXPECT_EQ(search_key(text), key) << text;
}

TEST(Names, PatternsTakeWildcardsAsLetters) {
  EXPECT_EQ(search_pattern("Đ%_!"), "%d!%!_!!%");
  EXPECT_EQ(search_pattern("  "), "%");
}

TEST(Names, SortsAsAVietnameseDictionary) {
  const std::vector<std::string> sorted = {"an", "ăn", "ân", "ba", "ca",  "da",  "đa",  "ê",
                                           "in", "oa", "ô",  "ơ",  "thu", "ung", "ưng", "ý"};
  auto names = sorted;
  std::reverse(names.begin(), names.end());
  std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return sort_key(a) < sort_key(b); });
  EXPECT_EQ(names, sorted);
  // Tones come after letters, in the order level, falling, hook, tilde, acute, dot.
  const std::vector<std::string> tones = {"ma", "mà", "mả", "mã", "má", "mạ", "man"};
  for (size_t i = 1; i < tones.size(); ++i) EXPECT_LT(sort_key(tones[i - 1]), sort_key(tones[i])) << tones[i];
}

}  // namespace
}  // namespace signaling
