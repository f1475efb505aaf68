#include "media/quality/picture_condition.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include <gtest/gtest.h>

#include "media/base/random.h"

namespace media {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr int kWidth = 320, kHeight = 180, kStride = 336;
constexpr Duration kFrameTime = milliseconds(40);

using Picture = std::vector<uint8_t>;

LumaPlane plane(const Picture& picture) { return {picture.data(), kStride, kWidth, kHeight}; }

// A hall with a lamp in it; `noise` in steps of luma, of the camera.
Picture hall(uint64_t seed, double noise, double brightness = 1) {
  Random random(seed);
  Picture picture(static_cast<size_t>(kStride) * kHeight, 99);
  for (int y = 0; y < kHeight; ++y) {
    for (int x = 0; x < kWidth; ++x) {
      const double lamp = 90 * std::exp(-(std::pow(x - 200, 2) + std::pow(y - 40, 2)) / 1500);
      const double value = 16 + brightness * (60 + 0.2 * y + lamp) + noise * (random.unit() + random.unit() - 1);
      picture[static_cast<size_t>(y) * kStride + static_cast<size_t>(x)] =
          static_cast<uint8_t>(std::clamp(value, 0.0, 255.0));
    }
  }
  return picture;
}

Timestamp at(Duration time) { return timestamp_from_ns(0) + seconds(100) + time; }

// Shows what `picture` gives for each frame from `from` to `to`, and gives the last second.
PictureSecond show(PictureCondition& condition, Duration from, Duration to,
                   const std::function<Picture(uint64_t)>& picture) {
  PictureSecond last;
  uint64_t n = static_cast<uint64_t>(from / kFrameTime);
  for (Duration time = from; time < to; time += kFrameTime) {
    const Picture shown = picture(n++);
    condition.on_frame(plane(shown), at(time));
    if ((time + kFrameTime) % seconds(1) == Duration::zero()) last = condition.take(at(time + kFrameTime));
  }
  return last;
}

TEST(PictureCondition, ALiveCameraIsNeitherBlackNorFrozen) {
  PictureCondition condition;
  const PictureSecond second = show(condition, seconds(0), seconds(6), [](uint64_t n) { return hall(n, 2); });
  EXPECT_EQ(second.frames, 25);
  EXPECT_EQ(second.changed, 25);
  EXPECT_EQ(second.longest_freeze, kFrameTime);
  EXPECT_FALSE(second.black);
  EXPECT_FALSE(second.frozen);
}

TEST(PictureCondition, TheSameBitsForThreeSecondsAreFrozen) {
  PictureCondition condition;
  show(condition, seconds(0), seconds(2), [](uint64_t n) { return hall(n, 2); });
  const auto stuck = [](uint64_t) { return hall(7, 2); };
  PictureSecond second = show(condition, seconds(2), seconds(5), stuck);
  EXPECT_EQ(second.frames, 25);
  EXPECT_EQ(second.changed, 0);
  EXPECT_TRUE(second.frozen);
  EXPECT_EQ(second.longest_freeze, seconds(3));
  second = show(condition, seconds(5), seconds(6), [](uint64_t n) { return hall(n, 2); });
  EXPECT_FALSE(second.frozen);
}

TEST(PictureCondition, NoNewFrameIsFrozenToo) {
  PictureCondition condition;
  show(condition, seconds(0), seconds(2), [](uint64_t n) { return hall(n, 2); });
  EXPECT_FALSE(condition.take(at(seconds(4))).frozen);
  const PictureSecond second = condition.take(at(seconds(5)));
  EXPECT_TRUE(second.frozen);
  EXPECT_EQ(second.frames, 0);
  EXPECT_EQ(second.longest_freeze, seconds(3) + kFrameTime);
}

TEST(PictureCondition, AStillHallWithLittleNoiseIsNotFrozen) {
  // A codec passes nothing of it in most frames, and something now and then.
  PictureCondition condition;
  const PictureSecond second =
      show(condition, seconds(0), seconds(8), [](uint64_t n) { return hall(n / 30, 0.6); });
  EXPECT_FALSE(second.frozen);
  EXPECT_GT(second.longest_freeze, seconds(1));
}

TEST(PictureCondition, OnePixelIsAChange) {
  PictureCondition condition;
  Picture picture = hall(1, 0);
  condition.on_frame(plane(picture), at(seconds(0)));
  picture[kStride * (kHeight - 1) + kWidth - 1] ^= 1;
  condition.on_frame(plane(picture), at(seconds(1)));
  picture[kStride * 3 + kWidth] ^= 1;  // behind the end of a row: not of the picture
  condition.on_frame(plane(picture), at(seconds(2)));
  EXPECT_EQ(condition.take(at(seconds(2))).changed, 2);
}

TEST(PictureCondition, ACoveredCameraIsBlackAndADarkHallIsNot) {
  struct Case {
    const char* what;
    double brightness, noise;
    bool black;
  };
  for (const Case& c : {Case{"switched off", 0, 0, true}, {"lens cap", 0, 8, true}, {"dark hall, lamp", 0.25, 4, false},
                        {"hall", 1, 2, false}}) {
    PictureCondition condition;
    const PictureSecond second =
        show(condition, seconds(0), seconds(1), [&](uint64_t n) { return hall(n, c.noise, c.brightness); });
    EXPECT_EQ(second.black, c.black) << c.what;
  }
}

TEST(PictureCondition, BlackStaysUntilAnotherFrameSaysOtherwise) {
  PictureCondition condition;
  show(condition, seconds(0), seconds(1), [](uint64_t) { return hall(1, 0, 0); });
  EXPECT_TRUE(condition.take(at(seconds(2))).black);
  show(condition, seconds(2), seconds(3), [](uint64_t n) { return hall(n, 2); });
  EXPECT_FALSE(condition.take(at(seconds(3))).black);
}

TEST(PictureCondition, WithoutAPictureNothingIsSaid) {
  PictureCondition condition;
  condition.on_frame({}, at(seconds(0)));
  EXPECT_FALSE(condition.take(at(seconds(60))).frozen);
  show(condition, seconds(60), seconds(61), [](uint64_t n) { return hall(n, 2); });
  condition.reset();
  const PictureSecond second = condition.take(at(seconds(90)));
  EXPECT_FALSE(second.frozen);
  EXPECT_EQ(second.longest_freeze, Duration::zero());
}

TEST(PictureCondition, AnotherSizeIsAnotherPicture) {
  PictureCondition condition;
  const Picture picture(static_cast<size_t>(kStride) * kHeight, 100);
  condition.on_frame({picture.data(), kStride, 320, 180}, at(seconds(0)));
  condition.on_frame({picture.data(), kStride, 312, 180}, at(seconds(1)));
  condition.on_frame({picture.data(), kStride, 3, 1}, at(seconds(2)));
  EXPECT_EQ(condition.take(at(seconds(2))).changed, 3);
}

}  // namespace
}  // namespace media
