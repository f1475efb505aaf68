#include "media/rtp/loss_runs.h"

#include <algorithm>
#include <string_view>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "media/base/random.h"

namespace media {
namespace {

using Bins = std::array<int32_t, LossCounts::kRunBins>;

// Sends one packet for each character from number `first` on, '.' lost, anything else received, and as many received
// ones as settle them.
LossCounts play(std::string_view story, int64_t first = 1000) {
  LossRuns runs;
  int64_t number = first;
  for (const char c : story) {
    if (c != '.') runs.on_packet(number);
    ++number;
  }
  for (int i = 0; i < LossRuns::kReorderWindow; ++i) runs.on_packet(number++);
  LossCounts counts = runs.take();
  EXPECT_EQ(counts.expected(), static_cast<int64_t>(story.size()));
  EXPECT_EQ(counts.burst_packets + counts.gap_packets, counts.expected()) << "every packet is in a burst or a gap";
  EXPECT_EQ(counts.burst_lost + counts.gap_lost, counts.lost);
  return counts;
}

// `n` received packets.
std::string ok(size_t n) { return std::string(n, 'x'); }

TEST(LossRuns, InOrderNothingIsLost) {
  const LossCounts counts = play(ok(500));
  EXPECT_EQ(counts.received, 500);
  EXPECT_EQ(counts.lost, 0);
  EXPECT_EQ(counts.runs, 0);
  EXPECT_EQ(counts.loss(), 0);
  EXPECT_EQ(counts.burst_ratio(), 1);
}

TEST(LossRuns, RunsByTheirLength) {
  struct Case {
    size_t run;
    Bins bins;
  };
  for (const Case& c : {Case{1, {1, 0, 0, 0, 0}}, {2, {0, 1, 0, 0, 0}}, {3, {0, 1, 0, 0, 0}}, {4, {0, 0, 1, 0, 0}},
                        {7, {0, 0, 1, 0, 0}}, {8, {0, 0, 0, 1, 0}}, {15, {0, 0, 0, 1, 0}}, {16, {0, 0, 0, 0, 1}},
                        {63, {0, 0, 0, 0, 1}}, {64, {0, 0, 0, 0, 1}}, {65, {0, 0, 0, 0, 1}}, {3000, {0, 0, 0, 0, 1}}}) {
    const LossCounts counts = play(ok(30) + std::string(c.run, '.') + ok(30));
    EXPECT_EQ(counts.run_bins, c.bins) << c.run;
    EXPECT_EQ(counts.lost, static_cast<int64_t>(c.run));
    EXPECT_EQ(counts.runs, 1);
  }
}

TEST(LossRuns, LateWithinTheWindowIsReorderedNotLost) {
  for (const int behind : {1, 2, 62, 63}) {
    LossRuns runs;
    for (int64_t n = 0; n < 300; ++n) {
      if (n != 100) runs.on_packet(n);
      if (n == 100 + behind) runs.on_packet(100);
    }
    const LossCounts counts = runs.take();
    EXPECT_EQ(counts.lost, 0) << behind;
    EXPECT_EQ(counts.reordered, 1) << behind;
    EXPECT_EQ(counts.late, 0) << behind;
  }
}

TEST(LossRuns, LaterThanTheWindowIsLostAndLate) {
  LossRuns runs;
  for (int64_t n = 0; n < 300; ++n) {
    if (n != 100) runs.on_packet(n);
    if (n == 164) runs.on_packet(100);
  }
  const LossCounts counts = runs.take();
  EXPECT_EQ(counts.lost, 1);
  EXPECT_EQ(counts.late, 1);
  EXPECT_EQ(counts.reordered, 0);
}

TEST(LossRuns, DuplicatesAreNeitherReceivedNorReordered) {
  LossRuns runs;
  for (int64_t n = 0; n < 200; ++n) {
    runs.on_packet(n);
    if (n == 50 || n == 51) runs.on_packet(n);   // at once
    if (n == 60) runs.on_packet(40);             // some time after
  }
  const LossCounts counts = runs.take();
  EXPECT_EQ(counts.duplicates, 3);
  EXPECT_EQ(counts.reordered, 0);
  EXPECT_EQ(counts.received, 200 - LossRuns::kReorderWindow);
}

TEST(LossRuns, WhatLiesBeforeTheFirstIsNothing) {
  LossRuns runs;
  runs.on_packet(1000);
  runs.on_packet(999);
  for (int64_t n = 1001; n < 1200; ++n) runs.on_packet(n);
  const LossCounts counts = runs.take();
  EXPECT_EQ(counts.reordered, 1);
  EXPECT_EQ(counts.lost, 0);
  EXPECT_EQ(counts.expected(), 200 - LossRuns::kReorderWindow) << "1000 and those after it";
}

TEST(LossRuns, ARestartIsNoLoss) {
  LossRuns runs;
  for (int64_t n = 0; n < 100; ++n) {
    if (n != 97) runs.on_packet(n);
  }
  runs.on_packet(70'000, true);
  for (int64_t n = 70'001; n < 70'200; ++n) runs.on_packet(n);
  const LossCounts counts = runs.take();
  EXPECT_EQ(counts.lost, 1) << "97, which nobody sends any more";
  EXPECT_EQ(counts.expected(), 100 + 200 - LossRuns::kReorderWindow);
}

TEST(LossRuns, ASecondEndsWithoutForgetting) {
  LossRuns runs;
  LossCounts sum;
  for (int64_t n = 0; n < 1000; ++n) {
    if (n % 100 > 2) runs.on_packet(n + 1);
    if (n % 37 == 0) sum += runs.take();
  }
  sum += runs.take();
  LossRuns whole;
  for (int64_t n = 0; n < 1000; ++n) {
    if (n % 100 > 2) whole.on_packet(n + 1);
  }
  EXPECT_EQ(sum, whole.take());
  EXPECT_EQ(sum.run_bins, (Bins{0, 9, 0, 0, 0}));
}

// A stream of few packets: what is missing for a whole second is lost then, not 64 packets later.
TEST(LossRuns, ASecondSettlesWhatWasMissingBeforeIt) {
  LossRuns runs;
  for (const int64_t n : {10, 11, 13}) runs.on_packet(n);
  EXPECT_EQ(runs.take_second().expected(), 0) << "12 may still come";
  runs.on_packet(14);
  LossCounts second = runs.take_second();
  EXPECT_EQ(second.received, 3);
  EXPECT_EQ(second.lost, 1);
  EXPECT_EQ(second.run_bins, (Bins{1, 0, 0, 0, 0}));
  runs.on_packet(12);
  runs.on_packet(11);
  runs.on_packet(9);
  second = runs.take_second();
  EXPECT_EQ(second.late, 1) << "12 is settled";
  EXPECT_EQ(second.duplicates, 1);
  EXPECT_EQ(second.reordered, 1) << "9 was before the first";
  EXPECT_EQ(second.received, 1);
  EXPECT_EQ(second.lost, 0);
  EXPECT_EQ(runs.take_second(), LossCounts{}) << "nothing came, nothing is waited for";
}

// However the seconds fall, each packet is counted once.
TEST(LossRuns, SecondsAddUpToTheWhole) {
  for (uint64_t seed = 1; seed <= 20; ++seed) {
    Random random(seed);
    LossRuns whole, seconds;
    LossCounts sum;
    int64_t restarted = 0;
    for (int64_t n = 0; n < 5000; ++n) {
      if (n > 0 && random.unit() < 0.1) continue;
      const bool restarts = n > 2000 && restarted == 0;
      if (restarts) restarted = 100'000;
      whole.on_packet(n + restarted, restarts);
      seconds.on_packet(n + restarted, restarts);
      if (random.unit() < 0.02) sum += seconds.take_second();
    }
    const LossCounts expected = whole.take();
    sum += seconds.take();
    EXPECT_GE(sum.expected(), expected.expected()) << seed;
    EXPECT_LE(sum.expected(), expected.expected() + LossRuns::kReorderWindow) << seed;
    EXPECT_GE(sum.lost, expected.lost) << seed;
    EXPECT_EQ(sum.late + sum.duplicates + sum.reordered, 0) << seed;
  }
}

TEST(LossRuns, BurstsAndGaps) {
  struct Case {
    std::string story;
    int64_t bursts, burst_packets, burst_lost, gap_lost;
  };
  const Case cases[] = {
      {ok(50) + "." + ok(50), 0, 0, 0, 1},                                   // alone: of the gap
      {ok(50) + ".." + ok(50), 1, 2, 2, 0},                                  // two in a row
      {ok(50) + "." + ok(15) + "." + ok(50), 1, 17, 2, 0},                   // 15 between: one burst
      {ok(50) + "." + ok(16) + "." + ok(50), 0, 0, 0, 2},                    // 16 between: two single ones
      {ok(50) + "..x." + ok(20) + ".." + ok(50), 2, 6, 5, 0},                // two bursts
      {ok(50) + ".." + ok(16) + "." + ok(16) + "..." + ok(50), 2, 5, 5, 1},  // a single one between two bursts
  };
  for (const Case& c : cases) {
    const LossCounts counts = play(c.story);
    EXPECT_EQ(counts.bursts, c.bursts) << c.story;
    EXPECT_EQ(counts.burst_packets, c.burst_packets) << c.story;
    EXPECT_EQ(counts.burst_lost, c.burst_lost) << c.story;
    EXPECT_EQ(counts.gap_lost, c.gap_lost) << c.story;
  }
}

TEST(LossRuns, DensitiesAndLengths) {
  const LossCounts counts = play(ok(48) + "..x." + ok(40) + "." + ok(107));
  EXPECT_DOUBLE_EQ(counts.burst_density(), 0.75);
  EXPECT_DOUBLE_EQ(counts.burst_length(), 4);
  EXPECT_DOUBLE_EQ(counts.gap_density(), 1.0 / 196);
  EXPECT_DOUBLE_EQ(counts.gap_length(), 98);
  EXPECT_EQ(LossCounts().burst_density(), 0);
  EXPECT_EQ(LossCounts().burst_length(), 0);
}

TEST(LossRuns, BurstRatioOfRandomLossIsOneAndOfBurstsMore) {
  for (const double loss : {0.02, 0.1, 0.3}) {
    Random random(7);
    LossRuns scattered, bursty;
    bool bad = false;
    for (int64_t n = 0; n < 200'000; ++n) {
      if (random.unit() >= loss) scattered.on_packet(n);
      // Gilbert's model: runs of 5 in the mean.
      bad = bad ? random.unit() >= 0.2 : random.unit() < 0.2 * loss / (1 - loss);
      if (!bad) bursty.on_packet(n);
    }
    const LossCounts random_counts = scattered.take();
    const LossCounts bursty_counts = bursty.take();
    EXPECT_NEAR(random_counts.loss(), loss, 0.01);
    EXPECT_NEAR(random_counts.burst_ratio(), 1, 0.03);
    EXPECT_NEAR(bursty_counts.loss(), loss, 0.02);
    EXPECT_NEAR(bursty_counts.burst_ratio(), 5 * (1 - loss), 0.25);
  }
}

// Whatever the order of arrival within the window, the counts are those of the set of numbers that came.
TEST(LossRuns, OrderWithinTheWindowDoesNotMatter) {
  for (uint64_t seed = 1; seed <= 20; ++seed) {
    Random random(seed);
    LossRuns sorted, shuffled;
    std::vector<std::pair<int64_t, int64_t>> arrivals;
    for (int64_t n = 0; n < 3000; ++n) {
      if (n > 0 && random.unit() < 0.1) continue;
      sorted.on_packet(n);
      arrivals.push_back({n + (n > 0 && n < 2900 ? static_cast<int64_t>(random.below(60)) : 0), n});
    }
    std::stable_sort(arrivals.begin(), arrivals.end(), [](auto a, auto b) { return a.first < b.first; });
    for (const auto& [at, n] : arrivals) shuffled.on_packet(n);
    LossCounts expected = sorted.take();
    LossCounts counts = shuffled.take();
    EXPECT_GT(counts.reordered, 100);
    counts.reordered = 0;
    EXPECT_EQ(counts, expected) << seed;
  }
}

}  // namespace
}  // namespace media
