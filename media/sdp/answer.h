#pragma once

#include <functional>
#include <string>
#include <vector>

#include "media/base/result.h"
#include "media/sdp/negotiated.h"
#include "media/sdp/session_description.h"

namespace media {

// An m-line on which the answer will send and for which it needs names.
struct SendSlot {
  MediaKind kind = MediaKind::kAudio;
  size_t slot = 0;  // the how-manieth of its kind
  std::string mid;
};

struct AnswerParameters {
  uint64_t session_id = 0;
  uint64_t session_version = 1;  // one more with each answer of the connection (RFC 8829 §5.3.2)
  std::string ice_ufrag;
  std::string ice_pwd;
  std::string fingerprint;  // "sha-256 AB:CD…" of our certificate
  std::string cname;        // RFC 7022; the same on every m-line
  std::vector<IceCandidate> candidates;
  bool end_of_candidates = true;  // false: more will be trickled
  // Called once per m-line on which we send, in m-line order. A repeated offer must get the same names.
  std::function<SendStreamIds(const SendSlot&)> send_stream;
  size_t max_simulcast_layers = 3;  // further ones of an offer are left out
};

struct Answer {
  std::string text;
  NegotiatedSession session;
};

// Answers the BUNDLE offer of a browser or native endpoint (RFC 8829 §5.3, RFC 8843): VP8 with RTX and Opus on one
// DTLS-SRTP transport. m-lines that are no audio or video (data channel), or already rejected, are answered with
// port 0.
//
// Errors name the m-line, e.g. "sdp.no_vp8", `m-line 2 (mid "2", video) offers no VP8`. Codes: sdp.no_media,
// .no_bundle, .no_rtcp_mux, .no_ice, .no_fingerprint, .weak_fingerprint, .setup, .protocol, .no_mid, .duplicate_mid,
// .no_opus, .no_vp8, .payload_type_conflict, .extension_conflict.
Result<Answer> answer_offer(const SessionDescription& offer, const AnswerParameters& parameters);

}  // namespace media
