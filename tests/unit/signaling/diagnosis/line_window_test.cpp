#include "signaling/diagnosis/line_window.h"

#include <gtest/gtest.h>

namespace signaling {
namespace {

mcu::LineFigures second(int64_t packets, int64_t lost) {
  mcu::LineFigures f{.packets = packets, .lost = lost};
  f.loss = packets + lost == 0 ? 0 : double(lost) / double(packets + lost);
  f.loss_runs[0] = lost;
  return f;
}

TEST(LineWindow, CountsTheLastTenSeconds) {
  LineWindow window;
  EXPECT_EQ(window.loss(), 0);
  window.add(second(0, 0));
  EXPECT_EQ(window.loss(), 0) << "nothing was sent";
  window.add(second(50, 50));
  window.add(second(100, 0));
  EXPECT_DOUBLE_EQ(window.loss(), 0.25);
  EXPECT_EQ(window.loss_without_worst(), 0) << "one hiccup";
  EXPECT_FALSE(window.is_full());
  for (int i = 0; i < 10; ++i) window.add(second(90, 10));
  EXPECT_TRUE(window.is_full());
  EXPECT_EQ(window.size(), 10U);
  EXPECT_DOUBLE_EQ(window.loss(), 0.1);
  window.add(second(0, 100));
  EXPECT_DOUBLE_EQ(window.loss_without_worst(), 0.1);
}

TEST(LineWindow, TellsBurstsFromSingleLosses) {
  LineWindow window;
  window.add(second(100, 10));
  EXPECT_EQ(window.burst_share(), 0);
  auto bursts = second(100, 30);
  bursts.loss_runs = {0, 0, 1, 1, 1};  // 5.5 + 11.5 + 16
  window.add(bursts);
  EXPECT_DOUBLE_EQ(window.burst_share(), 33.0 / 43.0);
}

TEST(LineWindow, AddsUpHowTheDelayGrew) {
  LineWindow window;
  for (const double trend : {-50.0, 30.0, 40.0, -10.0, 20.0, -100.0, 5.0}) {
    auto f = second(100, 0);
    f.delay_trend_ms = trend;
    window.add(f);
  }
  EXPECT_DOUBLE_EQ(window.queue_growth_ms(), 80);
  window.add(second(100, 0));  // unknown: nothing
  EXPECT_DOUBLE_EQ(window.queue_growth_ms(), 80);
}

TEST(LineWindow, SeesLossThatComesWithTheRate) {
  const auto correlation = [](std::initializer_list<std::pair<double, double>> seconds) {
    LineWindow window;
    for (const auto& [kbps, loss] : seconds) {
      auto f = second(100, 0);
      f.kbps = kbps;
      f.loss = loss;
      window.add(f);
    }
    return window.loss_with_rate();
  };
  EXPECT_NEAR(correlation({{500, 0}, {900, 0.1}, {500, 0}, {900, 0.1}, {500, 0}, {900, 0.1}}), 1, 1e-9);
  EXPECT_NEAR(correlation({{500, 0.1}, {900, 0}, {500, 0.1}, {900, 0}, {500, 0.1}, {900, 0}}), -1, 1e-9);
  EXPECT_EQ(correlation({{500, 0}, {900, 0.1}, {500, 0}, {900, 0.1}, {500, 0}}), 0) << "too few";
  EXPECT_EQ(correlation({{700, 0}, {700, 0.1}, {700, 0}, {700, 0.1}, {700, 0}, {700, 0.1}}), 0);
  EXPECT_EQ(correlation({{0.1, 0.1}, {0.1, 0.1}, {0.1, 0.1}, {0.1, 0.1}, {0.1, 0.1}, {0.1, 0.1}}), 0);
  EXPECT_EQ(correlation({{500, 0}, {900, 0}, {500, 0}, {900, 0}, {500, 0}, {900, 0}}), 0);
}

}  // namespace
}  // namespace signaling
