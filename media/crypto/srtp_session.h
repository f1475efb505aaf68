#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <tl/expected.hpp>

#include "media/base/bytes.h"
#include "media/base/drop_reason.h"
#include "media/base/result.h"
#include "media/crypto/replay_window.h"
#include "media/crypto/srtp_cipher.h"
#include "media/crypto/srtp_profile.h"

namespace media {

enum class SrtpDirection : uint8_t { kOutbound, kInbound };

// How many packets were protected or opened; benchmarks multiply by the cost of a call.
struct SrtpCalls {
  uint64_t rtp = 0;
  uint64_t rtcp = 0;
  uint64_t bytes = 0;  // of plaintext packets, RTP and RTCP
};

// One direction of SRTP and SRTCP (RFC 3711, RFC 7714) for every SSRC of one transport: packet indices, replay
// protection and the layout of packets are ours, the ciphers OpenSSL's. One key for all SSRCs, so what a packet needs
// stays in the processor's caches however many streams a transport has. Works in place.
// Inbound: replay window of 2048 packets per SSRC, at most kMaxSsrcs SSRCs (an authenticated peer cannot make it grow
// without bound). Outbound: as many SSRCs; the same packet may be protected twice (a retransmission of the very bytes).
// Allocates for the first packet of an SSRC only (HMAC-SHA1: OpenSSL does for each). One thread at a time.
class SrtpSession {
 public:
  static constexpr size_t kMaxSsrcs = 128;

  // Fails if the key has the wrong size for the profile or OpenSSL refuses ("crypto.srtp").
  static Result<SrtpSession> create(SrtpProfile profile, const SrtpMasterKey& key, SrtpDirection direction);
  SrtpSession(SrtpSession&&) noexcept = default;
  SrtpSession& operator=(SrtpSession&&) noexcept = default;

  // Outbound only. The packet is the first `size` bytes of `buffer`, which has kSrtpMaxOverhead bytes of room behind
  // it; gives the new size, or nullopt if it is no RTP/RTCP packet or there is no room.
  std::optional<size_t> protect_rtp(MutableBytes buffer, size_t size);
  std::optional<size_t> protect_rtcp(MutableBytes buffer, size_t size);

  // Inbound only. Gives the plaintext size; the plaintext is the first bytes of `packet`. Refused with kMalformed,
  // kAuthenticationFailed, kReplayed, kTooLate (older than the window) or kUnknownSsrc (too many SSRCs); the contents
  // of `packet` are then unspecified.
  tl::expected<size_t, DropReason> unprotect_rtp(MutableBytes packet);
  tl::expected<size_t, DropReason> unprotect_rtcp(MutableBytes packet);

  const SrtpCalls& calls() const { return calls_; }

 private:
  static constexpr size_t kReplayWindow = 2048;
  static constexpr size_t kRtcpReplayWindow = 128;

  // Outbound, only the newest of each window counts.
  struct Stream {
    ReplayWindow<kReplayWindow> rtp;
    ReplayWindow<kRtcpReplayWindow> rtcp;
  };

  SrtpSession(SrtpCipher rtp, SrtpCipher rtcp, bool tag_is_last, SrtpDirection direction);
  Stream* find(uint32_t ssrc);
  Stream* add(uint32_t ssrc);  // null: there are kMaxSsrcs

  SrtpCipher rtp_;
  SrtpCipher rtcp_;
  // HMAC: the tag covers the ROC and stands behind the SRTCP index; GCM: the ROC is in the nonce, the index comes last.
  bool tag_is_last_;
  SrtpDirection direction_;
  std::vector<uint32_t> ssrcs_;  // inbound: that have authenticated; reserved once
  std::vector<Stream> streams_;  // theirs, in the same order
  SrtpCalls calls_;
};

}  // namespace media
