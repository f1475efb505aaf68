#include "media/video/panel.h"

#include <gtest/gtest.h>

#include "pictures.h"

namespace media {
namespace {

const YuvColour kDark = yuv_from_rgb(13, 22, 38);

Overlay white(Size size) {
  const std::vector<uint32_t> pixels(static_cast<size_t>(size.width * size.height), 0xffffffff);
  return Overlay(pixels.data(), size.width, size);
}

TEST(Panel, CoversItsPlaceAndNothingElse) {
  I420Frame canvas = test::plain({64, 64}, test::kRed);
  const Panel panel({16, 8, 32, 24}, kDark);
  panel.lay_on(canvas.mutable_view());
  EXPECT_EQ(test::mean(canvas.view(), {16, 8, 32, 24}), kDark);
  EXPECT_EQ(test::mean(canvas.view(), {0, 0, 64, 8}), test::kRed);
  EXPECT_EQ(test::mean(canvas.view(), {0, 32, 64, 32}), test::kRed);
  EXPECT_EQ(test::mean(canvas.view(), {0, 0, 16, 64}), test::kRed);
  EXPECT_EQ(test::mean(canvas.view(), {48, 0, 16, 64}), test::kRed);
}

TEST(Panel, WritingStandsWithinItOrNotAtAll) {
  I420Frame canvas = test::plain({64, 64}, test::kRed);
  Panel panel({16, 8, 32, 24}, kDark);
  panel.write(white({16, 8}), 5, 3);
  panel.write(white({16, 8}), 20, 0);
  panel.write(white({16, 8}), 0, 18);
  panel.write(white({16, 8}), -2, 0);
  panel.write({}, 0, 0);
  panel.lay_on(canvas.mutable_view());
  EXPECT_EQ(test::mean(canvas.view(), {20, 10, 16, 8}), yuv_from_rgb(255, 255, 255)) << "even";
  EXPECT_EQ(test::mean(canvas.view(), {16, 18, 32, 14}), kDark);
  EXPECT_EQ(test::mean(canvas.view(), {36, 8, 12, 10}), kDark);
}

}  // namespace
}  // namespace media
