#include "tools/cli/command/arguments.h"

#include <gtest/gtest.h>

namespace tools {
namespace {

TEST(Arguments, SplitListsAtCommas) {
  Arguments arguments;
  arguments.set("sites", " my-loc, vu-ban ,,y-yen");
  EXPECT_EQ(arguments.list("sites"), (std::vector<std::string>{"my-loc", "vu-ban", "y-yen"}));
  EXPECT_TRUE(arguments.list("others").empty());
}

TEST(Arguments, NumbersAreWholeOnes) {
  Arguments arguments;
  arguments.set("a", "120");
  arguments.set("b", "12x");
  arguments.set("c", "");
  EXPECT_EQ(arguments.number("a"), 120);
  EXPECT_EQ(arguments.number("b"), std::nullopt);
  EXPECT_EQ(arguments.number("c"), std::nullopt);
  EXPECT_TRUE(arguments.has("c"));
  EXPECT_FALSE(arguments.has("d"));
}

}  // namespace
}  // namespace tools
