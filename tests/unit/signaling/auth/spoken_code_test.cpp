#include "signaling/auth/spoken_code.h"

#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace signaling {
namespace {

TEST(SpokenCode, IsEightCharactersThatLookLikeNoOthers) {
  std::set<std::string> codes;
  std::map<char, int> seen;
  for (int i = 0; i < 4000; ++i) {
    const auto code = make_spoken_code();
    ASSERT_EQ(code.size(), kSpokenCodeSize);
    codes.insert(code);
    for (const char c : code) ++seen[c];
  }
  EXPECT_EQ(codes.size(), 4000U);
  EXPECT_EQ(seen.size(), 32U);
  for (const char c : std::string("ILOU")) EXPECT_FALSE(seen.contains(c)) << c;
  for (const auto& [c, count] : seen) EXPECT_NEAR(count, 1000, 200) << c;  // 6 standard deviations
}

TEST(SpokenCode, IsShownInTwoGroupsAndReadsBack) {
  EXPECT_EQ(show_spoken_code("K7MX24PQ"), "K7MX-24PQ");
  for (int i = 0; i < 100; ++i) {
    const auto code = make_spoken_code();
    EXPECT_EQ(parse_spoken_code(show_spoken_code(code)), code);
  }
}

TEST(SpokenCode, ForgivesWhatPeopleType) {
  struct Case {
    const char* typed;
    const char* code;
  };
  const Case cases[] = {
      {"K7MX-24PQ", "K7MX24PQ"},     {"K7MX24PQ", "K7MX24PQ"},  {"k7mx-24pq", "K7MX24PQ"},
      {" k7 mx 24 pq ", "K7MX24PQ"}, {"K-7-M-X-24PQ", "K7MX24PQ"}, {"OoIi-LlZZ", "001111ZZ"},
      {"0011-11zz", "001111ZZ"},
  };
  for (const auto& c : cases) EXPECT_EQ(parse_spoken_code(c.typed), c.code) << c.typed;
}

TEST(SpokenCode, OtherTextsAreNone) {
  for (const std::string& typed :
       {std::string(), std::string("K7MX-24P"), std::string("K7MX-24PQQ"), std::string("K7MX-24PU"),
        std::string("K7MX_24PQ"), std::string("K7MX-24P\0", 9), std::string("Ｋ7MX-24PQ"), std::string("đ7MX-24PQ"),
        std::string(33, ' '), "K7MX24PQ" + std::string(1'000'000, ' ')}) {
    EXPECT_EQ(parse_spoken_code(typed), std::nullopt) << typed.substr(0, 40);
  }
}

}  // namespace
}  // namespace signaling
