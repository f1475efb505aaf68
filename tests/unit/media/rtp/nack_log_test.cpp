#include "media/rtp/nack_log.h"

#include <algorithm>
#include <set>
#include <vector>

#include <gtest/gtest.h>

#include "media/base/random.h"

namespace media {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

const Timestamp kStart = Timestamp(seconds(10));

std::vector<uint16_t> list(std::span<const uint16_t> numbers) { return {numbers.begin(), numbers.end()}; }

TEST(NackLog, AsksForAGapOnceTheToleranceIsOver) {
  NackLog log;
  log.on_packet(65'534, kStart);
  EXPECT_EQ(log.next_deadline(), kNever);
  log.on_packet(65'537, kStart);
  EXPECT_EQ(log.missing(), 2U);
  EXPECT_EQ(log.next_deadline(), kStart + milliseconds(2));
  EXPECT_TRUE(log.due(kStart + milliseconds(1)).empty());
  EXPECT_EQ(list(log.due(kStart + milliseconds(2))), (std::vector<uint16_t>{65'535, 0}));
  EXPECT_TRUE(log.due(kStart + milliseconds(2)).empty()) << "asked just now";
}

TEST(NackLog, APacketThatWasOnlyReorderedIsNotAskedFor) {
  NackLog log;
  log.on_packet(1, kStart);
  log.on_packet(3, kStart);
  EXPECT_TRUE(log.is_missing(2));
  log.on_packet(2, kStart + milliseconds(1));
  EXPECT_FALSE(log.is_missing(2));
  EXPECT_EQ(log.next_deadline(), kNever);
  EXPECT_TRUE(log.due(kStart + seconds(1)).empty());
  EXPECT_EQ(log.recovered(), 0U);
  EXPECT_EQ(log.asks(), 0U);
}

// The times after the loss at which a packet that never comes is asked for, in ms.
std::vector<int64_t> asks_at(NackLog& log) {
  std::vector<int64_t> times;
  log.on_packet(1, kStart);
  log.on_packet(3, kStart);
  while (log.next_deadline() != kNever) {
    const Timestamp now = log.next_deadline();
    if (!log.due(now).empty()) times.push_back((now - kStart) / milliseconds(1));
  }
  return times;
}

TEST(NackLog, RepeatsWithGrowingIntervalsAndGivesUp) {
  NackLog near;
  near.set_rtt(milliseconds(5));
  EXPECT_EQ(asks_at(near), (std::vector<int64_t>{2, 22, 52, 97, 164, 265, 417, 645, 987})) << "at least 20 ms apart";
  EXPECT_EQ(near.missing(), 0U);
  EXPECT_EQ(near.given_up(), 1U);
  EXPECT_EQ(near.asks(), 9U);

  NackLog far;
  far.set_rtt(milliseconds(200));
  EXPECT_EQ(asks_at(far), (std::vector<int64_t>{2, 202, 502, 952})) << "never sooner than the answer can come";

  NackLog::Limits limits;
  limits.reorder_tolerance = Duration(0);
  limits.max_tries = 3;
  NackLog few(limits);
  few.set_rtt(milliseconds(10));
  EXPECT_EQ(asks_at(few), (std::vector<int64_t>{0, 20, 50}));
}

TEST(NackLog, CountsWhatAsksBroughtBack) {
  NackLog log;
  log.on_packet(1, kStart);
  log.on_packet(4, kStart);
  log.due(kStart + milliseconds(5));
  log.on_packet(2, kStart + milliseconds(30));
  EXPECT_EQ(log.recovered(), 1U);
  EXPECT_EQ(log.missing(), 1U);
  log.on_packet(2, kStart + milliseconds(31));
  EXPECT_EQ(log.recovered(), 1U);
}

TEST(NackLog, ForgetsWhatAKeyFrameMakesWorthless) {
  NackLog log;
  log.on_packet(1, kStart);
  log.on_packet(5, kStart);
  log.on_packet(8, kStart);
  log.forget_before(5);
  EXPECT_EQ(list(log.due(kStart + milliseconds(2))), (std::vector<uint16_t>{6, 7}));
  EXPECT_EQ(log.given_up(), 3U);
  log.on_packet(2, kStart);  // late after all: nothing to do
  EXPECT_EQ(log.missing(), 2U);
}

TEST(NackLog, ARestartFarAheadIsNoGap) {
  NackLog log;
  log.on_packet(1, kStart);
  log.forget_before(30'001);
  log.on_packet(30'001, kStart);
  EXPECT_EQ(log.missing(), 0U);
  log.on_packet(30'003, kStart);
  EXPECT_EQ(list(log.due(kStart + milliseconds(2))), (std::vector<uint16_t>{30'002}));
}

TEST(NackLog, HoldsABoundedNumberAndHandsItOutInParts) {
  NackLog log;
  log.on_packet(0, kStart);
  log.on_packet(2001, kStart);
  EXPECT_EQ(log.missing(), NackLog::kCapacity);
  EXPECT_EQ(log.given_up(), 2000 - NackLog::kCapacity);
  const Timestamp now = kStart + milliseconds(2);
  std::vector<uint16_t> all;
  while (log.next_deadline() <= now) {
    const auto part = log.due(now);
    ASSERT_LE(part.size(), NackLog::kMaxAtOnce);
    all.insert(all.end(), part.begin(), part.end());
  }
  ASSERT_EQ(all.size(), NackLog::kCapacity);
  EXPECT_EQ(all.front(), 2001 - NackLog::kCapacity);
  EXPECT_EQ(all.back(), 2000);
  log.on_packet(2011, kStart);
  EXPECT_EQ(log.missing(), NackLog::kCapacity) << "the oldest give way";
}

TEST(NackLog, UnderRandomLossEveryMissingPacketIsAskedForUntilItComes) {
  for (uint64_t seed = 1; seed <= 10; ++seed) {
    Random random(seed);
    NackLog log;
    std::set<int64_t> missing;
    std::set<int64_t> ever_asked;
    Timestamp now = kStart;
    log.on_packet(0, now);
    int64_t next = 1;
    int64_t newest = 0;
    for (int tick = 0; tick < 3000; ++tick, now += milliseconds(1)) {
      const int64_t number = next++;
      if (random.below(100) < 8) {
        missing.insert(number);
      } else {
        log.on_packet(number, now);
        newest = number;
      }
      for (const uint16_t asked : log.due(now)) {
        ASSERT_TRUE(missing.contains(asked)) << "seed " << seed << " number " << asked;
        ever_asked.insert(asked);
        if (random.below(2) != 0) {  // the answer comes, or is lost too
          log.on_packet(asked, now);
          missing.erase(asked);
        }
      }
      ASSERT_GT(log.next_deadline(), now);
    }
    missing.erase(missing.lower_bound(newest), missing.end());  // lost at the end: nobody can know yet
    EXPECT_EQ(log.missing() + log.given_up(), missing.size()) << "seed " << seed;
    EXPECT_EQ(log.recovered(), ever_asked.size() - std::count_if(missing.begin(), missing.end(), [&](int64_t n) {
                return ever_asked.contains(n);
              }));
    EXPECT_LT(missing.size(), 60U) << "few are given up";
  }
}

}  // namespace
}  // namespace media
