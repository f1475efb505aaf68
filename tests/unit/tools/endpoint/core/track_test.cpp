#include "tools/endpoint/core/track.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/unit/media/base/temporary_folder.h"

namespace tools {
namespace {

using media::Bytes;
using testing::HasSubstr;

Track small_track() {
  Track track(media::MediaKind::kVideo, {320, 180});
  track.append_video(media::as_bytes("first"), true);
  track.append_video(media::as_bytes("second"), false);
  track.append_video(media::as_bytes(""), false);
  track.append_video(media::as_bytes("fourth"), true);
  return track;
}

TEST(Track, ReadsWhatItWrote) {
  const Track track = small_track();
  const auto copy = Track::parse(track.serialize());
  ASSERT_TRUE(copy) << copy.error().message;
  EXPECT_EQ(*copy, track);
  EXPECT_EQ(copy->size(), (media::Size{320, 180}));
  EXPECT_EQ(media::as_text(copy->data(1)), "second");
  EXPECT_EQ(copy->data(2).size(), 0U);
  EXPECT_TRUE(copy->frame(3).keyframe);
  EXPECT_DOUBLE_EQ(copy->bitrate(30), 17 * 8 * 30 / 4.0);

  Track sound(media::MediaKind::kAudio, {});
  sound.append_sound(media::as_bytes("x"), 20, true);
  sound.append_sound(media::as_bytes("yz"), 60, false);
  const auto again = Track::parse(sound.serialize());
  ASSERT_TRUE(again);
  EXPECT_EQ(*again, sound);
  EXPECT_EQ(again->frame(1).level, 60);
  EXPECT_TRUE(again->frame(0).marker);
}

TEST(Track, FindsKeyframesRoundTheLoop) {
  const Track track = small_track();
  EXPECT_EQ(track.next_keyframe(0), 0U);
  EXPECT_EQ(track.next_keyframe(1), 3U);
  EXPECT_EQ(track.next_keyframe(3), 3U);
  Track one = small_track();
  one.append_video(media::as_bytes("last"), false);
  EXPECT_EQ(one.next_keyframe(4), 0U);
}

TEST(Track, RefusesWhatIsBroken) {
  const auto good = small_track().serialize();
  for (size_t size = 0; size < good.size(); ++size) {
    EXPECT_FALSE(Track::parse(Bytes(good).first(size))) << size;
  }
  auto longer = good;
  longer.push_back(0);
  EXPECT_THAT(Track::parse(longer).error().message, HasSubstr("index"));
  auto other = good;
  other[0] = 'X';
  EXPECT_EQ(Track::parse(other).error().code, "endpoint.track");
  auto kind = good;
  kind[8] = 2;
  EXPECT_THAT(Track::parse(kind).error().message, HasSubstr("kind"));
  auto no_keyframe = good;
  no_keyframe[17 + 4] = 0;
  EXPECT_THAT(Track::parse(no_keyframe).error().message, HasSubstr("key frame"));
}

TEST(Track, KeepsFiles) {
  const media::test::TemporaryFolder folder;
  const auto path = (folder.path() / "a.track").string();
  ASSERT_TRUE(small_track().write(path));
  const auto read = Track::read(path);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(**read, small_track());
  std::filesystem::remove(path);
  EXPECT_THAT(Track::read(path).error().message, HasSubstr(path));
  EXPECT_EQ(small_track().write("/nonexistent/x").error().code, "endpoint.file");
}

}  // namespace
}  // namespace tools
