#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "media/sdp/negotiated.h"
#include "media/sdp/session_description.h"

// What our own descriptions say, be they offers or answers. For this folder only.
namespace media::sdp_local {

inline constexpr std::string_view kOpusParameters = "minptime=10;useinbandfec=1";  // RFC 7587 §6.1; mono, no DTX

struct LocalTransport {
  std::string ice_ufrag;
  std::string ice_pwd;
  std::string fingerprint;
  std::vector<IceCandidate> candidates;
  bool end_of_candidates = false;
};

// ICE and fingerprint on every m-line, as browsers do; candidates on the tagged one only (RFC 8843 §7.1.3). m= and c=
// carry the default candidate, or 9 and 0.0.0.0 as long as none is known (RFC 8839 §4.2.1).
void announce_transport(const LocalTransport& transport, bool tagged, MediaDescription& media);

// a=msid, a=ssrc and, with RTX, a=ssrc-group:FID.
void announce_sources(const SendStreamIds& send, bool rtx, const std::string& cname, MediaDescription& media);

std::vector<std::string> feedback_lines(const FeedbackSet& set);
PayloadFormat rtx_format(uint8_t payload_type, uint8_t of);

}  // namespace media::sdp_local
