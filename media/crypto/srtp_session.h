#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include <tl/expected.hpp>

#include "media/base/bytes.h"
#include "media/base/drop_reason.h"
#include "media/base/result.h"
#include "media/crypto/srtp_profile.h"

struct srtp_ctx_t_;

namespace media {

enum class SrtpDirection : uint8_t { kOutbound, kInbound };

// How often the SRTP library did its work; benchmarks multiply by the cost of a call.
struct SrtpCalls {
  uint64_t rtp = 0;
  uint64_t rtcp = 0;
  uint64_t bytes = 0;  // of plaintext packets, RTP and RTCP
};

// One direction of SRTP and SRTCP (RFC 3711, RFC 7714) over libsrtp, for every SSRC of one transport. Works in place.
// Inbound: replay window of 2048 packets per SSRC, at most kMaxSsrcs SSRCs (an authenticated peer cannot make it grow
// without bound). Outbound: the same packet may be protected twice (a retransmission of the very bytes).
// A call allocates only inside the library. One thread at a time.
class SrtpSession {
 public:
  static constexpr size_t kMaxSsrcs = 128;

  // Fails if the key has the wrong size for the profile or the library refuses ("crypto.srtp").
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
  struct Deleter {
    void operator()(srtp_ctx_t_* session) const;
  };

  SrtpSession(srtp_ctx_t_* session, SrtpDirection direction);
  bool may_use(uint32_t ssrc) const;
  void remember(uint32_t ssrc);

  std::unique_ptr<srtp_ctx_t_, Deleter> session_;
  SrtpDirection direction_;
  std::vector<uint32_t> ssrcs_;  // inbound SSRCs that have authenticated; reserved once
  SrtpCalls calls_;
};

}  // namespace media
