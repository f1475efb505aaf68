#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "media/base/result.h"
#include "media/sdp/candidate.h"

// A session description (RFC 8866) as far as WebRTC uses it (RFC 8829), as plain values. Attributes that we do not
// know are left out on reading; what is read and written again reads the same.
namespace media {

// Bounds on what is accepted from the network. The size allows a page's 17 video m-lines with every codec a browser
// lists (5.3 KiB each).
inline constexpr size_t kMaxSdpSize = 256 * 1024;
inline constexpr size_t kMaxSdpLine = 2048;
inline constexpr size_t kMaxSdpMedia = 64;
inline constexpr size_t kMaxSdpList = 128;  // formats, extensions, SSRC lines, candidates… of one m-line

// From the point of view of who wrote the description (RFC 8866 §6.7).
enum class Direction : uint8_t { kInactive = 0, kSendOnly = 1, kRecvOnly = 2, kSendRecv = 3 };

constexpr bool sends(Direction d) { return (static_cast<uint8_t>(d) & 1) != 0; }
constexpr bool receives(Direction d) { return (static_cast<uint8_t>(d) & 2) != 0; }
constexpr Direction make_direction(bool send, bool receive) {
  return static_cast<Direction>((send ? 1 : 0) | (receive ? 2 : 0));
}
// The same as seen by the other side.
constexpr Direction reversed(Direction d) { return make_direction(receives(d), sends(d)); }
std::string_view to_string(Direction direction);

// a=setup (RFC 4145, RFC 5763 §5); kNone: not given.
enum class Setup : uint8_t { kNone, kActpass, kActive, kPassive, kHoldconn };

// One payload type of an m-line with its a=rtpmap, a=fmtp and a=rtcp-fb.
struct PayloadFormat {
  uint8_t payload_type = 0;
  std::string name{};  // as written, e.g. "VP8"; empty: a static type without a=rtpmap
  uint32_t clock_rate = 0;
  uint8_t channels = 1;
  std::string parameters{};             // a=fmtp, e.g. "apt=96"
  std::vector<std::string> feedback{};  // a=rtcp-fb, e.g. "nack pli"; "*" lines stand with each format
  friend bool operator==(const PayloadFormat&, const PayloadFormat&) = default;

  // Codec names do not differ by case (RFC 8866 §6.6).
  bool is(std::string_view codec, uint32_t rate) const;
  // The value of "key=value" in `parameters`, or nullopt.
  std::optional<std::string_view> parameter(std::string_view key) const;
};

// a=extmap (RFC 8285 §8).
struct ExtensionLine {
  uint8_t id = 0;  // 1…14 or 16…255
  Direction direction = Direction::kSendRecv;
  std::string uri;
  friend bool operator==(const ExtensionLine&, const ExtensionLine&) = default;
};

// a=ssrc (RFC 5576 §4.1): one attribute of one source; value empty: none.
struct SsrcLine {
  uint32_t ssrc = 0;
  std::string attribute;
  std::string value;
  friend bool operator==(const SsrcLine&, const SsrcLine&) = default;
};

// a=ssrc-group (RFC 5576 §4.2), e.g. FID with media and RTX source.
struct SsrcGroup {
  std::string semantics;
  std::vector<uint32_t> ssrcs;
  friend bool operator==(const SsrcGroup&, const SsrcGroup&) = default;
};

// a=rid (RFC 8851 §10).
struct RidLine {
  std::string id;
  bool send = true;          // false: recv
  std::string restrictions;  // "pt=96;max-width=1280" or empty
  friend bool operator==(const RidLine&, const RidLine&) = default;
};

// One stream of a=simulcast (RFC 8853 §5.1): alternatives in order of preference; "~" marks it as paused at first.
struct SimulcastAlternative {
  std::string rid;
  bool paused = false;
  friend bool operator==(const SimulcastAlternative&, const SimulcastAlternative&) = default;
};
using SimulcastStream = std::vector<SimulcastAlternative>;

// a=msid (RFC 8830): stream "-" means none.
struct Msid {
  std::string stream;
  std::string track;
  friend bool operator==(const Msid&, const Msid&) = default;
};

// One m-line with what stands under it. Transport attributes given once for the whole session stand with each m-line.
struct MediaDescription {
  std::string type;                            // "audio", "video", "application"…
  uint16_t port = 9;                           // 0: rejected, or bundle_only
  std::string protocol;                        // "UDP/TLS/RTP/SAVPF"
  std::vector<std::string> other_formats;      // what the m-line lists when it is not RTP ("webrtc-datachannel")
  std::string connection_address = "0.0.0.0";  // c=; this value: no candidate known yet

  std::string mid;  // at most 16 characters, so that it fits the header extension; empty: not given
  Direction direction = Direction::kSendRecv;
  bool rtcp_mux = false;
  bool rtcp_rsize = false;
  bool bundle_only = false;

  std::string ice_ufrag;
  std::string ice_pwd;
  bool trickle = false;
  bool end_of_candidates = false;
  std::vector<IceCandidate> candidates;
  std::vector<std::string> fingerprints;  // "sha-256 AB:CD:…": algorithm in lower, digits in upper case
  Setup setup = Setup::kNone;

  std::vector<PayloadFormat> formats;
  std::vector<ExtensionLine> extensions;
  std::vector<Msid> msids;
  std::vector<SsrcLine> ssrcs;
  std::vector<SsrcGroup> ssrc_groups;
  std::vector<RidLine> rids;
  std::vector<SimulcastStream> simulcast_send;
  std::vector<SimulcastStream> simulcast_recv;
  friend bool operator==(const MediaDescription&, const MediaDescription&) = default;

  const PayloadFormat* format(uint8_t payload_type) const;
  bool is_rtp() const;
};

struct SessionDescription {
  std::string origin_address = "127.0.0.1";  // o=; browsers never say their own
  uint64_t session_id = 0;
  uint64_t session_version = 1;
  std::vector<std::string> bundle;  // mids of the first a=group:BUNDLE
  bool ice_lite = false;
  bool extmap_allow_mixed = false;
  std::vector<MediaDescription> media;
  friend bool operator==(const SessionDescription&, const SessionDescription&) = default;
};

// Reads a description from the network. Lines may end with CRLF or LF. Error "sdp.syntax" names the line.
Result<SessionDescription> parse_session_description(std::string_view text);

// Lines end with CRLF. REQUIRES: no text member holds a control character (what parse gave, never does).
std::string write_session_description(const SessionDescription& description);

}  // namespace media
