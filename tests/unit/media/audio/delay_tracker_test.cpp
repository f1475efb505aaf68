#include "media/audio/delay_tracker.h"

#include <gtest/gtest.h>

#include "media/audio/audio_frame.h"
#include "media/base/random.h"

namespace media {
namespace {

using namespace std::chrono_literals;

constexpr Timestamp kBegin = timestamp_from_ns(0) + 100s;

// A source whose packets leave every 20 ms and take `way` plus up to `jitter`.
class DelayTrackerTest : public testing::Test {
 protected:
  void run(Duration length, Duration way, Duration jitter = 0ms) {
    for (const Timestamp end = sent + length; sent < end; sent += 20ms, rtp += 960) {
      const auto late = random.below(static_cast<uint64_t>(jitter.count()) + 1);
      tracker.add(sent + way + Duration(static_cast<int64_t>(late)), rtp);
    }
  }
  // What the tracker takes for the way of the next packet.
  Duration way() const { return *tracker.expected_arrival(rtp) - sent; }

  DelayTracker tracker;
  Random random{1};
  Timestamp sent = kBegin;
  int64_t rtp = 1'000'000;
};

TEST_F(DelayTrackerTest, NothingKnownBeforeTheFirstPacket) {
  EXPECT_EQ(tracker.expected_arrival(0), std::nullopt);
  run(20ms, 30ms);
  EXPECT_EQ(way(), 30ms);
  tracker.reset();
  EXPECT_EQ(tracker.expected_arrival(0), std::nullopt);
}

TEST_F(DelayTrackerTest, JitterOnlyAddsToIt) {
  run(10s, 30ms, 50ms);
  EXPECT_GE(way(), 30ms);
  EXPECT_LE(way(), 31ms);
}

TEST_F(DelayTrackerTest, AShorterWayIsSeenAtOnceALongerOneAfterTenSeconds) {
  run(20s, 30ms);
  run(20ms, 10ms);
  EXPECT_EQ(way(), 10ms);
  run(8s, 60ms);
  EXPECT_EQ(way(), 10ms) << "might still be jitter";
  run(3s, 60ms);
  EXPECT_EQ(way(), 60ms);
}

TEST_F(DelayTrackerTest, ALongSilenceForgets) {
  run(1s, 10ms);
  sent += 60s;
  rtp += 60 * kSampleRate;
  run(20ms, 40ms);
  EXPECT_EQ(way(), 40ms);
}

}  // namespace
}  // namespace media
