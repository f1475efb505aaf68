#include "media/crypto/srtp_session.h"

#include <srtp2/srtp.h>

#include <algorithm>
#include <array>

#include "media/base/check.h"
#include "media/packet/rtp_packet.h"

namespace media {
namespace {

constexpr unsigned long kReplayWindow = 2048;
constexpr size_t kMinRtp = 12;
constexpr size_t kMinRtcp = 8;

// libsrtp wants one call before any other; a static of this function makes it at first use. Where somebody else in the
// process has made it before, such as GStreamer, the library complains but works; if not, srtp_create() says so.
void prepare_library() {
  [[maybe_unused]] static const srtp_err_status_t status = srtp_init();
}

srtp_policy_t make_policy(SrtpProfile profile, SrtpDirection direction, uint8_t* key) {
  srtp_policy_t policy{};
  if (profile == SrtpProfile::kAeadAes128Gcm) {
    srtp_crypto_policy_set_aes_gcm_128_16_auth(&policy.rtp);
    srtp_crypto_policy_set_aes_gcm_128_16_auth(&policy.rtcp);
  } else {
    srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy.rtp);
    srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy.rtcp);
  }
  policy.ssrc.type = direction == SrtpDirection::kInbound ? ssrc_any_inbound : ssrc_any_outbound;
  policy.key = key;
  policy.window_size = kReplayWindow;
  policy.allow_repeat_tx = 1;
  return policy;
}

DropReason drop_reason(srtp_err_status_t status) {
  switch (status) {
    case srtp_err_status_replay_fail: return DropReason::kReplayed;
    case srtp_err_status_replay_old: return DropReason::kTooLate;
    case srtp_err_status_bad_param:
    case srtp_err_status_parse_err: return DropReason::kMalformed;
    default: return DropReason::kAuthenticationFailed;
  }
}

bool has_version_2(Bytes packet) { return (packet[0] >> 6) == 2; }

}  // namespace

void SrtpSession::Deleter::operator()(srtp_ctx_t_* session) const { srtp_dealloc(session); }

SrtpSession::SrtpSession(srtp_ctx_t_* session, SrtpDirection direction) : session_(session), direction_(direction) {
  if (direction == SrtpDirection::kInbound) ssrcs_.reserve(kMaxSsrcs);
}

Result<SrtpSession> SrtpSession::create(SrtpProfile profile, const SrtpMasterKey& key, SrtpDirection direction) {
  if (key.bytes().size() != SrtpMasterKey::size_for(profile)) {
    return failure("crypto.srtp", "the SRTP key has the wrong size for " + std::string(to_string(profile)));
  }
  std::array<uint8_t, SRTP_MAX_KEY_LEN> copy{};
  std::copy(key.bytes().begin(), key.bytes().end(), copy.begin());
  const srtp_policy_t policy = make_policy(profile, direction, copy.data());
  srtp_t session = nullptr;
  prepare_library();
  if (srtp_create(&session, &policy) != srtp_err_status_ok) {
    return failure("crypto.srtp", "the SRTP library refuses " + std::string(to_string(profile)));
  }
  return SrtpSession(session, direction);
}

std::optional<size_t> SrtpSession::protect_rtp(MutableBytes buffer, size_t size) {
  CHECK(direction_ == SrtpDirection::kOutbound);
  if (size < kMinRtp || size + kSrtpMaxOverhead > buffer.size() || !has_version_2(buffer)) return std::nullopt;
  int length = static_cast<int>(size);
  if (srtp_protect(session_.get(), buffer.data(), &length) != srtp_err_status_ok) return std::nullopt;
  ++calls_.rtp;
  calls_.bytes += size;
  return static_cast<size_t>(length);
}

std::optional<size_t> SrtpSession::protect_rtcp(MutableBytes buffer, size_t size) {
  CHECK(direction_ == SrtpDirection::kOutbound);
  if (size < kMinRtcp || size + kSrtpMaxOverhead > buffer.size() || !has_version_2(buffer)) return std::nullopt;
  int length = static_cast<int>(size);
  if (srtp_protect_rtcp(session_.get(), buffer.data(), &length) != srtp_err_status_ok) return std::nullopt;
  ++calls_.rtcp;
  calls_.bytes += size;
  return static_cast<size_t>(length);
}

tl::expected<size_t, DropReason> SrtpSession::unprotect_rtp(MutableBytes packet) {
  CHECK(direction_ == SrtpDirection::kInbound);
  if (packet.size() < kMinRtp || !has_version_2(packet)) return tl::unexpected(DropReason::kMalformed);
  const uint32_t ssrc = ByteReader(packet.subspan(8)).u32();
  if (!may_use(ssrc)) return tl::unexpected(DropReason::kUnknownSsrc);
  int length = static_cast<int>(packet.size());
  const srtp_err_status_t status = srtp_unprotect(session_.get(), packet.data(), &length);
  ++calls_.rtp;
  if (status != srtp_err_status_ok) return tl::unexpected(drop_reason(status));
  remember(ssrc);
  calls_.bytes += static_cast<size_t>(length);
  return static_cast<size_t>(length);
}

tl::expected<size_t, DropReason> SrtpSession::unprotect_rtcp(MutableBytes packet) {
  CHECK(direction_ == SrtpDirection::kInbound);
  if (packet.size() < kMinRtcp || !has_version_2(packet)) return tl::unexpected(DropReason::kMalformed);
  const uint32_t ssrc = ByteReader(packet.subspan(4)).u32();
  if (!may_use(ssrc)) return tl::unexpected(DropReason::kUnknownSsrc);
  int length = static_cast<int>(packet.size());
  const srtp_err_status_t status = srtp_unprotect_rtcp(session_.get(), packet.data(), &length);
  ++calls_.rtcp;
  if (status != srtp_err_status_ok) return tl::unexpected(drop_reason(status));
  remember(ssrc);
  calls_.bytes += static_cast<size_t>(length);
  return static_cast<size_t>(length);
}

bool SrtpSession::may_use(uint32_t ssrc) const {
  return ssrcs_.size() < kMaxSsrcs || std::find(ssrcs_.begin(), ssrcs_.end(), ssrc) != ssrcs_.end();
}

void SrtpSession::remember(uint32_t ssrc) {
  if (std::find(ssrcs_.begin(), ssrcs_.end(), ssrc) == ssrcs_.end()) ssrcs_.push_back(ssrc);
}

}  // namespace media
