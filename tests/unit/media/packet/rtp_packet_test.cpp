#include "media/packet/rtp_packet.h"

#include <array>
#include <vector>

#include <gtest/gtest.h>

namespace media {
namespace {

const std::vector<uint8_t> kPlain = {0x80, 0xe0, 0x12, 0x34, 0x01, 0x02, 0x03, 0x04, 0xaa, 0xbb, 0xcc, 0xdd, 7, 8, 9};

TEST(RtpPacketView, ReadsTheFixedHeader) {
  const auto view = RtpPacketView::parse(kPlain);
  ASSERT_TRUE(view);
  EXPECT_TRUE(view->header.marker);
  EXPECT_EQ(view->header.payload_type, 96);
  EXPECT_EQ(view->header.sequence_number, 0x1234);
  EXPECT_EQ(view->header.timestamp, 0x01020304U);
  EXPECT_EQ(view->header.ssrc, 0xaabbccddU);
  EXPECT_EQ(view->extension_profile, 0);
  EXPECT_EQ(view->payload.size(), 3U);
  EXPECT_EQ(view->payload.data(), kPlain.data() + 12) << "a view, not a copy";
}

TEST(RtpPacketView, SkipsCsrcsReadsExtensionAndPadding) {
  std::vector<uint8_t> packet = kPlain;
  packet[0] = 0x80 | 0x20 | 0x10 | 2;  // padding, extension, two CSRCs
  const std::vector<uint8_t> csrcs_and_extension = {1, 1, 1, 1, 2, 2, 2, 2, 0xbe, 0xde, 0, 1, 0x10, 0x41, 0, 0};
  packet.insert(packet.begin() + 12, csrcs_and_extension.begin(), csrcs_and_extension.end());
  packet.insert(packet.end(), {0, 0, 3});
  const auto view = RtpPacketView::parse(packet);
  ASSERT_TRUE(view);
  EXPECT_EQ(view->extension_profile, 0xbede);
  EXPECT_EQ(view->extension_block.size(), 4U);
  EXPECT_EQ(view->extension_block[0], 0x10);
  EXPECT_EQ(view->padding, 3);
  EXPECT_EQ(std::vector<uint8_t>(view->payload.begin(), view->payload.end()), (std::vector<uint8_t>{7, 8, 9}));
}

TEST(RtpPacketView, TakesAPacketOfPaddingOnly) {
  std::vector<uint8_t> packet(kPlain.begin(), kPlain.begin() + 12);
  packet[0] |= 0x20;
  packet.insert(packet.end(), {0, 0, 0, 4});
  const auto view = RtpPacketView::parse(packet);
  ASSERT_TRUE(view);
  EXPECT_TRUE(view->payload.empty());
  EXPECT_EQ(view->padding, 4);
}

TEST(RtpPacketView, RefusesWhatDoesNotFit) {
  const auto with = [](size_t index, uint8_t value) {
    std::vector<uint8_t> packet = kPlain;
    packet[index] = value;
    return packet;
  };
  struct Case {
    const char* what;
    std::vector<uint8_t> packet;
  };
  const std::vector<Case> cases = {
      {"empty", {}},
      {"one byte short", {kPlain.begin(), kPlain.begin() + 11}},
      {"version 1", with(0, 0x40)},
      {"version 3", with(0, 0xc0)},
      {"CSRCs missing", with(0, 0x81)},
      {"extension header missing", with(0, 0x90)},
      {"padding longer than the payload", with(0, 0xa0)},
      {"padding of 0", [&] { auto p = with(0, 0xa0); p.back() = 0; return p; }()},
      {"padding flag without payload", [&] { auto p = with(0, 0xa0); p.resize(12); return p; }()},
      {"extension longer than the packet",
       [&] { auto p = with(0, 0x90); p.insert(p.begin() + 12, {0xbe, 0xde, 0, 9}); return p; }()},
  };
  for (const Case& c : cases) EXPECT_FALSE(RtpPacketView::parse(c.packet)) << c.what;
}

TEST(WriteRtpPacket, RoundTripsWithExtensions) {
  ExtensionMap map;
  map.set(ExtensionKind::kMid, 4);
  map.set(ExtensionKind::kTransportCc, 3);
  HeaderExtensions extensions;
  extensions.mid = "video1";
  extensions.transport_cc = 4711;
  const RtpHeader header{true, 96, 65535, 123456, 0xdeadbeef};
  const std::vector<uint8_t> payload = {1, 2, 3, 4, 5};
  std::array<uint8_t, 100> out{};
  const size_t size = write_rtp_packet(header, extensions, map, payload, out);
  ASSERT_EQ(size, 12U + 4 + 12 + 5);

  const auto view = RtpPacketView::parse(Bytes(out).first(size));
  ASSERT_TRUE(view);
  EXPECT_EQ(view->header.marker, true);
  EXPECT_EQ(view->header.payload_type, 96);
  EXPECT_EQ(view->header.sequence_number, 65535);
  EXPECT_EQ(view->header.timestamp, 123456U);
  EXPECT_EQ(view->header.ssrc, 0xdeadbeefU);
  EXPECT_TRUE(std::equal(view->payload.begin(), view->payload.end(), payload.begin(), payload.end()));
  const auto read = parse_header_extensions(view->extension_profile, view->extension_block, map);
  EXPECT_EQ(read.mid, "video1");
  EXPECT_EQ(read.transport_cc, 4711);
}

TEST(WriteRtpPacket, WithoutExtensionsHasNoExtensionBit) {
  std::array<uint8_t, 12> out{};
  EXPECT_EQ(write_rtp_packet({}, {}, {}, {}, out), 12U);
  EXPECT_EQ(out[0], 0x80);
}

TEST(WriteRtpPacket, GivesNothingWhereItDoesNotFit) {
  ExtensionMap map;
  map.set(ExtensionKind::kMid, 1);
  HeaderExtensions extensions;
  extensions.mid = "0";
  const std::vector<uint8_t> payload(10);
  std::array<uint8_t, 30> out{};  // 12 + 8 + 10 fit exactly
  EXPECT_EQ(write_rtp_packet({}, extensions, map, payload, out), 30U);
  for (size_t space = 0; space < 30; ++space) {
    EXPECT_EQ(write_rtp_packet({}, extensions, map, payload, MutableBytes(out).first(space)), 0U) << space;
  }
}

}  // namespace
}  // namespace media
