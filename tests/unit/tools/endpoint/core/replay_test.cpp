#include "tools/endpoint/core/replay.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tools {
namespace {

using media::Timestamp;
using namespace std::chrono_literals;

const Timestamp kStart = media::timestamp_from_ns(1'000'000'000);

std::shared_ptr<const Track> video_track(size_t frames, size_t interval, media::Size size = {320, 180}) {
  Track track(media::MediaKind::kVideo, size);
  for (size_t i = 0; i < frames; ++i) {
    const uint8_t data[] = {static_cast<uint8_t>(size.width / 10), static_cast<uint8_t>(i)};
    track.append_video(data, i % interval == 0);
  }
  return std::make_shared<const Track>(std::move(track));
}

std::shared_ptr<const Track> sound_track(size_t packets, uint8_t level, bool markers) {
  Track track(media::MediaKind::kAudio, {});
  for (size_t i = 0; i < packets; ++i) {
    const uint8_t data[] = {level, static_cast<uint8_t>(i)};
    track.append_sound(data, level, markers && i % 50 == 0);
  }
  return std::make_shared<const Track>(std::move(track));
}

VideoReplay replay(size_t frames = 60) {
  return VideoReplay::create({video_track(frames, 30, {1280, 720}), video_track(frames, 30)}, kStart).value();
}

TEST(Beat, KeepsItsRateExactly) {
  Beat beat(kStart, 30, 150ms);
  EXPECT_EQ(beat.poll(kStart - 1ns), std::nullopt);
  EXPECT_EQ(beat.poll(kStart), 0);
  EXPECT_EQ(beat.poll(kStart), std::nullopt);
  EXPECT_EQ(beat.next_deadline(), kStart + 33'333'333ns);
  EXPECT_EQ(beat.due(30 * 3600), kStart + 1h);
}

TEST(Beat, CatchesUpAShortDelayAndLeavesOutALongOne) {
  Beat beat(kStart, 30, 150ms);
  EXPECT_EQ(beat.poll(kStart), 0);
  for (int64_t n = 1; n <= 3; ++n) EXPECT_EQ(beat.poll(kStart + 101ms), n);
  EXPECT_EQ(beat.poll(kStart + 101ms), std::nullopt);
  EXPECT_EQ(beat.poll(kStart + 2s), 60);
  EXPECT_EQ(beat.poll(kStart + 2s), std::nullopt);
  EXPECT_EQ(beat.skipped(), 56U);
}

TEST(VideoReplay, GoesRoundTheLoopWithContinuousTime) {
  auto video = replay();
  for (int n = 0; n < 130; ++n) {
    const Timestamp now = video.next_deadline();
    const auto picture = video.poll(now);
    ASSERT_TRUE(picture);
    EXPECT_EQ(picture->frame, n % 60);
    EXPECT_EQ(picture->keyframe, n % 30 == 0);
    EXPECT_EQ(picture->timestamp, 3000 * n);
    EXPECT_EQ(picture->capture, now);
    EXPECT_EQ(video.data(0)[0], 128);
    EXPECT_EQ(video.data(1)[0], 32);
    EXPECT_EQ(video.data(1)[1], n % 60);
    EXPECT_FALSE(video.poll(now));
  }
}

TEST(VideoReplay, KeepsAnotherRateIfItIsTold) {
  auto video = VideoReplay::create({video_track(10, 5)}, kStart, 5).value();
  for (int n = 0; n < 12; ++n) {
    EXPECT_EQ(video.next_deadline(), kStart + n * 200ms);
    EXPECT_EQ(video.poll(video.next_deadline())->timestamp, n * 18'000);
  }
  EXPECT_FALSE(VideoReplay::create({video_track(30, 10)}, kStart, 5)) << "two seconds without a key frame";
}

TEST(VideoReplay, AKeyframeRequestJumpsWithTheNextPicture) {
  auto video = replay(90);
  for (int n = 0; n < 5; ++n) video.poll(video.next_deadline());
  video.request_keyframe();
  video.request_keyframe();
  const auto jumped = video.poll(video.next_deadline());
  EXPECT_TRUE(jumped->keyframe);
  EXPECT_EQ(jumped->frame, 30);
  EXPECT_EQ(jumped->timestamp, 5 * 3000) << "time goes on as if nothing happened";
  EXPECT_EQ(video.poll(video.next_deadline())->frame, 31);
  EXPECT_EQ(video.jumps(), 1U) << "requests merge";

  for (int n = 0; n < 53; ++n) video.poll(video.next_deadline());
  video.request_keyframe();
  EXPECT_EQ(video.poll(video.next_deadline())->frame, 0) << "behind the last key frame comes the loop point";
}

TEST(VideoReplay, ARequestBeforeADueKeyframeIsMetByIt) {
  auto video = replay();
  for (int n = 0; n < 30; ++n) video.poll(video.next_deadline());
  video.request_keyframe();
  EXPECT_EQ(video.poll(video.next_deadline())->frame, 30);
  EXPECT_EQ(video.poll(video.next_deadline())->frame, 31);
  EXPECT_EQ(video.jumps(), 0U);
}

TEST(VideoReplay, AfterAStandstillTimeAdvancesAndNoPictureIsLeftOut) {
  auto video = replay();
  video.poll(kStart);
  const auto late = video.poll(kStart + 1s);
  EXPECT_EQ(late->timestamp, 30 * 3000);
  EXPECT_EQ(late->frame, 1) << "a left-out picture would break the prediction chain";
}

TEST(VideoReplay, RefusesLayersThatDoNotFitTogether) {
  const auto refused = [](std::vector<std::shared_ptr<const Track>> layers) {
    const auto result = VideoReplay::create(std::move(layers), kStart);
    return result ? std::string("taken") : result.error().message;
  };
  EXPECT_THAT(refused({}), testing::HasSubstr("no layer"));
  EXPECT_THAT(refused({video_track(60, 30), video_track(90, 30)}), testing::HasSubstr("equally long"));
  EXPECT_THAT(refused({video_track(60, 30), video_track(60, 15)}), testing::HasSubstr("different places"));
  EXPECT_THAT(refused({video_track(62, 31)}), testing::HasSubstr("more than a second"));
  EXPECT_THAT(refused({sound_track(50, 20, false)}), testing::HasSubstr("not video"));
  EXPECT_THAT(refused({video_track(1050, 30)}), testing::HasSubstr("longer"));
}

TEST(AudioReplay, SwitchesSoundsAndKeepsTime) {
  const auto silence = sound_track(50, 127, false);
  const auto tone = sound_track(100, 20, true);
  AudioReplay audio(silence, kStart);
  for (int n = 0; n < 10; ++n) EXPECT_EQ(audio.poll(audio.next_deadline())->level, 127);
  audio.set_sound(tone);
  for (int n = 10; n < 220; ++n) {
    const auto packet = audio.poll(audio.next_deadline());
    EXPECT_EQ(packet->level, 20);
    EXPECT_EQ(packet->timestamp, 960 * n);
    EXPECT_EQ(packet->marker, (n - 10) % 50 == 0) << n;
    EXPECT_EQ(packet->data[1], (n - 10) % 100);
    audio.set_sound(tone);
  }
  EXPECT_EQ(audio.next_deadline(), kStart + 220 * 20ms);
}

}  // namespace
}  // namespace tools
