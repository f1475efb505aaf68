#include "media/transport/failure_limiter.h"

#include <gtest/gtest.h>

namespace media {
namespace {

using namespace std::chrono_literals;

constexpr Timestamp kStart = timestamp_from_ns(0) + 10s;

Address host(uint16_t n) { return Address::v4({10, 0, static_cast<uint8_t>(n >> 8), static_cast<uint8_t>(n)}, 5000); }

// Packets out of `count` that were let through to fail, at one moment.
int failures_let_through(FailureLimiter& limiter, const Address& from, Timestamp now, int count) {
  int through = 0;
  for (int i = 0; i < count; ++i) {
    if (!limiter.allows(from, now)) continue;
    limiter.on_failure(from, now);
    ++through;
  }
  return through;
}

TEST(FailureLimiter, LetsFiftyFailuresASecondThrough) {
  FailureLimiter limiter;
  for (int second = 0; second < 5; ++second) {
    EXPECT_EQ(failures_let_through(limiter, host(1), kStart + second * 1s, 1000), 50);
    EXPECT_FALSE(limiter.allows(host(1), kStart + second * 1s + 999ms));
  }
  EXPECT_TRUE(limiter.allows(host(1), kStart + 5s));
}

TEST(FailureLimiter, OthersAreNotPunished) {
  FailureLimiter limiter;
  failures_let_through(limiter, host(1), kStart, 1000);
  EXPECT_TRUE(limiter.allows(host(2), kStart));
  Address other_port = host(1);
  ++other_port.port;
  EXPECT_TRUE(limiter.allows(other_port, kStart));
}

TEST(FailureLimiter, FewFailuresAreForgiven) {
  FailureLimiter limiter;
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(failures_let_through(limiter, host(1), kStart + i * 100ms, 4), 4);
}

TEST(FailureLimiter, ManyForgedAddressesShareTheRest) {
  FailureLimiter limiter;
  int through = 0;
  for (uint16_t n = 0; n < 5000; ++n) through += failures_let_through(limiter, host(n), kStart, 2);
  const int own = static_cast<int>(FailureLimiter::kMaxAddresses) * 2;
  EXPECT_EQ(through, own + FailureLimiter::kFailuresPerSecond);
  EXPECT_TRUE(limiter.allows(host(0), kStart)) << "an address of the table keeps its own count";
  EXPECT_FALSE(limiter.allows(host(6000), kStart));
  EXPECT_TRUE(limiter.allows(host(6000), kStart + 1s));
}

TEST(FailureLimiter, OldAddressesMakeRoom) {
  FailureLimiter limiter;
  for (uint16_t n = 0; n < FailureLimiter::kMaxAddresses; ++n) limiter.on_failure(host(n), kStart);
  EXPECT_EQ(failures_let_through(limiter, host(100), kStart + 2s, 1000), 50);
  EXPECT_EQ(failures_let_through(limiter, host(101), kStart + 2s, 1000), 50) << "a window of its own";
}

}  // namespace
}  // namespace media
