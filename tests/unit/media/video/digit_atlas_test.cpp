#include "media/video/digit_atlas.h"

#include <gtest/gtest.h>

#include "pictures.h"

namespace media {
namespace {

class DigitAtlasTest : public testing::Test {
 protected:
  static const DigitAtlas& atlas() {
    static TextRenderer text;
    static const DigitAtlas instance(text, 72, Ink::kWhite);
    return instance;
  }
  static I420Frame drawn(std::string_view digits) {
    I420Frame frame = test::plain({320, 80}, {16, 128, 128});
    atlas().draw(digits, frame.mutable_view(), 10, 8);
    return frame;
  }
  static YuvColour part(const I420Frame& frame, int from, int width) {
    return test::mean(frame.view(), {from, 0, width, 80});
  }
};

TEST_F(DigitAtlasTest, EveryDigitTakesTheSameWidth) {
  const Size size = atlas().size_of("00:00");
  EXPECT_EQ(size.width % 2, 0);
  EXPECT_EQ(size.height % 2, 0);
  for (const char* digits : {"11:11", "59:47", "08:30"}) EXPECT_EQ(atlas().size_of(digits), size);
  EXPECT_GT(atlas().size_of("100:00").width, size.width);
  EXPECT_EQ(atlas().size_of("x0:0-0y0"), size) << "what is no digit is left out";
  EXPECT_EQ(atlas().size_of("").width, 0);
}

TEST_F(DigitAtlasTest, AChangedSecondLeavesTheOthersWhereTheyAre) {
  const I420Frame before = drawn("04:31");
  const I420Frame after = drawn("04:32");
  const int last = 10 + atlas().size_of("04:3").width;
  EXPECT_EQ(part(before, 0, last), part(after, 0, last));
  EXPECT_NE(part(before, last, 80), part(after, last, 80));
}

TEST_F(DigitAtlasTest, DigitsAreWholeAndStandOnOneLine) {
  for (const char digit : std::string("0123456789")) {
    const I420Frame frame = drawn({&digit, 1});
    const Size size = atlas().size_of({&digit, 1});
    const auto bright = [&](int row) {
      const uint8_t* line = frame.view().y + row * frame.view().y_stride;
      return *std::max_element(line, line + 320) > 120;
    };
    int top = 0;
    int bottom = 79;
    while (!bright(top)) ++top;
    while (!bright(bottom)) --bottom;
    EXPECT_GE(top, 8) << digit;
    EXPECT_LT(bottom, 8 + size.height) << digit;
    EXPECT_NEAR(bottom - top, 51, 4) << digit << ": as high as a capital, 0.71 of the font";
  }
}

}  // namespace
}  // namespace media
