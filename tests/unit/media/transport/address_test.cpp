#include "media/transport/address.h"

#include <gtest/gtest.h>

#include <unordered_set>

namespace media {
namespace {

TEST(Address, ReadsAndWritesBothFamilies) {
  struct Case {
    const char* ip;
    const char* text;
    bool v4;
    bool loopback;
    bool link_local;
  };
  for (const Case& c : {Case{"192.0.2.1", "192.0.2.1:5000", true, false, false},
                        Case{"127.0.0.1", "127.0.0.1:5000", true, true, false},
                        Case{"169.254.3.4", "169.254.3.4:5000", true, false, true},
                        Case{"2001:db8::1", "[2001:db8::1]:5000", false, false, false},
                        Case{"::1", "[::1]:5000", false, true, false},
                        Case{"fe80::1", "[fe80::1]:5000", false, false, true}}) {
    const auto address = Address::parse(c.ip, 5000);
    ASSERT_TRUE(address) << c.ip;
    EXPECT_EQ(address->to_string(), c.text);
    EXPECT_EQ(address->ip_text(), c.ip);
    EXPECT_EQ(address->is_v4(), c.v4) << c.ip;
    EXPECT_EQ(address->is_loopback(), c.loopback) << c.ip;
    EXPECT_EQ(address->is_link_local(), c.link_local) << c.ip;
  }
}

TEST(Address, RefusesWhatIsNoAddress) {
  for (const char* text : {"", "localhost", "1.2.3", "1.2.3.256", "[::1]", "::g", "host.local", "1.2.3.4:5"}) {
    EXPECT_FALSE(Address::parse(text, 1)) << text;
  }
}

TEST(Address, MappedIpv4IsTheSamePeer) {
  EXPECT_EQ(Address::parse("::ffff:192.0.2.1", 7), Address::v4({192, 0, 2, 1}, 7));
  EXPECT_NE(Address::v4({192, 0, 2, 1}, 7), Address::v4({192, 0, 2, 1}, 8));
}

TEST(Address, HashTellsPortsAndHostsApart) {
  std::unordered_set<size_t> hashes;
  for (uint16_t port = 0; port < 1000; ++port) hashes.insert(std::hash<Address>{}(Address::v4({10, 0, 0, 1}, port)));
  for (uint8_t host = 2; host < 250; ++host) hashes.insert(std::hash<Address>{}(Address::v4({10, 0, 0, host}, 1)));
  EXPECT_EQ(hashes.size(), 1000u + 248u);
}

}  // namespace
}  // namespace media
