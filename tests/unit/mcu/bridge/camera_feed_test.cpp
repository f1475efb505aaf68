#include "mcu/bridge/camera_feed.h"

#include <gtest/gtest.h>

#include "sending_camera.h"

namespace mcu {
namespace {

using media::Size;
using media::VideoInputId;
using std::chrono::milliseconds;

constexpr Size kSmallTile{160, 90};
constexpr Size kLargeTile{600, 340};

class CameraFeedTest : public testing::Test {
 protected:
  // One frame tick; gives the heights of the key frames and 0 for each other frame.
  std::vector<int> step(Size tile, bool smaller = false) {
    now_ += milliseconds(33);
    camera_.send(now_);
    feed_.choose_layer(tile, smaller, now_);
    std::vector<media::VideoTick::InputFrame> frames;
    feed_.collect(VideoInputId(1), frames, now_);
    std::vector<int> heights;
    for (auto& [input, frame] : frames) {
      EXPECT_EQ(input, VideoInputId(1));
      heights.push_back(frame.size.height);
      buffers_.give(std::move(frame.data));
    }
    return heights;
  }
  std::vector<int> steps(int count, Size tile) {
    std::vector<int> all;
    for (int i = 0; i < count; ++i) {
      for (const int height : step(tile)) all.push_back(height);
    }
    return all;
  }

  Timestamp now_ = media::timestamp_from_ns(1'000'000'000);
  media::FrameBuffers buffers_;
  test::SendingCamera camera_{1, {{160, 90}, {320, 180}, {640, 360}}, media::test::kRed};
  CameraFeed feed_{buffers_};
};

TEST_F(CameraFeedTest, TakesOneLayerFromItsKeyframeOn) {
  camera_.send(now_);  // it flows before the feed comes
  feed_.follow(&camera_.source);
  EXPECT_EQ(step(kSmallTile), std::vector<int>{}) << "subscribed after this frame";
  EXPECT_EQ(steps(4, kSmallTile), (std::vector{90, 0, 0, 0}));
  EXPECT_EQ(camera_.requests, (std::array{1, 0, 0}));
  EXPECT_TRUE(camera_.source.has_sinks(0));
  EXPECT_FALSE(camera_.source.has_sinks(1) || camera_.source.has_sinks(2));
}

TEST_F(CameraFeedTest, ChangesTheLayerWithoutAHole) {
  feed_.follow(&camera_.source);
  steps(4, kSmallTile);
  // The old layer goes on until the new one's key frame, asked for once, is here.
  EXPECT_EQ(steps(4, kLargeTile), (std::vector{0, 0, 360, 0, 0})) << "a frame of both at the moment of change";
  EXPECT_EQ(camera_.requests[2], 1);
  EXPECT_TRUE(camera_.source.has_sinks(2));
  EXPECT_FALSE(camera_.source.has_sinks(0));
}

TEST_F(CameraFeedTest, UsesWhatFlows) {
  camera_.on = {true, true, false};
  feed_.follow(&camera_.source);
  EXPECT_EQ(steps(6, kLargeTile).at(0), 180) << "the large layer is not sent";
  camera_.on[2] = true;
  const auto later = steps(4, kLargeTile);
  EXPECT_NE(std::find(later.begin(), later.end(), 360), later.end()) << "better as soon as it comes";
  camera_.on = {true, false, false};
  const auto without = steps(40, kLargeTile);
  EXPECT_NE(std::find(without.begin(), without.end(), 90), without.end()) << "and the small one when it goes";
}

TEST_F(CameraFeedTest, OverloadTakesTheNextSmallerLayer) {
  feed_.follow(&camera_.source);
  steps(4, kLargeTile);
  std::vector<int> heights;
  for (int i = 0; i < 4; ++i) {
    for (const int height : step(kLargeTile, true)) heights.push_back(height);
  }
  EXPECT_NE(std::find(heights.begin(), heights.end(), 180), heights.end());
  EXPECT_FALSE(camera_.source.has_sinks(2));
}

TEST_F(CameraFeedTest, LearnsHowLargeLayersAre) {
  // This camera's largest layer is 360 lines, not 720: its middle one is too small for a tile of 300.
  feed_.follow(&camera_.source);
  steps(6, {480, 270});
  EXPECT_TRUE(camera_.source.has_sinks(2));
  steps(6, {320, 180});
  EXPECT_TRUE(camera_.source.has_sinks(1));
  EXPECT_FALSE(camera_.source.has_sinks(2));
}

TEST_F(CameraFeedTest, AsksForAKeyframeAfterALossThatIsNotRepaired) {
  feed_.follow(&camera_.source);
  steps(4, kSmallTile);
  const int before = camera_.requests[0];
  camera_.lose = true;
  steps(1, kSmallTile);
  camera_.lose = false;
  const auto after = steps(6, kSmallTile);
  EXPECT_EQ(camera_.requests[0], before + 1);
  EXPECT_EQ(after.front(), 90) << "nothing undecodable comes out";
}

TEST_F(CameraFeedTest, LetsGoOfACameraAtOnce) {
  feed_.follow(&camera_.source);
  steps(4, kSmallTile);
  feed_.follow(nullptr);
  for (size_t layer = 0; layer < 3; ++layer) EXPECT_FALSE(camera_.source.has_sinks(layer));
  EXPECT_TRUE(step(kSmallTile).empty());
}

}  // namespace
}  // namespace mcu
