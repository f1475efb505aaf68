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

TEST(Text, DetailsGoIntoTheirPlacesAndAreNotReadAgain) {
  const std::vector<std::string> details{"{1}", "b"};
  EXPECT_EQ(fill("a {0} {1} {0}{2}.", details), "a {1} b {1}.");
  EXPECT_EQ(fill("{", details), "{");
  EXPECT_EQ(fill("none", {}), "none");
}

}  // namespace
}  // namespace signaling
