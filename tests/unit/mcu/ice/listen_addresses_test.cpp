#include "mcu/ice/listen_addresses.h"

#include <gtest/gtest.h>

namespace mcu {
namespace {

TEST(ListenAddresses, TakesTheConfiguredOnes) {
  IceConfig config;
  config.listen = {{"127.0.0.1", {}}, {"127.0.0.2", {"203.0.113.5", "127.0.0.2"}}, {"::1", {}}};
  const auto addresses = resolve_listen_addresses(config);
  ASSERT_TRUE(addresses);
  ASSERT_EQ(addresses->size(), 3u);
  EXPECT_EQ((*addresses)[0].address.ip_text(), "127.0.0.1");
  EXPECT_EQ((*addresses)[0].announced, std::vector{(*addresses)[0].address});
  ASSERT_EQ((*addresses)[1].announced.size(), 2u);
  EXPECT_EQ((*addresses)[1].announced[0].ip_text(), "203.0.113.5");
  EXPECT_EQ((*addresses)[2].address.ip_text(), "::1");
}

TEST(ListenAddresses, WithoutAnyTheMachineHasSome) {
  const auto addresses = resolve_listen_addresses(IceConfig{});
  ASSERT_TRUE(addresses);
  ASSERT_FALSE(addresses->empty());
  for (const ListenAddress& listen : *addresses) {
    EXPECT_FALSE(listen.address.is_link_local()) << listen.address.to_string();
    EXPECT_EQ(listen.address.port, 0);
    EXPECT_EQ(listen.address.is_loopback(), addresses->front().address.is_loopback()) << "loopback only by itself";
  }
}

TEST(ListenAddresses, RefusesBadConfiguration) {
  const auto refusal = [](IceConfig config) {
    const auto addresses = resolve_listen_addresses(config);
    EXPECT_FALSE(addresses);
    return addresses ? std::string() : addresses.error().code;
  };
  IceConfig name;
  name.listen = {{"eth0", {}}};
  EXPECT_EQ(refusal(name), "ice.config");
  IceConfig foreign;
  foreign.listen = {{"192.0.2.99", {}}};
  EXPECT_EQ(refusal(foreign), "ice.config");
  IceConfig announced;
  announced.listen = {{"127.0.0.1", {"example.org"}}};
  EXPECT_EQ(refusal(announced), "ice.config");
  IceConfig reversed;
  reversed.port_min = 6000;
  reversed.port_max = 5000;
  EXPECT_EQ(refusal(reversed), "ice.config");
  IceConfig half;
  half.port_min = 0;
  half.port_max = 100;
  EXPECT_EQ(refusal(half), "ice.config");
}

}  // namespace
}  // namespace mcu
