// Our SRTP against libsrtp, the implementation that browsers use: each opens what the other protects, byte for byte.
#include <gtest/gtest.h>
#include <srtp2/srtp.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "media/base/random.h"
#include "media/crypto/srtp_session.h"
#include "media/packet/rtp_packet.h"

namespace media {
namespace {

using Packet = std::vector<uint8_t>;

class Reference {
 public:
  Reference(SrtpProfile profile, const SrtpMasterKey& key, bool inbound) {
    static const srtp_err_status_t ready = srtp_init();
    EXPECT_EQ(ready, srtp_err_status_ok);
    srtp_policy_t policy{};
    const bool gcm = profile == SrtpProfile::kAeadAes128Gcm;
    for (srtp_crypto_policy_t* each : {&policy.rtp, &policy.rtcp}) {
      gcm ? srtp_crypto_policy_set_aes_gcm_128_16_auth(each) : srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(each);
    }
    policy.ssrc.type = inbound ? ssrc_any_inbound : ssrc_any_outbound;
    std::vector<uint8_t> copy(SRTP_MAX_KEY_LEN);
    std::copy(key.bytes().begin(), key.bytes().end(), copy.begin());
    policy.key = copy.data();
    policy.window_size = 2048;
    policy.allow_repeat_tx = 1;
    srtp_t made = nullptr;
    EXPECT_EQ(srtp_create(&made, &policy), srtp_err_status_ok);
    session_.reset(made);
  }

  Packet protect(Packet packet, bool rtcp) {
    int size = static_cast<int>(packet.size());
    packet.resize(packet.size() + SRTP_MAX_TRAILER_LEN + 4);
    EXPECT_EQ(rtcp ? srtp_protect_rtcp(session_.get(), packet.data(), &size)
                   : srtp_protect(session_.get(), packet.data(), &size),
              srtp_err_status_ok);
    packet.resize(static_cast<size_t>(size));
    return packet;
  }

  Packet unprotect(Packet packet, bool rtcp) {
    int size = static_cast<int>(packet.size());
    EXPECT_EQ(rtcp ? srtp_unprotect_rtcp(session_.get(), packet.data(), &size)
                   : srtp_unprotect(session_.get(), packet.data(), &size),
              srtp_err_status_ok);
    packet.resize(static_cast<size_t>(size));
    return packet;
  }

 private:
  struct Free {
    void operator()(srtp_ctx_t* session) const { srtp_dealloc(session); }
  };
  std::unique_ptr<srtp_ctx_t, Free> session_;
};

Packet ours_protects(SrtpSession& session, Packet packet, bool rtcp) {
  const size_t size = packet.size();
  packet.resize(size + kSrtpMaxOverhead);
  const auto done = rtcp ? session.protect_rtcp(packet, size) : session.protect_rtp(packet, size);
  EXPECT_TRUE(done);
  packet.resize(done.value_or(0));
  return packet;
}

Packet ours_opens(SrtpSession& session, Packet packet, bool rtcp) {
  const auto done = rtcp ? session.unprotect_rtcp(packet) : session.unprotect_rtp(packet);
  EXPECT_TRUE(done);
  packet.resize(done.value_or(0));
  return packet;
}

// Any header, any length: CSRCs, an extension block, no payload at all.
Packet random_rtp(Random& random, uint16_t sequence_number, uint32_t ssrc) {
  const size_t csrcs = random.below(4) == 0 ? random.below(16) : 0;
  const bool extended = random.below(2) == 0;
  const size_t words = random.below(6);
  Packet packet(12 + 4 * csrcs + (extended ? 4 + 4 * words : 0) + random.below(1100));
  for (uint8_t& byte : packet) byte = static_cast<uint8_t>(random.below(256));
  packet[0] = static_cast<uint8_t>(0x80 | (extended ? 0x10 : 0) | csrcs);
  ByteWriter writer(MutableBytes(packet).subspan(2));
  writer.u16(sequence_number);
  writer.u32(random.u32());
  writer.u32(ssrc);
  if (extended) {
    ByteWriter block(MutableBytes(packet).subspan(12 + 4 * csrcs));
    block.u16(0xbede);
    block.u16(static_cast<uint16_t>(words));
  }
  return packet;
}

Packet random_rtcp(Random& random, uint32_t ssrc) {
  Packet packet(8 + 4 * random.below(200));
  for (uint8_t& byte : packet) byte = static_cast<uint8_t>(random.below(256));
  packet[0] = 0x81;
  packet[1] = 205;
  ByteWriter(MutableBytes(packet).subspan(2)).u16(static_cast<uint16_t>(packet.size() / 4 - 1));
  ByteWriter(MutableBytes(packet).subspan(4)).u32(ssrc);
  return packet;
}

class SrtpReferenceTest : public testing::TestWithParam<SrtpProfile> {
 protected:
  SrtpReferenceTest() {
    std::vector<uint8_t> bytes(SrtpMasterKey::size_for(GetParam()));
    for (uint8_t& byte : bytes) byte = static_cast<uint8_t>(random_.below(256));
    const Bytes all(bytes);
    key_ = {all.first(SrtpMasterKey::kKeySize), all.subspan(SrtpMasterKey::kKeySize)};
  }
  SrtpSession ours(SrtpDirection direction) { return *SrtpSession::create(GetParam(), key_, direction); }

  Random random_{42};
  SrtpMasterKey key_;
};

INSTANTIATE_TEST_SUITE_P(Profiles, SrtpReferenceTest, testing::ValuesIn(kSrtpProfiles),
                         [](const auto& info) { return std::string(to_string(info.param)); });

// 200,000 sequence numbers a stream: the roll-over counter is in keys and tags, so it must agree too.
TEST_P(SrtpReferenceTest, TheReferenceOpensWhatWeProtect) {
  SrtpSession out = ours(SrtpDirection::kOutbound);
  Reference in(GetParam(), key_, true);
  Reference reference_out(GetParam(), key_, false);
  for (const uint32_t ssrc : {1U, 0xdeadbeefU, 0xffffffffU}) {
    for (uint32_t number = 1000; number < 200'000; number += 1 + static_cast<uint32_t>(random_.below(900))) {
      const Packet plain = random_rtp(random_, static_cast<uint16_t>(number), ssrc);
      const Packet sealed = ours_protects(out, plain, false);
      ASSERT_EQ(sealed, reference_out.protect(plain, false)) << "packet " << number;
      ASSERT_EQ(in.unprotect(sealed, false), plain);
      const Packet control = random_rtcp(random_, ssrc);
      ASSERT_EQ(in.unprotect(ours_protects(out, control, true), true), control);
    }
  }
}

TEST_P(SrtpReferenceTest, WeOpenWhatTheReferenceProtects) {
  Reference out(GetParam(), key_, false);
  SrtpSession in = ours(SrtpDirection::kInbound);
  for (const uint32_t ssrc : {1U, 0xdeadbeefU, 0xffffffffU}) {
    for (uint32_t number = 1000; number < 200'000; number += 1 + static_cast<uint32_t>(random_.below(900))) {
      const Packet plain = random_rtp(random_, static_cast<uint16_t>(number), ssrc);
      ASSERT_EQ(ours_opens(in, out.protect(plain, false), false), plain) << "packet " << number;
      const Packet control = random_rtcp(random_, ssrc);
      ASSERT_EQ(ours_opens(in, out.protect(control, true), true), control);
    }
  }
}

}  // namespace
}  // namespace media
