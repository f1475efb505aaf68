#include "media/packet/rtcp/rtcp_header.h"

#include <array>
#include <vector>

#include <gtest/gtest.h>

namespace media {
namespace {

TEST(ReadRtcpPacket, WalksACompound) {
  const std::vector<uint8_t> compound = {0x81, 201, 0, 1, 1, 2, 3, 4, 0x80, 203, 0, 0};
  ByteReader reader(compound);
  const auto first = read_rtcp_packet(reader);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->count, 1);
  EXPECT_EQ(first->type, 201);
  EXPECT_EQ(first->body.size(), 4U);
  const auto second = read_rtcp_packet(reader);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->type, 203);
  EXPECT_TRUE(second->body.empty());
  EXPECT_FALSE(read_rtcp_packet(reader));
  EXPECT_TRUE(reader.ok());
}

TEST(ReadRtcpPacket, TakesPaddingOff) {
  const std::vector<uint8_t> packet = {0xa0, 205, 0, 2, 1, 2, 3, 4, 5, 6, 0, 2};
  ByteReader reader(packet);
  const auto read = read_rtcp_packet(reader);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->body.size(), 6U);
}

TEST(ReadRtcpPacket, RefusesWhatDoesNotFit) {
  const std::vector<std::vector<uint8_t>> cases = {
      {0x80},
      {0x80, 200, 0},
      {0x40, 200, 0, 0},                         // version
      {0x80, 200, 0, 1},                         // length
      {0xa0, 200, 0, 0},                         // padding of nothing
      {0xa0, 200, 0, 1, 0, 0, 0, 0},             // padding of 0
      {0xa0, 200, 0, 1, 0, 0, 0, 5},             // padding longer than the body
  };
  for (const auto& packet : cases) {
    ByteReader reader(packet);
    EXPECT_FALSE(read_rtcp_packet(reader)) << packet.size();
    EXPECT_FALSE(reader.ok()) << packet.size();
    EXPECT_EQ(reader.remaining(), 0U);
  }
}

TEST(WriteRtcpHeader, CountsWords) {
  std::array<uint8_t, 4> out{};
  ByteWriter writer(out);
  write_rtcp_header(31, 206, 1024, writer);
  EXPECT_EQ(out, (std::array<uint8_t, 4>{0x9f, 206, 1, 0}));
}

}  // namespace
}  // namespace media
