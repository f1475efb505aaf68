#include "signaling/auth/attempt_limiter.h"

#include <chrono>
#include <string>

#include <gtest/gtest.h>

#include "media/base/random.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

Timestamp at(Duration d) { return Timestamp(1000s) + d; }

// Fails as often as it is let, as fast as it is let, until `end`; how often that was.
int guess(AttemptLimiter& limiter, const std::string& account, const std::string& address, Timestamp now,
          Timestamp end) {
  int tries = 0;
  while (now < end) {
    const Duration wait = limiter.begin(account, address, now);
    if (wait == 0s) ++tries;
    now += std::max<Duration>(wait, 1ms);
  }
  return tries;
}

TEST(AttemptLimiter, AFewTypingErrorsCostNothing) {
  AttemptLimiter limiter;
  for (int i = 0; i < 5; ++i) EXPECT_EQ(limiter.begin("an", "10.0.0.1", at(0s)), 0s) << i;
  EXPECT_EQ(limiter.begin("an", "10.0.0.1", at(0s)), 0s) << "the sixth is still tried, and then it takes time";
  EXPECT_EQ(limiter.begin("an", "10.0.0.1", at(0s)), 1s);
}

TEST(AttemptLimiter, ASuccessClearsThePair) {
  AttemptLimiter limiter;
  for (int round = 0; round < 10; ++round) {
    for (int i = 0; i < 2; ++i) EXPECT_EQ(limiter.begin("an", "10.0.0.1", at(0s)), 0s) << round;
    limiter.succeeded("an", "10.0.0.1", at(0s));
  }
}

TEST(AttemptLimiter, OneAddressGuessesAnAccountAFewTimesADay) {
  AttemptLimiter limiter;
  EXPECT_LT(guess(limiter, "an", "10.0.0.1", at(0s), at(24h)), 5 + 10 + 24 * 4 + 1);
}

// One name after the other from one address: the address is slowed down.
TEST(AttemptLimiter, OneAddressGuessesManyAccountsAFewTimesADay) {
  AttemptLimiter limiter;
  int tries = 0;
  Timestamp now = at(0s);
  for (int i = 0; now < at(24h); ++i) {
    const Duration wait = limiter.begin("user " + std::to_string(i), "10.0.0.1", now);
    if (wait == 0s) ++tries;
    now += std::max<Duration>(wait, 1ms);
  }
  EXPECT_LT(tries, 20 + 10 + 24 * 4 + 1);
}

// Many addresses against one account: at most one guess in ten seconds in all.
TEST(AttemptLimiter, ManyAddressesGuessOneAccountSlowly) {
  AttemptLimiter limiter;
  int tries = 0;
  Timestamp now = at(0s);
  for (int i = 0; now < at(1h); ++i) {
    const Duration wait =
        limiter.begin("an", "10.0." + std::to_string(i / 250 % 250) + "." + std::to_string(i % 250), now);
    if (wait == 0s) ++tries;
    now += 10ms;
  }
  EXPECT_LE(tries, 50 + 10 + 360);
  EXPECT_GE(tries, 300);
}

TEST(AttemptLimiter, AnAddressThatGotInBeforeIsNotLockedOutByOthers) {
  AttemptLimiter limiter;
  EXPECT_EQ(limiter.begin("an", "10.0.0.1", at(0s)), 0s);
  limiter.succeeded("an", "10.0.0.1", at(0s));
  for (int i = 0; i < 100'000; ++i) {
    (void)limiter.begin("an", "10.1." + std::to_string(i / 250 % 250) + "." + std::to_string(i % 250),
                        at(std::chrono::milliseconds(i)));
  }
  EXPECT_EQ(limiter.begin("an", "10.0.0.1", at(100s)), 0s);
  EXPECT_GT(limiter.begin("an", "10.0.0.2", at(100s)), 0s);
}

TEST(AttemptLimiter, NobodyWaitsLongerThanAQuarterOfAnHour) {
  AttemptLimiter limiter;
  media::Random random(1);
  Timestamp now = at(0s);
  for (int i = 0; i < 20'000; ++i) {
    now += std::chrono::milliseconds(random.below(5000));
    const auto account = "user " + std::to_string(random.below(5));
    const auto address = "10.0.0." + std::to_string(random.below(5));
    EXPECT_LE(limiter.begin(account, address, now), 15min);
  }
}

// Somebody with an account logs in between guesses of others' passwords: that must not clear the way for them.
TEST(AttemptLimiter, OnesOwnLogInsDoNotHelpGuessing) {
  AttemptLimiter limiter;
  int tries = 0;
  for (Timestamp now = at(0s); now < at(24h); now += 1s) {
    if (limiter.begin("mine", "10.0.0.1", now) == 0s) limiter.succeeded("mine", "10.0.0.1", now);
    if (limiter.begin("user " + std::to_string(tries), "10.0.0.1", now) == 0s) ++tries;
  }
  EXPECT_LT(tries, 20 + 10 + 24 * 4 + 1);
}

TEST(AttemptLimiter, AttemptsAtTheSameTimeCountBeforeTheirAnswer) {
  AttemptLimiter limiter;
  int begun = 0;
  for (int i = 0; i < 1000; ++i) begun += limiter.begin("an", "10.0.0.1", at(0s)) == 0s ? 1 : 0;
  EXPECT_EQ(begun, 6);
}

TEST(AttemptLimiter, AccountAndAddressCannotBeMixedUp) {
  AttemptLimiter limiter({.address = {.free = 1000}, .account = {.free = 1000}});
  for (int i = 0; i < 10; ++i) (void)limiter.begin("b", "a\n", at(0s));
  EXPECT_EQ(limiter.begin("\nb", "a", at(0s)), 0s);
}

TEST(AttemptLimiter, MemoryIsBounded) {
  AttemptLimiter limiter(
      {.pair = {.max_keys = 100}, .address = {.max_keys = 50}, .account = {.max_keys = 30}, .max_known = 20});
  for (int i = 0; i < 5000; ++i) {
    const auto account = "user " + std::to_string(i) + std::string(1000, 'x');
    const auto address = "address " + std::to_string(i) + std::string(1000, 'x');
    const auto now = at(std::chrono::milliseconds(i));
    if (limiter.begin(account, address, now) == 0s && i % 3 == 0) limiter.succeeded(account, address, now);
  }
  EXPECT_LE(limiter.size(), 200U);
  EXPECT_GE(limiter.size(), 190U);
}

}  // namespace
}  // namespace signaling
