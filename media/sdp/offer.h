#pragma once

#include <optional>
#include <string>
#include <vector>

#include "media/base/result.h"
#include "media/sdp/negotiated.h"
#include "media/sdp/session_description.h"

// The offering side, for the native endpoint: what a hall page offers, without a browser.
namespace media {

struct OfferedMedia {
  MediaKind kind = MediaKind::kAudio;
  Direction direction = Direction::kSendRecv;
  std::vector<std::string> rids;  // simulcast layers, largest first; SSRCs are then not announced
  SendStreamIds send;             // used if the m-line sends
};

struct OfferParameters {
  uint64_t session_id = 0;
  uint64_t session_version = 1;
  std::string ice_ufrag;
  std::string ice_pwd;
  std::string fingerprint;
  std::string cname;
  std::vector<IceCandidate> candidates;  // may be empty: they are trickled
  bool end_of_candidates = false;
  std::vector<OfferedMedia> media;  // mids are "0", "1", … in this order
};

// Audio sendrecv, camera sendonly with `rids`, content sendonly if there is any, then `receive_slots` recvonly video
// m-lines: the order every endpoint of this product uses.
std::vector<OfferedMedia> hall_media(const std::vector<std::string>& rids, size_t receive_slots,
                                     const SendStreamIds& audio, const SendStreamIds& camera,
                                     const std::optional<SendStreamIds>& content = std::nullopt);

// What a page that looks on offers: audio recvonly if it plays sound, sendrecv with a microphone; then `receive_slots`
// recvonly video m-lines.
std::vector<OfferedMedia> viewer_media(size_t receive_slots, bool sound,
                                       const std::optional<SendStreamIds>& microphone = std::nullopt);

// Opus 111, VP8 96, RTX 97; extension ids as Chromium numbers them; setup:actpass.
SessionDescription make_offer(const OfferParameters& parameters);

// What the answer to `offer` (made by make_offer) settles, seen from the offerer. m-lines must be as many and of the
// same kinds and mids. Errors: sdp.answer_mismatch, and those of answer_offer about ICE, fingerprint and codecs.
Result<NegotiatedSession> read_answer(const SessionDescription& offer, const SessionDescription& answer);

}  // namespace media
