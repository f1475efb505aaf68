#include "media/crypto/srtp_session.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "media/packet/rtp_packet.h"

namespace media {
namespace {

constexpr size_t kPayload = 40;

SrtpMasterKey make_key(SrtpProfile profile, uint8_t first) {
  std::vector<uint8_t> bytes(SrtpMasterKey::size_for(profile));
  for (size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<uint8_t>(first + i);
  const Bytes all(bytes);
  return {all.first(SrtpMasterKey::kKeySize), all.subspan(SrtpMasterKey::kKeySize)};
}

SrtpSession make(SrtpProfile profile, SrtpDirection direction, uint8_t first = 1) {
  auto session = SrtpSession::create(profile, make_key(profile, first), direction);
  EXPECT_TRUE(session) << session.error().message;
  return *std::move(session);
}

std::vector<uint8_t> rtp(uint16_t sequence, uint32_t ssrc = 0x11223344) {
  std::vector<uint8_t> packet(12 + kPayload);
  ByteWriter writer(packet);
  writer.u8(0x80);
  writer.u8(96);
  writer.u16(sequence);
  writer.u32(sequence * 3000u);
  writer.u32(ssrc);
  for (size_t i = 0; i < kPayload; ++i) writer.u8(static_cast<uint8_t>(i));
  return packet;
}

std::vector<uint8_t> rtcp(uint32_t ssrc = 0x11223344) {
  std::vector<uint8_t> packet(8);
  ByteWriter writer(packet);
  writer.u8(0x80);
  writer.u8(201);
  writer.u16(1);
  writer.u32(ssrc);
  return packet;
}

// The packet in encrypted form.
std::vector<uint8_t> protect(SrtpSession& session, std::vector<uint8_t> packet, bool is_rtcp = false) {
  const size_t size = packet.size();
  packet.resize(size + kSrtpMaxOverhead);
  const auto protected_size = is_rtcp ? session.protect_rtcp(packet, size) : session.protect_rtp(packet, size);
  EXPECT_TRUE(protected_size);
  packet.resize(protected_size.value_or(0));
  return packet;
}

DropReason refusal(tl::expected<size_t, DropReason> result) {
  EXPECT_FALSE(result);
  return result ? DropReason::kCount : result.error();
}

class SrtpSessionTest : public testing::TestWithParam<SrtpProfile> {
 protected:
  SrtpSession out = make(GetParam(), SrtpDirection::kOutbound);
  SrtpSession in = make(GetParam(), SrtpDirection::kInbound);
};

INSTANTIATE_TEST_SUITE_P(Profiles, SrtpSessionTest, testing::ValuesIn(kSrtpProfiles),
                         [](const auto& info) { return std::string(to_string(info.param)); });

TEST_P(SrtpSessionTest, WhatIsProtectedOpensAgain) {
  for (uint16_t sequence = 1; sequence < 20; ++sequence) {
    for (const uint32_t ssrc : {1u, 2u, 0xffffffffu}) {
      const auto plain = rtp(sequence, ssrc);
      auto packet = protect(out, plain);
      EXPECT_EQ(packet.size(), plain.size() + (GetParam() == SrtpProfile::kAeadAes128Gcm ? 16 : 10));
      EXPECT_FALSE(std::equal(plain.begin() + 12, plain.end(), packet.begin() + 12)) << "not encrypted";
      const auto size = in.unprotect_rtp(packet);
      ASSERT_TRUE(size);
      packet.resize(*size);
      EXPECT_EQ(packet, plain);
    }
  }
  EXPECT_EQ(out.calls().rtp, 57u);
  EXPECT_EQ(in.calls().rtp, 57u);
  EXPECT_EQ(in.calls().bytes, 57u * (12 + kPayload));
  EXPECT_EQ(in.calls().rtcp, 0u);
}

TEST_P(SrtpSessionTest, RtcpToo) {
  const auto plain = rtcp();
  auto packet = protect(out, plain, true);
  EXPECT_LE(packet.size(), plain.size() + kSrtpMaxOverhead);
  const auto size = in.unprotect_rtcp(packet);
  ASSERT_TRUE(size);
  packet.resize(*size);
  EXPECT_EQ(packet, plain);
  EXPECT_EQ(out.calls().rtcp, 1u);
}

TEST_P(SrtpSessionTest, EveryFlippedBitIsNoticed) {
  const auto packet = protect(out, rtp(5));
  for (size_t i = 1; i < packet.size(); ++i) {
    auto forged = packet;
    forged[i] ^= 0x01;
    EXPECT_FALSE(in.unprotect_rtp(forged)) << "byte " << i;
  }
  auto good = packet;
  EXPECT_TRUE(in.unprotect_rtp(good));
}

TEST_P(SrtpSessionTest, ForgedAndForeignPacketsDoNotAuthenticate) {
  auto forged = protect(out, rtp(5));
  forged.back() ^= 1;
  EXPECT_EQ(refusal(in.unprotect_rtp(forged)), DropReason::kAuthenticationFailed);
  SrtpSession stranger = make(GetParam(), SrtpDirection::kOutbound, 99);
  auto foreign = protect(stranger, rtp(6));
  EXPECT_EQ(refusal(in.unprotect_rtp(foreign)), DropReason::kAuthenticationFailed);
  auto foreign_rtcp = protect(stranger, rtcp(), true);
  EXPECT_EQ(refusal(in.unprotect_rtcp(foreign_rtcp)), DropReason::kAuthenticationFailed);
}

TEST_P(SrtpSessionTest, ReplaysAreRefusedWithinTheWindowAndBehindIt) {
  const auto first = protect(out, rtp(1));
  auto copy = first;
  ASSERT_TRUE(in.unprotect_rtp(copy));
  copy = first;
  EXPECT_EQ(refusal(in.unprotect_rtp(copy)), DropReason::kReplayed);

  const auto late = protect(out, rtp(2));
  for (uint16_t sequence = 3; sequence < 1020; ++sequence) {
    auto packet = protect(out, rtp(sequence));
    ASSERT_TRUE(in.unprotect_rtp(packet));
  }
  copy = late;
  EXPECT_TRUE(in.unprotect_rtp(copy)) << "1,000 packets late is still within the window";
  copy = first;
  EXPECT_EQ(refusal(in.unprotect_rtp(copy)), DropReason::kReplayed);

  for (uint16_t sequence = 1020; sequence < 5000; ++sequence) {
    auto packet = protect(out, rtp(sequence));
    ASSERT_TRUE(in.unprotect_rtp(packet));
  }
  copy = first;
  EXPECT_EQ(refusal(in.unprotect_rtp(copy)), DropReason::kTooLate);
}

TEST_P(SrtpSessionTest, SequenceNumbersMayWrapAndComeInDisorder) {
  std::vector<std::vector<uint8_t>> packets;
  for (int i = 0; i < 64; ++i) packets.push_back(protect(out, rtp(static_cast<uint16_t>(65500 + i))));
  for (size_t i = 0; i + 1 < packets.size(); i += 2) std::swap(packets[i], packets[i + 1]);
  for (auto& packet : packets) EXPECT_TRUE(in.unprotect_rtp(packet));
}

TEST_P(SrtpSessionTest, TheSameBytesMayBeProtectedAgain) {
  const auto first = protect(out, rtp(9));
  protect(out, rtp(10));
  EXPECT_EQ(protect(out, rtp(9)), first);
}

TEST_P(SrtpSessionTest, SsrcsOfAPeerAreBounded) {
  for (uint32_t ssrc = 1; ssrc <= SrtpSession::kMaxSsrcs; ++ssrc) {
    auto packet = protect(out, rtp(1, ssrc));
    ASSERT_TRUE(in.unprotect_rtp(packet));
  }
  SrtpSession rest = make(GetParam(), SrtpDirection::kOutbound);
  auto one_more = protect(rest, rtp(1, 9999));
  EXPECT_EQ(refusal(in.unprotect_rtp(one_more)), DropReason::kUnknownSsrc);
  auto one_more_rtcp = protect(rest, rtcp(9999), true);
  EXPECT_EQ(refusal(in.unprotect_rtcp(one_more_rtcp)), DropReason::kUnknownSsrc);
  auto known = protect(out, rtp(2, 7));
  EXPECT_TRUE(in.unprotect_rtp(known));
  auto own = rtp(1, 9999);
  own.resize(own.size() + kSrtpMaxOverhead);
  EXPECT_FALSE(out.protect_rtp(own, own.size() - kSrtpMaxOverhead)) << "and so are ours";
}

TEST_P(SrtpSessionTest, MalformedPacketsAreRefused) {
  std::vector<uint8_t> none;
  std::vector<uint8_t> shorter(11, 0x80);
  std::vector<uint8_t> version_1(60, 0x40);
  EXPECT_EQ(refusal(in.unprotect_rtp(none)), DropReason::kMalformed);
  EXPECT_EQ(refusal(in.unprotect_rtp(shorter)), DropReason::kMalformed);
  EXPECT_EQ(refusal(in.unprotect_rtp(version_1)), DropReason::kMalformed);
  EXPECT_EQ(refusal(in.unprotect_rtcp(none)), DropReason::kMalformed);
  EXPECT_EQ(refusal(in.unprotect_rtcp(version_1)), DropReason::kMalformed);
  std::vector<uint8_t> extension_beyond_end = rtp(1);
  extension_beyond_end[0] = 0x9f;  // 15 CSRCs and an extension, more than there are bytes
  EXPECT_FALSE(in.unprotect_rtp(extension_beyond_end));
  std::vector<uint8_t> unencrypted = rtcp();
  unencrypted.resize(8 + 14 + (GetParam() == SrtpProfile::kAeadAes128Gcm ? 6 : 0));
  EXPECT_EQ(refusal(in.unprotect_rtcp(unencrypted)), DropReason::kAuthenticationFailed) << "the E flag is not set";
  EXPECT_EQ(in.calls().bytes, 0u);
}

TEST_P(SrtpSessionTest, ProtectNeedsRoomAndAPacket) {
  auto packet = rtp(1);
  EXPECT_FALSE(out.protect_rtp(packet, packet.size())) << "no room behind it";
  packet.resize(200);
  EXPECT_FALSE(out.protect_rtp(packet, 11));
  EXPECT_FALSE(out.protect_rtcp(packet, 7));
  packet[0] = 0;
  EXPECT_FALSE(out.protect_rtp(packet, 52));
  EXPECT_EQ(out.calls().rtp, 0u);
}

TEST(SrtpSession, KeyMustFitTheProfile) {
  const auto session = SrtpSession::create(SrtpProfile::kAes128CmSha1_80, make_key(SrtpProfile::kAeadAes128Gcm, 1),
                                           SrtpDirection::kInbound);
  ASSERT_FALSE(session);
  EXPECT_EQ(session.error().code, "crypto.srtp");
}

}  // namespace
}  // namespace media
