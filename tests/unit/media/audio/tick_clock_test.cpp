#include "media/audio/tick_clock.h"

#include <gtest/gtest.h>

namespace media {
namespace {

using namespace std::chrono_literals;

TEST(TickClockTest, WhatIsDueAfterEachWait) {
  struct Case {
    Duration wait;  // since the tick before was due
    int64_t dropped;
    int count;
  };
  // Each row goes on where the one before ended.
  const Case cases[] = {
      {0ms, 0, 1},     // t₀ itself
      {19ms, 0, 0},    // early
      {20ms, 0, 1},    // on time
      {39ms, 0, 1},    // late within a tick
      {40ms, 0, 2},    // one missed
      {119ms, 0, 5},   // as many as are caught up
      {120ms, 1, 5},   // one more is dropped
      {1000ms, 45, 5},
      {20ms, 0, 1},    // and back in step
  };
  const Timestamp t0 = timestamp_from_ns(12'345);
  TickClock clock(t0);
  Timestamp last = t0;
  int64_t next = 0;
  for (const Case& c : cases) {
    EXPECT_EQ(clock.next_deadline(), clock.time_of(next));
    const auto due = clock.take_due(last + c.wait);
    EXPECT_EQ(due.dropped, c.dropped) << c.wait.count();
    EXPECT_EQ(due.count, c.count) << c.wait.count();
    EXPECT_EQ(due.first, next + c.dropped) << c.wait.count();
    next += c.dropped + c.count;
    last = t0 + (next - 1) * kTick;
  }
}

TEST(TickClockTest, WhatNobodyWantedIsNotDue) {
  const Timestamp t0 = timestamp_from_ns(12'345);
  TickClock clock(t0);
  clock.take_due(t0);
  clock.skip_to(t0 + 19ms);
  EXPECT_EQ(clock.next_deadline(), t0 + 20ms) << "not before its time";
  clock.skip_to(t0 + 1010ms);
  const auto due = clock.take_due(t0 + 1010ms);
  EXPECT_EQ(due.dropped, 0);
  EXPECT_EQ(due.first, 50);
  EXPECT_EQ(due.count, 1);
  clock.skip_to(t0 + 500ms);
  EXPECT_EQ(clock.next_deadline(), t0 + 1020ms) << "never back";
}

}  // namespace
}  // namespace media
