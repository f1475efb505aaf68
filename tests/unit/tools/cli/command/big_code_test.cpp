#include "tools/cli/command/big_code.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "tools/cli/text/display.h"

namespace tools {
namespace {

TEST(BigCode, IsFiveLinesHigh) {
  EXPECT_EQ(big_code("7-"),
            "█████\n"
            "    █\n"
            "   █    ███\n"
            "  █\n"
            "  █\n");
}

TEST(BigCode, EveryCharacterOfACodeLooksDifferent) {
  std::set<std::string> seen;
  for (const char c : std::string_view("0123456789ABCDEFGHJKMNPQRSTVWXYZ-")) {
    EXPECT_TRUE(seen.insert(big_code(std::string(1, c))).second) << c;
  }
}

TEST(BigCode, LeavesOutWhatNoCodeHas) {
  EXPECT_EQ(big_code("7\x1b[-"), big_code("7-"));
  EXPECT_EQ(std::ranges::count(big_code(""), '\n'), 5);
}

}  // namespace
}  // namespace tools
