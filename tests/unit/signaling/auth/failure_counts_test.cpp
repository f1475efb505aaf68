#include "signaling/auth/failure_counts.h"

#include <chrono>
#include <string>

#include <gtest/gtest.h>

namespace signaling {
namespace {

using namespace std::chrono_literals;

Timestamp at(Duration d) { return Timestamp(1000s) + d; }

TEST(FailureCounts, DelaysDoubleAfterTheFreeOnes) {
  FailureCounts counts({.free = 3, .first_delay = 1s, .longest_delay = 10s});
  const Duration expected[] = {0s, 0s, 0s, 1s, 2s, 4s, 8s, 10s, 10s, 10s};
  Timestamp now = at(0s);
  for (const Duration delay : expected) {
    counts.begin("key", now);
    EXPECT_EQ(counts.wait("key", now), delay);
    if (delay > 0s) {
      EXPECT_EQ(counts.wait("key", now + delay - 1ns), 1ns);
    }
    now += delay;
    EXPECT_EQ(counts.wait("key", now), 0s);
  }
  EXPECT_EQ(counts.wait("other", now), 0s);
}

TEST(FailureCounts, ASuccessTakesItsOwnAttemptBackOnly) {
  FailureCounts counts({.free = 3});
  for (int i = 0; i < 4; ++i) counts.begin("key", at(0s));
  EXPECT_EQ(counts.wait("key", at(0s)), 1s);
  counts.succeeded("key", at(0s));
  EXPECT_EQ(counts.wait("key", at(0s)), 0s);
  counts.begin("key", at(0s));
  EXPECT_EQ(counts.wait("key", at(0s)), 1s) << "the three before it still count";
  counts.succeeded("unknown", at(0s));
}

TEST(FailureCounts, NothingIsKeptOfOneThatSucceeds) {
  FailureCounts counts({});
  counts.begin("key", at(0s));
  counts.succeeded("key", at(0s));
  EXPECT_EQ(counts.size(), 0U);
}

TEST(FailureCounts, FailuresAreForgottenAfterAnHourOfRest) {
  FailureCounts counts({.free = 3});
  for (int i = 0; i < 10; ++i) counts.begin("key", at(0s));
  counts.begin("key", at(1h));
  EXPECT_EQ(counts.wait("key", at(1h)), 0s);
}

TEST(FailureCounts, ADelayOutlivesAShorterMemory) {
  FailureCounts counts({.free = 0, .first_delay = 10min, .longest_delay = 10min, .memory = 1min, .max_keys = 2});
  for (int i = 0; i < 2; ++i) counts.begin("key", at(0s));
  counts.begin("other", at(5min));
  counts.begin("third", at(5min));
  EXPECT_EQ(counts.wait("key", at(5min)), 5min);
}

TEST(FailureCounts, MemoryIsBoundedAndTheWorstStay) {
  FailureCounts counts({.free = 2, .max_keys = 100});
  for (int i = 0; i < 10; ++i) counts.begin("worst", at(0s));
  for (int i = 0; i < 10'000; ++i) counts.begin("key " + std::to_string(i), at(std::chrono::milliseconds(i)));
  EXPECT_EQ(counts.size(), 100U);
  EXPECT_GT(counts.wait("worst", at(10s)), 0s);
  counts.begin("late", at(20s));
  EXPECT_EQ(counts.size(), 100U);
}

TEST(FailureCounts, WhatIsOverGoesFirst) {
  FailureCounts counts({.free = 2, .max_keys = 10});
  for (int i = 0; i < 10; ++i) {
    for (int k = 0; k < 5; ++k) counts.begin("old " + std::to_string(i), at(0s));
  }
  counts.begin("new", at(2h));
  EXPECT_EQ(counts.size(), 1U);
}

TEST(FailureCounts, LongKeysAreCut) {
  FailureCounts counts({.free = 0});
  counts.begin(std::string(1'000'000, 'x'), at(0s));
  EXPECT_EQ(counts.wait(std::string(256, 'x'), at(0s)), 1s);
}

TEST(FailureCounts, CountsDoNotOverflow) {
  FailureCounts counts({.free = 1, .first_delay = 1s, .longest_delay = 24h});
  for (int i = 0; i < 100'000; ++i) counts.begin("key", at(0s));
  EXPECT_EQ(counts.wait("key", at(0s)), 24h);
}

}  // namespace
}  // namespace signaling
