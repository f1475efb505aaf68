#include "mcu/ice/udp_sender.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/mcu/ice/udp_socket.h"

namespace mcu {
namespace {

using test::receive_all;
using test::UdpSocket;

media::DatagramBatch make_batch(const std::vector<std::string>& datagrams) {
  media::DatagramBatch batch;
  for (const auto& datagram : datagrams) EXPECT_TRUE(batch.append(media::as_bytes(datagram)));
  return batch;
}

// Datagrams of these sizes, each with a text of its own.
std::vector<std::string> of_sizes(const std::vector<size_t>& sizes) {
  std::vector<std::string> result;
  for (const size_t size : sizes) result.emplace_back(size, static_cast<char>('a' + result.size() % 26));
  return result;
}

TEST(UdpSender, OneCallCarriesAMixedBatchUnchanged) {
  for (const bool gso : {true, false}) {
    for (const auto& sizes : {std::vector<size_t>{100}, std::vector<size_t>{1200, 1200, 1200, 700},
                              std::vector<size_t>{60, 1200, 1200, 300, 300, 300, 20, 900},
                              std::vector<size_t>(media::DatagramBatch::kMaxDatagrams, 500)}) {
      UdpSocket from;
      UdpSocket to;
      const SocketAddress address = to_sockaddr(to.address());
      const auto datagrams = of_sizes(sizes);
      UdpSender sender(from.fd(), address);
      sender.send(make_batch(datagrams), gso);
      EXPECT_EQ(sender.datagrams(), sizes.size());
      EXPECT_EQ(sender.calls(), 1u);
      EXPECT_FALSE(sender.gso_refused());
      EXPECT_EQ(receive_all(to.fd()), datagrams);
    }
  }
}

TEST(UdpSender, SendsOneByOneWhereSegmentsAreRefused) {
  UdpSocket from;
  UdpSocket to;
  const int on = 1;
  // A socket that sends without checksums may not use GSO.
  ASSERT_EQ(setsockopt(from.fd(), SOL_SOCKET, SO_NO_CHECK, &on, sizeof on), 0);
  const SocketAddress address = to_sockaddr(to.address());
  const auto datagrams = of_sizes({50, 1000, 1000, 1000, 80});
  UdpSender sender(from.fd(), address);
  sender.send(make_batch(datagrams), true);
  EXPECT_TRUE(sender.gso_refused());
  EXPECT_EQ(sender.datagrams(), datagrams.size());
  EXPECT_EQ(receive_all(to.fd()), datagrams);
}

TEST(UdpSender, StopsWhereTheKernelDoes) {
  UdpSocket from;
  const SocketAddress nowhere = to_sockaddr(media::Address::v4({127, 0, 0, 1}, 0));  // port 0 cannot be sent to
  UdpSender sender(from.fd(), nowhere);
  sender.send(make_batch({"a", "b"}), false);
  EXPECT_EQ(sender.datagrams(), 0u);
  EXPECT_FALSE(sender.gso_refused());
}

}  // namespace
}  // namespace mcu
