#include "signaling/mail/content_lines.h"

#include <gtest/gtest.h>

namespace signaling {
namespace {

TEST(ContentLines, ShortOnesStay) {
  EXPECT_EQ(refold(""), "");
  EXPECT_EQ(refold("A:1\r\nB:2\r\n"), "A:1\r\nB:2\r\n");
  EXPECT_EQ(refold("A:1"), "A:1\r\n");
}

TEST(ContentLines, AreFoldedAt75Bytes) {
  const std::string line(75, 'x');
  EXPECT_EQ(refold(line + "\r\n"), line + "\r\n");
  EXPECT_EQ(refold(line + "y\r\n"), line + "\r\n y\r\n");
  EXPECT_EQ(refold(line + std::string(74, 'y') + "z\r\n"), line + "\r\n " + std::string(74, 'y') + "\r\n z\r\n");
}

TEST(ContentLines, AreNotCutWithinACharacter) {
  const std::string start(74, 'x');
  EXPECT_EQ(refold(start + "Ý\r\n"), start + "\r\n Ý\r\n");
}

TEST(ContentLines, OtherFoldsAreUndone) {
  EXPECT_EQ(refold("SUM\r\n MARY:a\r\n b\r\nB:2\r\n"), "SUMMARY:ab\r\nB:2\r\n");
  EXPECT_EQ(refold("A:1\r\r\n \nB:2\r\n"), "A:1\r\nB:2\r\n");  // a fold between CR and LF
}

}  // namespace
}  // namespace signaling
