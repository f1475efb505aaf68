#include "signaling/base/text.h"

#include <vector>

#include <gtest/gtest.h>

namespace signaling {
namespace {

TEST(Text, IsCutBetweenCharacters) {
  EXPECT_EQ(clip("Ý Yên", 100), "Ý Yên");
  EXPECT_EQ(clip("Ý Yên", 2), "Ý");
  EXPECT_EQ(clip("Ý Yên", 1), "");
}

TEST(Text, ANumberHasItsDecimalsAndNoSignOfNothing) {
  struct Case {
    double value;
    int decimals;
    const char* text;
  };
  const Case cases[] = {{1.25, 1, "1,2"},  {-0.04, 1, "0,0"}, {-0.06, 1, "-0,1"}, {-0.4, 0, "0"},
                        {-0.0, 2, "0,00"}, {-10, 0, "-10"},   {0, 0, "0"},        {1e300, 0, "1000000000000"}};
  for (const auto& c : cases) EXPECT_EQ(number_text(c.value, c.decimals, ','), c.text) << c.value;
  EXPECT_EQ(number_text(2.5, 1, '.'), "2.5");
}

TEST(Text, DetailsGoIntoTheirPlacesAndAreNotReadAgain) {
  const std::vector<std::string> details{"{1}", "b"};
  EXPECT_EQ(fill("a {0} {1} {0}{2}.", details), "a {1} b {1}.");
  EXPECT_EQ(fill("{", details), "{");
  EXPECT_EQ(fill("none", {}), "none");
}

}  // namespace
}  // namespace signaling
