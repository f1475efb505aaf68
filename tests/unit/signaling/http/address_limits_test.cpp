#include "signaling/http/address_limits.h"

#include <chrono>
#include <string>

#include <gtest/gtest.h>

namespace signaling {
namespace {

using namespace std::chrono_literals;
using media::Timestamp;

Timestamp at(media::Duration d) { return Timestamp(100s) + d; }

TEST(NetworkOf, IsTheAddressOrTheFirstHalfOfAnIpv6One) {
  EXPECT_EQ(network_of("10.0.0.1"), "10.0.0.1");
  EXPECT_EQ(network_of("2001:db8:1:2:aaaa::1"), "2001:db8:1:2::/64");
  EXPECT_EQ(network_of("2001:db8:1:2:bbbb::9"), network_of("2001:db8:1:2::"));
  EXPECT_NE(network_of("2001:db8:1:3::1"), network_of("2001:db8:1:2::1"));
  EXPECT_EQ(network_of("fe80::1%eth0"), "fe80::/64");
  EXPECT_EQ(network_of("a proxy"), "a proxy");
  // On a socket of both kinds (RFC 4291 §2.5.5.2): all of IPv4 is not one network.
  EXPECT_EQ(network_of("::ffff:10.0.0.1"), "10.0.0.1");
}

TEST(AddressLimits, EachAddressHasItsOwnRate) {
  AddressLimits limits(2, 3, 100);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limits.take("10.0.0.1", at(0s)), 0s);
  EXPECT_GT(limits.take("10.0.0.1", at(0s)), 0s);
  EXPECT_EQ(limits.take("10.0.0.2", at(0s)), 0s);
}

TEST(AddressLimits, WhoWaitsAsLongAsToldIsServed) {
  AddressLimits limits(0.3, 1, 100);
  Timestamp now = at(0s);
  for (int i = 0; i < 1000; ++i) {
    ASSERT_EQ(limits.take("a", now), 0s) << i;
    const auto wait = limits.take("a", now);
    ASSERT_NEAR(std::chrono::duration<double>(wait).count(), 1 / 0.3, 1e-3);
    now += wait;
  }
}

TEST(AddressLimits, MemoryIsBoundedAndTheLongestRestingIsForgotten) {
  AddressLimits limits(0.001, 1, 10);
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(limits.take(std::to_string(i), at(std::chrono::milliseconds(i))), 0s);
  EXPECT_EQ(limits.size(), 10U);
  EXPECT_GT(limits.take("999", at(1s)), 0s) << "the newest are known";
  EXPECT_EQ(limits.take("0", at(1s)), 0s);
}

TEST(AddressLimits, WhoHasRestedEnoughIsForgottenFirst) {
  AddressLimits limits(1, 2, 4);
  for (const auto* address : {"a", "b", "c"}) (void)limits.take(address, at(0s));
  (void)limits.take("busy", at(9s));
  (void)limits.take("new", at(9s));
  EXPECT_EQ(limits.size(), 2U);
  EXPECT_EQ(limits.take(std::string(1'000'000, 'x'), at(9s)), 0s);
}

}  // namespace
}  // namespace signaling
