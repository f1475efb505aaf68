#include "mcu/ice/datagram_reader.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/unit/mcu/ice/udp_socket.h"

namespace mcu {
namespace {

using test::UdpSocket;

TEST(DatagramReader, GivesDatagramsInOrderWithTheirSender) {
  UdpSocket to;
  UdpSocket a;
  UdpSocket b;
  a.send("one", to.address());
  b.send("two", to.address());
  a.send("", to.address());
  DatagramReader reader;
  const auto datagrams = reader.read(to.fd());
  ASSERT_EQ(datagrams.size(), 3u);
  EXPECT_EQ(media::as_text(datagrams[0].bytes), "one");
  EXPECT_EQ(datagrams[0].from, a.address());
  EXPECT_EQ(media::as_text(datagrams[1].bytes), "two");
  EXPECT_EQ(datagrams[1].from, b.address());
  EXPECT_TRUE(datagrams[2].bytes.empty());
  EXPECT_FALSE(reader.more());
  EXPECT_TRUE(reader.read(to.fd()).empty());
}

TEST(DatagramReader, ReadsInBatchesUntilTheSocketIsEmpty) {
  UdpSocket to;
  UdpSocket from;
  constexpr size_t kCount = DatagramReader::kBatch * 2 + 5;
  for (size_t i = 0; i < kCount; ++i) from.send(std::to_string(i), to.address());
  DatagramReader reader;
  size_t seen = 0;
  std::vector<bool> more;
  do {
    for (const auto& datagram : reader.read(to.fd())) {
      EXPECT_EQ(media::as_text(datagram.bytes), std::to_string(seen++));
      EXPECT_EQ(datagram.from, from.address());
    }
    more.push_back(reader.more());
  } while (reader.more());
  EXPECT_EQ(seen, kCount);
  EXPECT_EQ(more, (std::vector{true, true, false}));
}

TEST(DatagramReader, LeavesOutWhatIsTooLong) {
  UdpSocket to;
  UdpSocket from;
  from.send(std::string(media::kMaxDatagramSize + 1, 'x'), to.address());
  from.send(std::string(media::kMaxDatagramSize, 'y'), to.address());
  DatagramReader reader;
  const auto datagrams = reader.read(to.fd());
  ASSERT_EQ(datagrams.size(), 1u);
  EXPECT_EQ(datagrams[0].bytes.size(), media::kMaxDatagramSize);
}

}  // namespace
}  // namespace mcu
