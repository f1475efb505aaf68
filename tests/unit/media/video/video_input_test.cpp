#include "media/video/video_input.h"

#include <gtest/gtest.h>

#include "encoded.h"

namespace media {
namespace {

using std::chrono::milliseconds;

Timestamp at(int ms) { return timestamp_from_ns(1'000'000'000) + milliseconds(ms); }

// A colour that says which frame it is.
YuvColour colour_of(int frame) { return {static_cast<uint8_t>(40 + 12 * frame), 128, 128}; }

class VideoInputTest : public testing::Test {
 protected:
  VideoInputTest() : input_(VideoInput::create(VideoInputId(7), milliseconds(33)).value()) {}

  // Frame `number`, captured at number · 33 ms and here at once.
  EncodedFrame frame(int number) { return camera_.frame(colour_of(number), at(number * 33)); }
  size_t advance(Timestamp now, std::optional<Duration> delay = {}, DecodeEffort effort = DecodeEffort::kAll) {
    return input_.advance(now, delay, effort, spent_);
  }
  int shown() const {
    if (!input_.picture()) return -1;
    return (test::centre(*input_.picture(), {0, 0, 320, 180}).y - 40 + 6) / 12;
  }

  test::Camera camera_;
  FrameBuffers spent_;
  VideoInput input_;
};

TEST_F(VideoInputTest, ShowsTheNewestAtOnceWithoutSound) {
  EXPECT_FALSE(input_.picture());
  for (int i = 0; i < 3; ++i) input_.push(frame(i));
  EXPECT_EQ(advance(at(66)), 3U);
  EXPECT_EQ(shown(), 2);
  EXPECT_EQ(advance(at(99)), 0U);
  EXPECT_EQ(shown(), 2);
  EXPECT_EQ(spent_.size(), 3U) << "the memory comes back";
}

TEST_F(VideoInputTest, ShowsTheFrameNearestToTheSound) {
  constexpr Duration kDelay = milliseconds(70);
  for (int i = 0; i < 8; ++i) input_.push(frame(i));
  // The sound heard at t was captured at t − 70 ms; a frame is shown from 16.5 ms before its sound.
  advance(at(50), kDelay);
  EXPECT_EQ(shown(), -1);
  advance(at(54), kDelay);
  EXPECT_EQ(shown(), 0);
  advance(at(86), kDelay);
  EXPECT_EQ(shown(), 0);
  advance(at(87), kDelay);
  EXPECT_EQ(shown(), 1);
  advance(at(154), kDelay);
  EXPECT_EQ(shown(), 3);
}

TEST_F(VideoInputTest, NothingWaitsForever) {
  auto future = frame(0);
  future.capture = at(60'000);  // a sender report gone wrong
  future.arrival = at(0);
  input_.push(std::move(future));
  EXPECT_EQ(advance(at(299), milliseconds(50)), 0U);
  EXPECT_EQ(advance(at(300), milliseconds(50)), 1U);

  auto unknown = frame(1);
  unknown.capture.reset();
  input_.push(std::move(unknown));
  EXPECT_EQ(advance(at(310), milliseconds(50)), 1U);
}

TEST_F(VideoInputTest, AFullQueueIsDecodedWhateverTheTime) {
  for (int i = 0; i < 20; ++i) {
    auto f = camera_.frame(colour_of(i % 16), at(10'000));
    f.arrival = at(0);
    input_.push(std::move(f));
  }
  EXPECT_EQ(advance(at(1), milliseconds(50)), 20 - VideoInput::kMaxWaiting);
}

TEST_F(VideoInputTest, StallsAndFlowsAgain) {
  input_.push(frame(0));
  advance(at(0));
  EXPECT_TRUE(input_.flows(at(799)));
  EXPECT_FALSE(input_.flows(at(800)));
  EXPECT_TRUE(input_.had_picture());
  EXPECT_EQ(shown(), 0) << "the last good picture is still there";
  input_.push(frame(1));
  advance(at(900));
  EXPECT_TRUE(input_.flows(at(901)));
}

TEST_F(VideoInputTest, WantsAKeyframeAfterAnErrorAndKeepsCounting) {
  EXPECT_TRUE(input_.keyframe_wanted());
  input_.push(frame(0));
  advance(at(0));
  EXPECT_FALSE(input_.keyframe_wanted());
  const uint64_t serial = input_.picture_serial();
  auto broken = frame(1);
  broken.data.resize(2);
  input_.push(std::move(broken));
  input_.push(frame(2));
  advance(at(66));
  EXPECT_TRUE(input_.keyframe_wanted());
  EXPECT_EQ(input_.figures().errors, 1U);
  EXPECT_EQ(input_.figures().skipped, 1U) << "frame 2 refers to the broken one";
  EXPECT_EQ(input_.picture_serial(), serial);
  camera_.request_keyframe();
  input_.push(frame(3));
  EXPECT_FALSE(input_.keyframe_wanted()) << "it is here, though not yet due";
  advance(at(99));
  EXPECT_FALSE(input_.keyframe_wanted());
  EXPECT_EQ(shown(), 3);
}

TEST_F(VideoInputTest, HalfRateLeavesOutUpperLayersAndReturnsAtASync) {
  camera_ = test::Camera({320, 180}, 2);
  size_t decoded = 0;
  for (int i = 0; i < 8; ++i) {
    input_.push(frame(i));
    decoded += advance(at(i * 33), {}, DecodeEffort::kHalfRate);
  }
  EXPECT_EQ(decoded, 4U);
  EXPECT_EQ(shown(), 6);
  for (int i = 8; i < 12; ++i) {
    input_.push(frame(i));
    advance(at(i * 33));
    EXPECT_EQ(shown(), i);
  }
  EXPECT_FALSE(input_.keyframe_wanted()) << "none of it costs a key frame";
}

TEST_F(VideoInputTest, KeyframesOnlyThrowsTheBacklogAwayUpToTheLastKeyframe) {
  for (int i = 0; i < 4; ++i) input_.push(frame(i));
  camera_.request_keyframe();
  for (int i = 4; i < 6; ++i) input_.push(frame(i));
  EXPECT_EQ(advance(at(200), {}, DecodeEffort::kKeyframes), 1U) << "frame 4, the key frame";
  EXPECT_EQ(shown(), 4);
  EXPECT_TRUE(input_.keyframe_wanted());
  input_.push(frame(6));
  EXPECT_EQ(advance(at(233)), 0U) << "6 refers to 5";
  camera_.request_keyframe();
  input_.push(frame(7));
  EXPECT_EQ(advance(at(266)), 1U);
  EXPECT_EQ(shown(), 7);
}

TEST_F(VideoInputTest, UnneededFramesThatWouldNotBeShownAreNotDecoded) {
  camera_ = test::Camera({320, 180}, 2);
  for (int i = 0; i < 5; ++i) input_.push(frame(i));
  EXPECT_EQ(advance(at(200)), 3U) << "1 and 3 are referred to by nobody and late";
  EXPECT_EQ(shown(), 4);
}

TEST_F(VideoInputTest, TakesAnotherLayerAtItsKeyframe) {
  input_.push(frame(0));
  advance(at(0));
  test::Camera large({640, 360});
  input_.push(large.frame(test::kRed, at(33)));
  advance(at(33));
  ASSERT_TRUE(input_.picture());
  EXPECT_EQ(input_.picture()->size, (Size{640, 360}));
  EXPECT_TRUE(test::close(test::centre(*input_.picture(), {0, 0, 640, 360}), test::kRed, 3));
}

}  // namespace
}  // namespace media
