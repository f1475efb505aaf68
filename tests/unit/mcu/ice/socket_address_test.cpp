#include "mcu/ice/socket_address.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>

namespace mcu {
namespace {

TEST(SocketAddress, GoesToTheKernelAndBack) {
  for (const char* ip : {"192.0.2.1", "127.0.0.1", "2001:db8::1", "::1"}) {
    const auto address = media::Address::parse(ip, 4711);
    ASSERT_TRUE(address);
    const SocketAddress kernel = to_sockaddr(*address);
    EXPECT_EQ(kernel.get()->sa_family, address->is_v4() ? AF_INET : AF_INET6);
    EXPECT_EQ(kernel.size, address->is_v4() ? sizeof(sockaddr_in) : sizeof(sockaddr_in6));
    EXPECT_EQ(from_sockaddr(*kernel.get()), address);
  }
}

TEST(SocketAddress, MappedIpv4ComesBackAsIpv4) {
  sockaddr_in6 mapped{};
  mapped.sin6_family = AF_INET6;
  mapped.sin6_port = htons(80);
  ASSERT_EQ(inet_pton(AF_INET6, "::ffff:192.0.2.1", &mapped.sin6_addr), 1);
  EXPECT_EQ(from_sockaddr(reinterpret_cast<const sockaddr&>(mapped)), media::Address::v4({192, 0, 2, 1}, 80));
}

TEST(SocketAddress, OtherFamiliesAreNotOurs) {
  sockaddr other{};
  other.sa_family = AF_UNIX;
  EXPECT_FALSE(from_sockaddr(other));
}

}  // namespace
}  // namespace mcu
