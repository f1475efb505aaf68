#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "media/base/dtls_role.h"
#include "media/packet/header_extensions.h"
#include "media/packet/media_packet.h"
#include "media/sdp/session_description.h"

// What offer and answer together say, seen from our side: all that the transport and the graph need to know.
namespace media {

struct NegotiatedTransport {
  std::string remote_ufrag;
  std::string remote_pwd;
  std::vector<std::string> remote_fingerprints;  // "sha-256 AB:CD…", at least one; any of them may match
  // Our end. We are the server whenever the other side allows it, so that our order of SRTP profiles decides.
  DtlsRole dtls_role = DtlsRole::kServer;
  bool remote_trickle = false;
  bool remote_ice_lite = false;
  bool remote_end_of_candidates = false;
  std::vector<IceCandidate> remote_candidates;  // component 1, no mDNS names
};

// Which RTCP feedback may be sent and must be understood on an m-line (RFC 4585, RFC 5104).
struct FeedbackSet {
  bool nack = false;
  bool pli = false;
  bool fir = false;
  bool transport_cc = false;  // only where the header extension is negotiated too
  bool remb = false;
  friend bool operator==(const FeedbackSet&, const FeedbackSet&) = default;
};

// What the other side will send, where it said so; browsers do not with simulcast.
struct RemoteSsrc {
  uint32_t ssrc = 0;
  std::optional<uint32_t> rtx_ssrc;
  friend bool operator==(const RemoteSsrc&, const RemoteSsrc&) = default;
};

// The names under which we send on one m-line; kept by the caller as long as the connection.
struct SendStreamIds {
  uint32_t ssrc = 0;
  uint32_t rtx_ssrc = 0;  // used only if RTX is negotiated
  std::string stream;     // msid: m-lines that share it are played in lip-sync
  std::string track;
  friend bool operator==(const SendStreamIds&, const SendStreamIds&) = default;
};

// One m-line. An m-line that was rejected keeps its place with `accepted` false and says nothing else but its mid.
struct NegotiatedMedia {
  bool accepted = false;
  std::string mid;
  MediaKind kind = MediaKind::kAudio;
  Direction direction = Direction::kInactive;  // ours

  uint8_t payload_type = 0;                 // Opus or VP8
  std::optional<uint8_t> rtx_payload_type;  // RFC 4588, video only
  bool opus_fec = false;                    // the other side decodes in-band FEC (useinbandfec=1, RFC 7587)
  bool opus_stereo = false;                 // the other side prefers stereo; we send mono all the same

  ExtensionMap receive_extensions;  // in packets from the other side
  ExtensionMap send_extensions;     // in ours
  FeedbackSet feedback;
  bool reduced_size_rtcp = false;

  std::vector<std::string> receive_rids;  // simulcast layers we receive, in the sender's order (largest first)
  std::vector<std::string> send_rids;     // simulcast layers we send (native endpoint)
  std::vector<RemoteSsrc> remote_ssrcs;
  std::string remote_cname;
  std::string remote_stream;  // msid of what is received

  // Set on m-lines on which we send: the how-manieth of its kind it is (audio 0; video 0 = first slot, …).
  std::optional<size_t> slot;
  SendStreamIds send;  // valid if `slot` is set
};

struct NegotiatedSession {
  NegotiatedTransport transport;
  std::vector<NegotiatedMedia> media;  // one per m-line, same order

  // All m-lines' ids together, for packets whose m-line is not yet known (BUNDLE gives an id one meaning, RFC 8843 §9).
  ExtensionMap receive_extensions;
};

}  // namespace media
