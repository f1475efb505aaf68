#include "media/video/i420_frame.h"

#include <gtest/gtest.h>

#include "pictures.h"

namespace media {
namespace {

TEST(I420Frame, StartsBlackWithAlignedPlanes) {
  I420Frame frame({214, 120});
  const I420View v = frame.view();
  for (const uint8_t* plane : {v.y, v.u, v.v}) EXPECT_EQ(reinterpret_cast<uintptr_t>(plane) % 64, 0U);
  EXPECT_EQ(v.y_stride % 64, 0);
  EXPECT_EQ(v.uv_stride % 64, 0);
  EXPECT_EQ(test::mean(v, {0, 0, 214, 120}), (YuvColour{16, 128, 128}));
}

TEST(I420Frame, FillTouchesOnlyItsRectangle) {
  I420Frame frame({64, 48});
  fill(frame.mutable_view(), {16, 8, 20, 10}, test::kRed);
  EXPECT_EQ(test::mean(frame.view(), {16, 8, 20, 10}), test::kRed);
  for (const Rect outside : {Rect{0, 0, 64, 8}, Rect{0, 18, 64, 30}, Rect{0, 8, 16, 10}, Rect{36, 8, 28, 10}}) {
    EXPECT_EQ(test::mean(frame.view(), outside), (YuvColour{16, 128, 128}));
  }
  fill(frame.mutable_view(), {0, 0, 0, 48}, test::kBlue);
  EXPECT_EQ(test::mean(frame.view(), {0, 0, 16, 8}), (YuvColour{16, 128, 128})) << "an empty one touches nothing";
}

TEST(I420Frame, CutShowsThePart) {
  I420Frame frame({64, 48});
  fill(frame.mutable_view(), {32, 24, 32, 24}, test::kGreen);
  const I420View part = cut(frame.view(), {32, 24, 32, 24});
  EXPECT_EQ(part.size, (Size{32, 24}));
  EXPECT_EQ(test::mean(part, {0, 0, 32, 24}), test::kGreen);
}

TEST(YuvColour, FollowsBt601LimitedRange) {
  EXPECT_EQ(yuv_from_rgb(0, 0, 0), (YuvColour{16, 128, 128}));
  EXPECT_EQ(yuv_from_rgb(255, 255, 255), (YuvColour{235, 128, 128}));
  EXPECT_EQ(yuv_from_rgb(255, 0, 0), test::kRed);
  EXPECT_EQ(yuv_from_rgb(0, 255, 0), test::kGreen);
  EXPECT_EQ(yuv_from_rgb(0, 0, 255), test::kBlue);
}

}  // namespace
}  // namespace media
