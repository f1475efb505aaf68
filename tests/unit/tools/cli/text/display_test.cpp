#include "tools/cli/text/display.h"

#include <gtest/gtest.h>

namespace tools {
namespace {

TEST(Display, CombiningMarksTakeNoColumn) {
  EXPECT_EQ(display_width("Nam Định"), 8U);
  EXPECT_EQ(display_width("Nam \u0110i\u0323nh"), 8U) << "NFD";
  EXPECT_EQ(display_width("Nghĩa Hưng"), display_width("Nghi\u0303a Hu\u031bng"));
  EXPECT_EQ(display_width("ệ"), 1U);
  EXPECT_EQ(display_width("e\u0323\u0302"), 1U);
  EXPECT_EQ(display_width("a\u200bb"), 2U);
  EXPECT_EQ(display_width(""), 0U);
}

TEST(Display, PadsByColumnsNotBytes) {
  EXPECT_EQ(padded("Mỹ Lộc", 8), "Mỹ Lộc  ");
  EXPECT_EQ(padded("Mỹ Lộc", 3), "Mỹ Lộc");
}

TEST(Display, NothingFromOutsideMovesTheCursor) {
  EXPECT_EQ(clean("a\x1b[2Jb"), "a\ufffd[2Jb");
  EXPECT_EQ(clean("a\r\nb\tc"), "a\ufffd\ufffdb\ufffdc");
  EXPECT_EQ(clean("a\u009bb"), "a\ufffdb") << "C1 control";
  EXPECT_EQ(clean("x\u202ey"), "x\ufffdy") << "right-to-left override";
  EXPECT_EQ(clean("x\u2028y"), "x\ufffdy");
}

TEST(Display, KeepsVietnameseInBothForms) {
  EXPECT_EQ(clean("Tỉnh ủy"), "Tỉnh ủy");
  EXPECT_EQ(clean("Ti\u0309nh u\u0309y"), "Ti\u0309nh u\u0309y");
  EXPECT_EQ(clean("😀"), "😀");
}

TEST(Display, WhatIsNoUtf8IsReplaced) {
  EXPECT_EQ(clean("a\xff"), "a\ufffd");
  EXPECT_EQ(clean("a\xc3"), "a\ufffd") << "cut off";
  EXPECT_EQ(clean("\xc0\xaf"), "\ufffd\ufffd") << "overlong";
  EXPECT_EQ(clean("\xed\xa0\x80"), "\ufffd\ufffd\ufffd") << "a surrogate";
  EXPECT_EQ(clean("\xf4\x90\x80\x80"), "\ufffd\ufffd\ufffd\ufffd") << "above U+10FFFF";
  EXPECT_EQ(clean("\xe0\x80\x80"), "\ufffd\ufffd\ufffd") << "overlong";
}

}  // namespace
}  // namespace tools
