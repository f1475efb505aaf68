#include "mcu/ice/media_socket.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "tests/unit/mcu/ice/udp_socket.h"

namespace mcu {
namespace {

using test::receive;
using test::receive_all;
using test::UdpSocket;

TEST(MediaSocket, StunGoesToLibniceAndEverythingElseToUs) {
  UdpSocket nice;
  UdpSocket peer;
  const auto ours = MediaSocket::open(nice.fd());
  ASSERT_TRUE(ours) << ours.error().message;
  EXPECT_EQ(ours->local(), nice.address());
  for (int first = 0; first < 256; ++first) {
    const std::string datagram{static_cast<char>(first), 'x'};
    peer.send(datagram, nice.address());
    EXPECT_EQ(receive(first < 4 ? nice.fd() : ours->fd()), datagram) << first;
  }
  peer.send("", nice.address());
  EXPECT_TRUE(receive(nice.fd()));
  EXPECT_FALSE(receive(nice.fd(), 0));
  EXPECT_FALSE(receive(ours->fd(), 0));
}

TEST(MediaSocket, ManyPeersDoNotChangeThat) {
  UdpSocket nice;
  const auto ours = MediaSocket::open(nice.fd());
  ASSERT_TRUE(ours);
  for (int i = 0; i < 50; ++i) {
    UdpSocket peer;
    peer.send("\x80media", nice.address());
    peer.send(std::string("\0stun", 5), nice.address());
  }
  EXPECT_EQ(receive_all(ours->fd()).size(), 50u);
  EXPECT_EQ(receive_all(nice.fd()).size(), 50u);
}

TEST(MediaSocket, SendsFromTheSharedPort) {
  UdpSocket nice;
  UdpSocket peer;
  auto ours = MediaSocket::open(nice.fd());
  ASSERT_TRUE(ours);
  media::DatagramBatch batch;
  for (const char* text : {"aaaa", "bbbb", "cc", "dddddd"}) ASSERT_TRUE(batch.append(media::as_bytes(text)));
  const MediaSocket::Sent sent = ours->send(batch, to_sockaddr(peer.address()));
  EXPECT_EQ(sent.datagrams, 4u);
  EXPECT_EQ(sent.calls, 1u);
  SocketAddress from;
  from.size = sizeof from.storage;
  char byte = 0;
  ASSERT_GE(recvfrom(peer.fd(), &byte, 1, MSG_PEEK, from.get(), &from.size), 0);
  EXPECT_EQ(from_sockaddr(*from.get()), nice.address());
  EXPECT_EQ(receive_all(peer.fd()), (std::vector<std::string>{"aaaa", "bbbb", "cc", "dddddd"}));
}

TEST(MediaSocket, ClosedFirstItLeavesLibniceEverything) {
  UdpSocket nice;
  UdpSocket peer;
  auto opened = MediaSocket::open(nice.fd());
  ASSERT_TRUE(opened);
  std::optional<MediaSocket> ours = *std::move(opened);
  ours.reset();
  peer.send("\x80media", nice.address());
  EXPECT_EQ(receive(nice.fd()), "\x80media");
}

TEST(MediaSocket, KnowsWhatItsBufferHadNoRoomFor) {
  UdpSocket nice;
  UdpSocket peer;
  const auto ours = MediaSocket::open(nice.fd());
  ASSERT_TRUE(ours);
  EXPECT_EQ(ours->receive_drops(), 0u);
  const int small = 1;  // the kernel makes its least of it
  ASSERT_EQ(setsockopt(ours->fd(), SOL_SOCKET, SO_RCVBUF, &small, sizeof small), 0);
  for (int i = 0; i < 100; ++i) peer.send("\x80" + std::string(1000, 'x'), nice.address());
  const uint64_t dropped = ours->receive_drops();
  EXPECT_GT(dropped, 0u);
  EXPECT_EQ(dropped + receive_all(ours->fd()).size(), 100u);
}

TEST(MediaSocket, OnIpv6Too) {
  const int nice = socket(AF_INET6, SOCK_DGRAM | SOCK_NONBLOCK, 0);
  const SocketAddress loopback = to_sockaddr(*media::Address::parse("::1", 0));
  if (nice < 0 || bind(nice, loopback.get(), loopback.size) != 0) GTEST_SKIP() << "no IPv6 on this machine";
  const auto ours = MediaSocket::open(nice);
  ASSERT_TRUE(ours) << ours.error().message;
  EXPECT_EQ(ours->local().ip_text(), "::1");
  const int peer = socket(AF_INET6, SOCK_DGRAM, 0);
  const SocketAddress to = to_sockaddr(ours->local());
  ASSERT_EQ(sendto(peer, "\x80m", 2, 0, to.get(), to.size), 2);
  ASSERT_EQ(sendto(peer, "\x01s", 2, 0, to.get(), to.size), 2);
  EXPECT_EQ(receive(ours->fd()), "\x80m");
  EXPECT_EQ(receive(nice), "\x01s");
  close(peer);
  close(nice);
}

TEST(MediaSocket, SaysWhatTheKernelRefuses) {
  const auto none = MediaSocket::open(-1);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, "ice.media_socket");
}

}  // namespace
}  // namespace mcu
