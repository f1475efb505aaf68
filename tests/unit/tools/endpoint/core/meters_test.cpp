#include "tools/endpoint/core/meters.h"

#include <gtest/gtest.h>

#include "tools/endpoint/core/send_log.h"

namespace tools {
namespace {

using media::Timestamp;
using namespace std::chrono_literals;

Timestamp at(media::Duration since) { return media::timestamp_from_ns(5'000'000'000) + since; }

TEST(FrameMeter, CountsRateAndLongestStandstill) {
  FrameMeter meter;
  EXPECT_EQ(meter.frames_per_second(at(1s)), 0);
  EXPECT_EQ(meter.longest_freeze(at(1s)), 0ms);
  for (int n = 0; n < 60; ++n) meter.on_frame(at(n * 33ms + (n > 30 ? 400ms : 0ms)));
  EXPECT_EQ(meter.longest_freeze(at(59 * 33ms + 400ms)), 433ms);
  EXPECT_NEAR(meter.frames_per_second(at(2347ms)), 60 / 2.347, 0.01);
  EXPECT_EQ(meter.longest_freeze(at(5s)), 5s - (59 * 33ms + 400ms)) << "the one under way counts";
  EXPECT_EQ(meter.first_frame(), at(0ms));

  meter.reset(at(5s));
  EXPECT_EQ(meter.longest_freeze(at(5100ms)), 100ms);
  meter.on_frame(at(5200ms));
  EXPECT_EQ(meter.longest_freeze(at(5200ms)), 200ms);
  EXPECT_EQ(meter.frames(), 1U);
  EXPECT_DOUBLE_EQ(meter.frames_per_second(at(6s)), 1.0);
}

TEST(LatencyMeter, GivesNearestRankPercentiles) {
  LatencyMeter meter;
  EXPECT_EQ(meter.percentile(0.5), std::nullopt);
  for (int n = 100; n >= 1; --n) meter.add(n * 1ms);
  EXPECT_EQ(meter.percentile(0.5), 50ms);
  EXPECT_EQ(meter.percentile(0.95), 95ms);
  EXPECT_EQ(meter.percentile(1.0), 100ms);
  EXPECT_EQ(meter.percentile(0.0), 1ms);
  meter.reset();
  EXPECT_EQ(meter.count(), 0U);
}

TEST(SendLog, FindsWhenAPictureLeft) {
  SendLog log;
  EXPECT_EQ(log.picture_latency({5, 3}, at(1s)), std::nullopt);
  log.on_picture({5, 3}, at(1s));
  EXPECT_EQ(log.picture_latency({5, 3}, at(1080ms)), 80ms);
  EXPECT_EQ(log.picture_latency({6, 3}, at(1080ms)), std::nullopt);
  EXPECT_EQ(log.picture_latency({5, 4}, at(1080ms)), std::nullopt);
  EXPECT_EQ(log.picture_latency({5, 3}, at(999ms)), std::nullopt) << "not yet sent";
  EXPECT_EQ(log.picture_latency({5, 3}, at(6s)), std::nullopt) << "of an earlier round";
  log.on_picture({5, 3}, at(6s));
  EXPECT_EQ(log.picture_latency({5, 3}, at(6010ms)), 10ms);
}

TEST(SendLog, FindsTheMarkerBefore) {
  SendLog log;
  for (int n = 0; n < 6; ++n) log.on_marker(2, at(n * 1s));
  EXPECT_EQ(log.marker_latency(2, at(5070ms)), 70ms);
  EXPECT_EQ(log.marker_latency(2, at(4900ms)), 900ms);
  EXPECT_EQ(log.marker_latency(2, at(2500ms)), 500ms);
  EXPECT_EQ(log.marker_latency(2, at(1s)), std::nullopt) << "forgotten";
  EXPECT_EQ(log.marker_latency(1, at(5s)), std::nullopt);
}

}  // namespace
}  // namespace tools
