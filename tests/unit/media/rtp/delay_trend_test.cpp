#include "media/rtp/delay_trend.h"

#include <initializer_list>

#include <gtest/gtest.h>

namespace media {
namespace {

using namespace std::chrono_literals;

// A second with these delays, enough of each.
std::optional<Duration> second(DelayTrend& trend, std::initializer_list<Duration> delays) {
  for (const Duration delay : delays) {
    for (int i = 0; i < DelayTrend::kFewest; ++i) trend.add(delay);
  }
  return trend.take();
}

TEST(DelayTrend, TellsHowMuchTheLeastDelayMoved) {
  DelayTrend trend;
  EXPECT_EQ(trend.take(), std::nullopt);
  EXPECT_EQ(second(trend, {70ms, 50ms, 90ms}), std::nullopt) << "nothing to compare with";
  EXPECT_EQ(second(trend, {200ms, 80ms}), 30ms) << "late packets are no queue";
  EXPECT_EQ(second(trend, {55ms}), -25ms);
}

TEST(DelayTrend, ASecondWithoutPacketsHasNoTrend) {
  DelayTrend trend;
  (void)second(trend, {50ms});
  EXPECT_EQ(second(trend, {}), std::nullopt);
  EXPECT_EQ(second(trend, {90ms}), std::nullopt) << "not that of two seconds ago";
  EXPECT_EQ(second(trend, {95ms}), 5ms);
}

TEST(DelayTrend, AFewPacketsTellNothing) {
  DelayTrend trend;
  (void)second(trend, {50ms});
  for (int i = 1; i < DelayTrend::kFewest; ++i) trend.add(20ms);
  EXPECT_EQ(trend.take(), std::nullopt);
  EXPECT_EQ(second(trend, {50ms}), std::nullopt) << "nor about the second after";
}

TEST(DelayTrend, AnotherClockIsNotCompared) {
  DelayTrend trend;
  (void)second(trend, {50ms});
  trend.add(60ms);
  trend.restart();
  EXPECT_EQ(second(trend, {-3h}), std::nullopt);
  EXPECT_EQ(second(trend, {-3h + 2ms}), 2ms);
  EXPECT_EQ(second(trend, {5h}), std::nullopt) << "somebody set a clock";
}

}  // namespace
}  // namespace media
