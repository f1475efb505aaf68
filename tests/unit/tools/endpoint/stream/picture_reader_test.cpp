#include "tools/endpoint/stream/picture_reader.h"

#include <gtest/gtest.h>

#include "media/base/library_clock.h"
#include "media/video/vp8_encoder.h"
#include "tools/endpoint/core/site_picture.h"
#include "tools/endpoint/core/site_signs.h"

namespace tools {
namespace {

using media::LibraryClock;
using media::LibraryKind;

constexpr uint8_t kSite = 4;

class PictureReaderTest : public testing::Test {
 protected:
  void SetUp() override {
    LibraryClock::enable([]() -> int64_t { return 0; });
    decoded_before_ = LibraryClock::totals(LibraryKind::kVpxDecodeSmall).calls;
  }
  void TearDown() override { LibraryClock::enable(nullptr); }

  media::EncodedFrame next_frame(bool keyframe = false) {
    picture_.draw(number_, frame_.mutable_view());
    if (keyframe) encoder_.request_keyframe();
    const auto encoded = encoder_.encode(frame_.view(), number_ * 3000);
    ++number_;
    media::EncodedFrame frame;
    frame.data.assign(encoded->data.begin(), encoded->data.end());
    frame.keyframe = encoded->keyframe;
    return frame;
  }

  static std::optional<uint16_t> frame_seen(const std::optional<PictureReading>& reading) {
    if (!reading || reading->tiles.size() != 1 || !reading->tiles[0].code) return std::nullopt;
    EXPECT_EQ(reading->tiles[0].code->site, kSite);
    return reading->tiles[0].code->frame;
  }

  uint64_t decoded() const { return LibraryClock::totals(LibraryKind::kVpxDecodeSmall).calls - decoded_before_; }

  SitePicture picture_{site_colour(kSite), kSite};
  media::I420Frame frame_{{320, 180}};
  media::Vp8Encoder encoder_ = media::Vp8Encoder::create({.size = {320, 180}, .bitrate = 150'000}).value();
  uint16_t number_ = 0;
  uint64_t decoded_before_ = 0;
  SharedDecoders decoders_;
};

TEST_F(PictureReaderTest, WhatManyWereSentIsDecodedOnce) {
  std::vector<PictureReader> readers(12, PictureReader(decoders_));
  for (uint16_t n = 0; n < 10; ++n) {
    const auto frame = next_frame();
    for (auto& reader : readers) EXPECT_EQ(frame_seen(reader.read(frame)), n);
  }
  EXPECT_EQ(decoded(), 10U);
}

TEST_F(PictureReaderTest, AReaderMayBeBehind) {
  PictureReader first(decoders_);
  PictureReader slow(decoders_);
  std::vector<media::EncodedFrame> frames;
  for (int n = 0; n < 20; ++n) frames.push_back(next_frame());
  for (const auto& frame : frames) first.read(frame);
  for (uint16_t n = 0; n < 20; ++n) EXPECT_EQ(frame_seen(slow.read(frames[n])), n);
  EXPECT_EQ(decoded(), 20U);
}

TEST_F(PictureReaderTest, WithoutAKeyframeNothingIsSeenAlthoughOthersSeeIt) {
  PictureReader first(decoders_);
  PictureReader late(decoders_);
  first.read(next_frame());
  auto frame = next_frame();
  EXPECT_EQ(frame_seen(first.read(frame)), 1);
  EXPECT_FALSE(late.read(frame));
  frame = next_frame(true);
  EXPECT_EQ(frame_seen(first.read(frame)), 2);
  EXPECT_EQ(frame_seen(late.read(frame)), 2);
  EXPECT_EQ(decoded(), 3U);
}

TEST_F(PictureReaderTest, AReaderThatMissesAFrameSeesNothingMoreAndSpoilsNothing) {
  PictureReader whole(decoders_);
  PictureReader holed(decoders_);
  for (int n = 0; n < 3; ++n) {
    const auto frame = next_frame();
    whole.read(frame);
    holed.read(frame);
  }
  whole.read(next_frame());
  for (uint16_t n = 4; n < 8; ++n) {
    const auto frame = next_frame();
    EXPECT_FALSE(holed.read(frame));
    EXPECT_EQ(frame_seen(whole.read(frame)), n);
  }
}

TEST_F(PictureReaderTest, AKeyframeReadEarlyDoesNotDisturbThoseThatAreBehind) {
  PictureReader whole(decoders_);
  PictureReader holed(decoders_);
  auto frame = next_frame();
  whole.read(frame);
  holed.read(frame);
  const auto missed = next_frame();
  const auto keyframe = next_frame(true);
  EXPECT_EQ(frame_seen(holed.read(keyframe)), 2);
  EXPECT_EQ(frame_seen(whole.read(missed)), 1);
  EXPECT_EQ(frame_seen(whole.read(keyframe)), 2);
  frame = next_frame();
  EXPECT_EQ(frame_seen(holed.read(frame)), 3);
  EXPECT_EQ(frame_seen(whole.read(frame)), 3);
}

TEST_F(PictureReaderTest, ABrokenFrameShowsNothing) {
  PictureReader reader(decoders_);
  reader.read(next_frame());
  auto frame = next_frame();
  frame.data.resize(2);
  EXPECT_FALSE(reader.read(frame));
  EXPECT_EQ(frame_seen(reader.read(next_frame(true))), 2);
}

}  // namespace
}  // namespace tools
