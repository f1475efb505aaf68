#include "media/video/overlay.h"

#include <gtest/gtest.h>

#include "pictures.h"

namespace media {
namespace {

constexpr Size kSize{16, 4};

TEST(Overlay, OpaqueReplacesClearLeavesHalfMixes) {
  // Left half opaque red; right half half transparent white (premultiplied).
  std::vector<uint32_t> argb(static_cast<size_t>(kSize.width * kSize.height));
  for (size_t i = 0; i < argb.size(); ++i) argb[i] = i % 16 < 8 ? 0xffff0000 : i % 16 < 12 ? 0x80808080 : 0;
  const Overlay overlay(argb.data(), kSize.width, kSize);
  I420Frame frame = test::plain({64, 32}, {16, 128, 128});
  overlay.blend_onto(frame.mutable_view(), 8, 10);

  EXPECT_TRUE(test::close(test::mean(frame.view(), {8, 10, 8, 4}), test::kRed, 1));
  EXPECT_TRUE(test::close(test::mean(frame.view(), {16, 10, 4, 4}), {126, 128, 128}, 2));
  EXPECT_EQ(test::mean(frame.view(), {20, 10, 4, 4}), (YuvColour{16, 128, 128}));
  EXPECT_EQ(test::mean(frame.view(), {8, 14, 16, 4}), (YuvColour{16, 128, 128})) << "below it";
  EXPECT_EQ(test::mean(frame.view(), {8, 8, 16, 2}), (YuvColour{16, 128, 128})) << "above it";
}

TEST(Overlay, ColourOfAnEdgeIsThatOfItsVisiblePixels) {
  // One green pixel in each 2 × 2 block: chroma must stay green and only its weight drop.
  std::vector<uint32_t> argb(static_cast<size_t>(kSize.width * kSize.height));
  for (int y = 0; y < kSize.height; y += 2) {
    for (int x = 0; x < kSize.width; x += 2) argb[static_cast<size_t>(y * kSize.width + x)] = 0xff00ff00;
  }
  const Overlay overlay(argb.data(), kSize.width, kSize);
  I420Frame frame = test::plain(kSize, test::kGreen);
  overlay.blend_onto(frame.mutable_view(), 0, 0);
  EXPECT_TRUE(test::close(test::mean(frame.view(), {0, 0, 16, 4}), test::kGreen, 1));
}

TEST(Overlay, AnEmptyOneDoesNothing) {
  I420Frame frame = test::plain({32, 32}, test::kBlue);
  Overlay().blend_onto(frame.mutable_view(), 0, 0);
  EXPECT_EQ(test::mean(frame.view(), {0, 0, 32, 32}), test::kBlue);
}

}  // namespace
}  // namespace media
