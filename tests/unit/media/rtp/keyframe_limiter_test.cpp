#include "media/rtp/keyframe_limiter.h"

#include <gtest/gtest.h>

#include "media/base/random.h"

namespace media {
namespace {

using Cause = KeyframeLimiter::Cause;
using std::chrono::milliseconds;
using std::chrono::seconds;

const Timestamp kStart = Timestamp(seconds(3));

TEST(KeyframeLimiter, MergesJoins) {
  KeyframeLimiter limiter;
  EXPECT_FALSE(limiter.poll(kStart));
  limiter.request(Cause::kJoin, kStart);
  EXPECT_TRUE(limiter.poll(kStart)) << "the first is served at once";
  for (int i = 1; i < 12; ++i) limiter.request(Cause::kJoin, kStart + milliseconds(i));
  EXPECT_EQ(limiter.next_deadline(), kStart + milliseconds(100));
  EXPECT_FALSE(limiter.poll(kStart + milliseconds(99)));
  EXPECT_TRUE(limiter.poll(kStart + milliseconds(100)));
  EXPECT_FALSE(limiter.poll(kStart + milliseconds(300)));
  EXPECT_EQ(limiter.made_for_join(), 2U);
}

TEST(KeyframeLimiter, ServesLossAtMostEveryTwoSeconds) {
  KeyframeLimiter limiter;
  int made = 0;
  for (Timestamp now = kStart; now < kStart + seconds(20); now += milliseconds(33)) {
    limiter.request(Cause::kLoss, now);
    if (limiter.poll(now)) ++made;
  }
  EXPECT_EQ(made, 10);
  EXPECT_EQ(limiter.made_for_loss(), 10U);
}

TEST(KeyframeLimiter, AJoinDoesNotWaitForTheLossInterval) {
  KeyframeLimiter limiter;
  limiter.request(Cause::kLoss, kStart);
  EXPECT_TRUE(limiter.poll(kStart));
  limiter.request(Cause::kLoss, kStart + milliseconds(500));
  EXPECT_EQ(limiter.next_deadline(), kStart + seconds(2));
  limiter.request(Cause::kJoin, kStart + milliseconds(600));
  EXPECT_TRUE(limiter.poll(kStart + milliseconds(600)));
  EXPECT_EQ(limiter.next_deadline(), kNever) << "and it meets the loss too";
}

TEST(KeyframeLimiter, AKeyFrameMadeAnywayMeetsEverything) {
  KeyframeLimiter limiter;
  limiter.request(Cause::kJoin, kStart);
  limiter.request(Cause::kLoss, kStart);
  limiter.on_keyframe(kStart + milliseconds(1));
  EXPECT_FALSE(limiter.poll(kStart + seconds(5)));
  limiter.request(Cause::kLoss, kStart + milliseconds(50));
  EXPECT_EQ(limiter.next_deadline(), kStart + milliseconds(101)) << "what was lost may lie before that key frame";
}

TEST(KeyframeLimiter, NeverKeepsARequesterWaitingForEver) {
  Random random(1);
  KeyframeLimiter limiter;
  std::optional<Timestamp> waiting;
  for (Timestamp now = kStart; now < kStart + seconds(60); now += milliseconds(10)) {
    if (random.below(20) == 0) {
      limiter.request(random.below(4) == 0 ? Cause::kJoin : Cause::kLoss, now);
      if (!waiting) waiting = now;
    }
    if (limiter.poll(now)) waiting.reset();
    if (waiting) {
      ASSERT_LE(now - *waiting, KeyframeLimiter::kLossInterval);
    }
  }
}

}  // namespace
}  // namespace media
