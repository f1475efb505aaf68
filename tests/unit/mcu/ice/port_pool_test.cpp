#include "mcu/ice/port_pool.h"

#include <gtest/gtest.h>

#include <map>
#include <utility>
#include <vector>

namespace mcu {
namespace {

TEST(PortPool, LeasesEachPortOnceUntilItIsGivenBack) {
  PortPool pool(5000, 5003);
  EXPECT_EQ(pool.size(), 4u);
  std::map<uint16_t, PortPool::Lease> leases;
  for (int i = 0; i < 4; ++i) {
    auto lease = pool.acquire();
    ASSERT_TRUE(lease);
    const uint16_t port = lease->port();
    EXPECT_GE(port, 5000);
    EXPECT_LE(port, 5003);
    EXPECT_TRUE(leases.emplace(port, *std::move(lease)).second);
  }
  EXPECT_EQ(pool.in_use(), 4u);
  EXPECT_FALSE(pool.acquire());
  leases.erase(5002);
  EXPECT_EQ(pool.in_use(), 3u);
  const auto again = pool.acquire();
  ASSERT_TRUE(again);
  EXPECT_EQ(again->port(), 5002);
}

TEST(PortPool, APortGivenBackIsTheLastToBeUsedAgain) {
  PortPool pool(5000, 5002);
  std::vector<uint16_t> order;
  for (int i = 0; i < 5; ++i) order.push_back(pool.acquire()->port());
  EXPECT_EQ(order, (std::vector<uint16_t>{5000, 5001, 5002, 5000, 5001}));
}

TEST(PortPool, AMovedLeaseCountsOnce) {
  PortPool pool(65535, 65535);
  {
    auto lease = pool.acquire();
    ASSERT_TRUE(lease);
    PortPool::Lease moved = *std::move(lease);
    EXPECT_EQ(moved.port(), 65535);
    EXPECT_EQ(pool.in_use(), 1u);
  }
  EXPECT_EQ(pool.in_use(), 0u);
}

TEST(PortPool, WithoutARangeTheSystemChooses) {
  PortPool pool(0, 0);
  const auto a = pool.acquire();
  const auto b = pool.acquire();
  ASSERT_TRUE(a && b);
  EXPECT_EQ(a->port(), 0);
  EXPECT_EQ(pool.in_use(), 2u);
}

}  // namespace
}  // namespace mcu
