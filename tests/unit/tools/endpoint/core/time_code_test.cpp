#include "tools/endpoint/core/time_code.h"

#include <gtest/gtest.h>

#include "media/video/scaler.h"
#include "media/video/vp8_decoder.h"
#include "media/video/vp8_encoder.h"
#include "tools/endpoint/core/site_picture.h"
#include "tools/endpoint/core/site_signs.h"

namespace tools {
namespace {

using media::I420Frame;
using media::Size;

I420Frame drawn(const TimeCode& code, Size size) {
  I420Frame frame(size);
  SitePicture(site_colour(code.site), code.site).draw(code.frame, frame.mutable_view());
  return frame;
}

TEST(TimeCode, IsReadAsDrawn) {
  for (const Size size : {Size{1280, 720}, Size{640, 360}, Size{320, 180}, Size{214, 120}, Size{160, 90}}) {
    for (const TimeCode code : {TimeCode{0, 0}, TimeCode{1023, 31}, TimeCode{512, 5}, TimeCode{341, 21}}) {
      EXPECT_EQ(read_time_code(drawn(code, size).view()), code) << size.width;
    }
  }
}

TEST(TimeCode, SurvivesScalingToASmallTile) {
  for (int frame = 0; frame < kTimeCodeFrames; frame += 7) {
    const TimeCode code{static_cast<uint16_t>(frame), static_cast<uint8_t>(frame % kTimeCodeSites)};
    I420Frame large({640, 360});
    media::fill(large.mutable_view(), {0, 0, 640, 360}, site_colour(code.site));
    draw_time_code(code, large.mutable_view());
    I420Frame small({160, 90});
    media::scale(large.view(), small.mutable_view());
    EXPECT_EQ(read_time_code(small.view()), code);
  }
}

// The worst path: the smallest layer at 150 kbit/s, shrunk into a tile and coded once more.
TEST(TimeCode, SurvivesTwoEncodingsInASmallTile) {
  const Size layer{320, 180};
  const Size tile{160, 90};
  auto sender = media::Vp8Encoder::create({.size = layer, .bitrate = 150'000}).value();
  auto bridge = media::Vp8Encoder::create({.size = tile, .bitrate = 60'000}).value();
  auto first = media::Vp8Decoder::create().value();
  auto second = media::Vp8Decoder::create().value();
  I420Frame full({640, 360});
  I420Frame source(layer);
  I420Frame small(tile);
  const SitePicture picture(site_colour(7), 7);
  int right = 0;
  for (int frame = 0; frame < 60; ++frame) {
    picture.draw(static_cast<uint16_t>(frame), full.mutable_view());
    media::scale(full.view(), source.mutable_view());
    ASSERT_EQ(first.decode(sender.encode(source.view(), frame * 3000)->data), media::Vp8Decoder::Outcome::kPicture);
    media::scale(*first.picture(), small.mutable_view());
    ASSERT_EQ(second.decode(bridge.encode(small.view(), frame * 3000)->data), media::Vp8Decoder::Outcome::kPicture);
    const auto code = read_time_code(*second.picture());
    EXPECT_EQ(code.value_or(TimeCode{static_cast<uint16_t>(frame), 7}), (TimeCode{static_cast<uint16_t>(frame), 7}));
    right += code.has_value();
  }
  EXPECT_GE(right, 58);
}

TEST(TimeCode, NothingIsReadWhereNothingIs) {
  I420Frame frame({640, 360});
  EXPECT_EQ(read_time_code(frame.view()), std::nullopt);
  media::fill(frame.mutable_view(), {0, 0, 640, 360}, site_colour(3));
  EXPECT_EQ(read_time_code(frame.view()), std::nullopt);
  EXPECT_EQ(read_time_code(I420Frame({40, 22}).view()), std::nullopt);
}

TEST(TimeCode, ABlendOfTwoFramesIsNotTakenForOne) {
  const I420Frame one = drawn({100, 4}, {320, 180});
  const I420Frame two = drawn({611, 4}, {320, 180});
  I420Frame mixed({320, 180});
  const auto out = mixed.mutable_view();
  for (int y = 0; y < 180; ++y) {
    for (int x = 0; x < 320; ++x) {
      const int sum = one.view().y[y * one.view().y_stride + x] + two.view().y[y * two.view().y_stride + x];
      out.y[y * out.y_stride + x] = static_cast<uint8_t>(sum / 2);
    }
  }
  EXPECT_EQ(read_time_code(mixed.view()), std::nullopt);
}

TEST(TimeCode, AFlippedCellBreaksTheSum) {
  I420Frame frame = drawn({77, 9}, {1280, 720});
  const auto area = time_code_rect({1280, 720});
  EXPECT_EQ(area, (media::Rect{160, 300, 960, 120}));
  for (int cell = 2; cell < 24; ++cell) {
    I420Frame spoilt = drawn({77, 9}, {1280, 720});
    const auto view = spoilt.mutable_view();
    const int left = area.x + area.width * (cell % 12) / 12;
    const int top = area.y + cell / 12 * 60;
    for (int y = top; y < top + 60; ++y) {
      for (int x = left; x < left + 80; ++x) view.y[y * view.y_stride + x] = 251 - view.y[y * view.y_stride + x];
    }
    EXPECT_EQ(read_time_code(spoilt.view()), std::nullopt) << cell;
  }
}

}  // namespace
}  // namespace tools
