#include "mcu/bridge/picture_monitor.h"

#include <gtest/gtest.h>

#include "media/video/i420_frame.h"

namespace mcu {
namespace {

using std::chrono::milliseconds;

constexpr media::VideoInputId kCamera{1}, kOther{2};

class PictureMonitorTest : public testing::Test {
 protected:
  PictureMonitorTest() {
    auto scene = std::make_shared<media::VideoScene>();
    scene->inputs.push_back({.id = kCamera});
    media::VideoTick tick;
    tick.now = now;
    tick.scene = scene;
    engine.run(tick);
  }
  void show(media::Size size, media::YuvColour colour) {
    media::I420Frame picture(size);
    media::fill(picture.mutable_view(), {0, 0, size.width, size.height}, colour);
    monitor.on_picture(kCamera, picture.view(), now);
  }

  media::Timestamp now = media::timestamp_from_ns(1'000'000'000);
  media::VideoMixEngine engine{milliseconds(33)};
  PictureMonitor monitor;
  std::vector<DecodedSecond> seconds;
};

TEST_F(PictureMonitorTest, LooksAtLargePicturesToo) {
  for (const media::Size size : {media::Size{320, 180}, {1280, 720}, {640, 366}}) {
    for (int i = 0; i < 100; ++i, now += milliseconds(40)) show(size, {static_cast<uint8_t>(60 + i % 2), 128, 128});
    monitor.take(engine, now, seconds);
    ASSERT_EQ(seconds.size(), 1U);
    EXPECT_EQ(seconds[0].input, kCamera);
    EXPECT_FALSE(seconds[0].picture.frozen || seconds[0].picture.black) << size.height;
    for (int i = 0; i < 100; ++i, now += milliseconds(40)) show(size, {16, 128, 128});
    monitor.take(engine, now, seconds);
    EXPECT_TRUE(seconds[0].picture.frozen && seconds[0].picture.black) << size.height;
  }
}

TEST_F(PictureMonitorTest, ForgetsWhatIsNotInTheSceneAnyMore) {
  show({320, 180}, {60, 128, 128});
  media::I420Frame picture({320, 180});
  monitor.on_picture(kOther, picture.view(), now);
  monitor.take(engine, now, seconds);
  ASSERT_EQ(seconds.size(), 1U);
  EXPECT_EQ(seconds[0].input, kCamera);
}

}  // namespace
}  // namespace mcu
