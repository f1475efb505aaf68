#include "signaling/http/rate_limit.h"

#include <chrono>

#include <gtest/gtest.h>

namespace signaling {
namespace {

using namespace std::chrono_literals;

TEST(RateLimit, AllowsABurstAndThenTheRate) {
  const media::Timestamp start(10s);
  RateLimit limit(20, 5, start);
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(limit.take(start));
  EXPECT_FALSE(limit.take(start));
  EXPECT_FALSE(limit.take(start + 40ms));
  EXPECT_TRUE(limit.take(start + 60ms));
  EXPECT_FALSE(limit.take(start + 60ms));
  int taken = 0;
  for (int ms = 60; ms <= 10'060; ms += 10) taken += limit.take(start + std::chrono::milliseconds(ms)) ? 1 : 0;
  EXPECT_NEAR(taken, 200, 2);
}

TEST(RateLimit, ALongPauseGivesNoMoreThanABurst) {
  RateLimit limit(20, 5, media::Timestamp(0s));
  int taken = 0;
  while (limit.take(media::Timestamp(1h))) ++taken;
  EXPECT_EQ(taken, 5);
}

TEST(RateLimit, SaysWhenToComeBack) {
  const media::Timestamp start(10s);
  RateLimit limit(20, 1, start);
  EXPECT_EQ(limit.retry_after(start), 0s);
  EXPECT_TRUE(limit.is_full(start));
  EXPECT_TRUE(limit.take(start));
  EXPECT_FALSE(limit.is_full(start));
  const auto wait = limit.retry_after(start);
  EXPECT_GE(wait, 50ms);
  EXPECT_LT(wait, 51ms);
  EXPECT_FALSE(limit.take(start + wait - 1ms));
  EXPECT_TRUE(limit.take(start + wait));
  EXPECT_TRUE(limit.is_full(start + wait + 51ms));
}

TEST(RateLimit, ATimeThatRunsBackAddsNothing) {
  RateLimit limit(1, 2, media::Timestamp(100s));
  EXPECT_TRUE(limit.take(media::Timestamp(100s)));
  EXPECT_TRUE(limit.take(media::Timestamp(50s)));
  EXPECT_FALSE(limit.take(media::Timestamp(50s)));
  EXPECT_FALSE(limit.take(media::Timestamp(100s)));
  EXPECT_TRUE(limit.take(media::Timestamp(101s)));
}

}  // namespace
}  // namespace signaling
