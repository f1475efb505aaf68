#include "media/sdp/remote.h"

#include <algorithm>
#include <array>

#include "media/sdp/text.h"

namespace media::sdp_remote {

using namespace sdp_text;

namespace {

constexpr size_t kSha256TextSize = 8 + 32 * 3 - 1;  // "sha-256 " and 32 pairs of digits

bool is_protocol(std::string_view protocol) {
  constexpr std::array<std::string_view, 4> kProtocols{"UDP/TLS/RTP/SAVPF", "TCP/DTLS/RTP/SAVPF", "TCP/TLS/RTP/SAVPF",
                                                       "RTP/SAVPF"};  // RFC 8829 §5.1.2 asks for tolerance
  return std::ranges::find(kProtocols, protocol) != kProtocols.end();
}

const PayloadFormat* find_codec(const MediaDescription& media, MediaKind kind) {
  const auto found = std::ranges::find_if(media.formats, [&](const PayloadFormat& format) {
    return kind == MediaKind::kAudio ? format.is("opus", kAudioClockRate) && format.channels == 2
                                     : format.is("VP8", kVideoClockRate);
  });
  return found == media.formats.end() ? nullptr : &*found;
}

std::optional<uint8_t> find_rtx(const MediaDescription& media, uint8_t payload_type) {
  for (const auto& format : media.formats) {
    const auto apt = format.parameter("apt");
    if (format.is("rtx", kVideoClockRate) && apt && number<uint8_t>(*apt) == payload_type) return format.payload_type;
  }
  return std::nullopt;
}

// NACK is for video only: sound has in-band FEC, and a repeated packet would come too late.
FeedbackSet read_feedback(const PayloadFormat& format, MediaKind kind) {
  const auto& lines = format.feedback;
  const auto has = [&](std::string_view name) { return std::ranges::find(lines, name) != lines.end(); };
  FeedbackSet set;
  set.transport_cc = has("transport-cc");
  if (kind == MediaKind::kAudio) return set;
  set.nack = has("nack");
  set.pli = has("nack pli");
  set.fir = has("ccm fir");
  set.remb = has("goog-remb");
  return set;
}

bool is_usable(const ExtensionLine& line, ExtensionKind kind, const NegotiatedMedia& media, bool allow_mixed) {
  const bool simulcast = !media.receive_rids.empty() || !media.send_rids.empty();
  // Ids above 14 need the two-byte form in some packets only, which the other side must have allowed (RFC 8285 §4.1.2).
  if (line.id > 14 && !allow_mixed) return false;
  if (kind == ExtensionKind::kAudioLevel) return media.kind == MediaKind::kAudio;
  if (kind == ExtensionKind::kTransportCc) return media.feedback.transport_cc;
  if (kind == ExtensionKind::kRid || kind == ExtensionKind::kRepairedRid) return simulcast;
  return true;
}

void read_extensions(const MediaDescription& remote, bool allow_mixed, NegotiatedMedia& media) {
  for (const auto& line : remote.extensions) {
    const auto kind = extension_kind(line.uri);
    if (!kind || !is_usable(line, *kind, media, allow_mixed)) continue;
    if (media.receive_extensions.has(*kind) || media.send_extensions.has(*kind)) continue;
    if (sends(line.direction)) media.receive_extensions.set(*kind, line.id);
    if (receives(line.direction)) media.send_extensions.set(*kind, line.id);
  }
  const bool numbered = media.receive_extensions.has(ExtensionKind::kTransportCc) ||
                        media.send_extensions.has(ExtensionKind::kTransportCc);
  media.feedback.transport_cc = media.feedback.transport_cc && numbered;
}

// A rid may be bound to payload types ("pt=96,97"); one that leaves out the codec in use cannot be had.
bool rid_allows(const RidLine& line, uint8_t payload_type) {
  std::string_view rest = line.restrictions;
  while (!rest.empty()) {
    auto restriction = trimmed(next_word(rest, ';'));
    if (!restriction.starts_with("pt=")) continue;
    restriction.remove_prefix(3);
    for (auto word = next_word(restriction, ','); !word.empty(); word = next_word(restriction, ',')) {
      if (number<uint8_t>(trimmed(word)) == payload_type) return true;
    }
    return false;
  }
  return true;
}

// One rid per stream: the first alternative that a usable a=rid line describes (RFC 8853 §5.2).
std::vector<std::string> read_layers(const MediaDescription& remote, bool remote_sends, uint8_t payload_type,
                                     size_t max_layers) {
  const auto usable = [&](const std::string& rid) {
    return std::ranges::any_of(remote.rids, [&](const RidLine& line) {
      return line.id == rid && line.send == remote_sends && rid_allows(line, payload_type);
    });
  };
  std::vector<std::string> layers;
  for (const auto& stream : remote_sends ? remote.simulcast_send : remote.simulcast_recv) {
    if (layers.size() == max_layers) break;
    const auto found = std::ranges::find_if(stream, [&](const auto& alternative) { return usable(alternative.rid); });
    if (found != stream.end() && std::ranges::find(layers, found->rid) == layers.end()) layers.push_back(found->rid);
  }
  return layers;
}

// Media sources with their RTX sources (a=ssrc-group:FID, RFC 4588 §8.8); a source no group names stands alone.
std::vector<RemoteSsrc> read_sources(const MediaDescription& remote) {
  std::vector<RemoteSsrc> sources;
  std::vector<uint32_t> known;
  for (const auto& group : remote.ssrc_groups) {
    if (group.semantics != "FID" || group.ssrcs.size() != 2) continue;
    sources.push_back({group.ssrcs[0], group.ssrcs[1]});
    known.insert(known.end(), group.ssrcs.begin(), group.ssrcs.end());
  }
  for (const auto& line : remote.ssrcs) {
    if (std::ranges::find(known, line.ssrc) != known.end()) continue;
    sources.push_back({line.ssrc, std::nullopt});
    known.push_back(line.ssrc);
  }
  return sources;
}

void read_names(const MediaDescription& remote, NegotiatedMedia& media) {
  const auto cname = std::ranges::find(remote.ssrcs, "cname", &SsrcLine::attribute);
  if (cname != remote.ssrcs.end()) media.remote_cname = cname->value;
  if (!remote.msids.empty()) {
    if (remote.msids[0].stream != "-") media.remote_stream = remote.msids[0].stream;
    return;
  }
  // Where webrtcbin and older endpoints say it (RFC 8830 came out of this form).
  const auto msid = std::ranges::find(remote.ssrcs, "msid", &SsrcLine::attribute);
  if (msid != remote.ssrcs.end()) media.remote_stream = msid->value.substr(0, msid->value.find(' '));
}

// One payload type, one codec in the whole BUNDLE (RFC 8843 §10.1.2).
class PayloadTypeClaims {
 public:
  bool claim(const NegotiatedMedia& media) {
    constexpr uint8_t kRtx = 2;
    return claim(media.payload_type, static_cast<uint8_t>(media.kind)) &&
           (!media.rtx_payload_type || claim(*media.rtx_payload_type, kRtx));
  }

 private:
  bool claim(uint8_t payload_type, uint8_t codec) {
    auto& owner = codec_of_[payload_type];
    if (!owner) owner = codec;
    return owner == codec;
  }
  std::array<std::optional<uint8_t>, 128> codec_of_{};
};

// One id, one header extension, and the other way round, so that the MID of any packet can be found.
class ExtensionClaims {
 public:
  bool claim(const NegotiatedMedia& media) {
    for (size_t k = 0; k < static_cast<size_t>(ExtensionKind::kCount); ++k) {
      const auto kind = static_cast<ExtensionKind>(k);
      const uint8_t id = std::max(media.receive_extensions.id(kind), media.send_extensions.id(kind));
      if (id == 0) continue;
      if (ids_.kind(id).value_or(kind) != kind || (ids_.has(kind) && ids_.id(kind) != id)) return false;
      ids_.set(kind, id);
    }
    return true;
  }

 private:
  ExtensionMap ids_;
};

}  // namespace

std::string m_line_name(const SessionDescription& description, size_t index) {
  const auto& media = description.media[index];
  return "m-line " + std::to_string(index) + " (mid \"" + media.mid + "\", " + media.type + ")";
}

bool is_wanted(const MediaDescription& media) {
  const bool known = media.type == "audio" || media.type == "video";
  return known && (media.port != 0 || media.bundle_only);
}

NegotiatedMedia not_accepted(const std::string& mid) {
  NegotiatedMedia media;
  media.mid = mid;
  return media;
}

Result<NegotiatedTransport> read_transport(const SessionDescription& description, size_t index) {
  const auto& media = description.media[index];
  const auto name = m_line_name(description, index);
  NegotiatedTransport transport;
  transport.remote_ufrag = media.ice_ufrag;
  transport.remote_pwd = media.ice_pwd;
  transport.remote_trickle = media.trickle;
  transport.remote_ice_lite = description.ice_lite;
  transport.remote_end_of_candidates = media.end_of_candidates;
  if (media.ice_ufrag.empty() || media.ice_pwd.empty()) {
    return failure("sdp.no_ice", name + " has no ICE user fragment or no password");
  }
  if (media.fingerprints.empty()) return failure("sdp.no_fingerprint", name + " has no certificate fingerprint");
  std::ranges::copy_if(media.fingerprints, std::back_inserter(transport.remote_fingerprints),
                       [](const auto& text) { return text.starts_with("sha-256 ") && text.size() == kSha256TextSize; });
  if (transport.remote_fingerprints.empty()) {
    return failure("sdp.weak_fingerprint", name + " has no sha-256 certificate fingerprint");
  }
  std::ranges::copy_if(media.candidates, std::back_inserter(transport.remote_candidates),
                       [](const IceCandidate& c) { return c.component == 1 && !c.is_mdns_name(); });
  return transport;
}

Result<NegotiatedMedia> read_media(const SessionDescription& description, size_t index, size_t max_layers) {
  const auto& remote = description.media[index];
  const auto name = m_line_name(description, index);
  if (!is_protocol(remote.protocol)) {
    return failure("sdp.protocol", name + " asks for " + remote.protocol + " instead of UDP/TLS/RTP/SAVPF");
  }
  if (!remote.rtcp_mux) return failure("sdp.no_rtcp_mux", name + " does not multiplex RTCP (a=rtcp-mux)");

  NegotiatedMedia media;
  media.accepted = true;
  media.mid = remote.mid;
  media.kind = remote.type == "audio" ? MediaKind::kAudio : MediaKind::kVideo;
  media.direction = reversed(remote.direction);
  const PayloadFormat* const codec = find_codec(remote, media.kind);
  if (!codec && media.kind == MediaKind::kAudio) return failure("sdp.no_opus", name + " offers no Opus");
  if (!codec) return failure("sdp.no_vp8", name + " offers no VP8");
  media.payload_type = codec->payload_type;
  media.feedback = read_feedback(*codec, media.kind);
  if (media.kind == MediaKind::kVideo) {
    media.rtx_payload_type = find_rtx(remote, codec->payload_type);
    media.receive_rids = read_layers(remote, true, codec->payload_type, max_layers);
    media.send_rids = read_layers(remote, false, codec->payload_type, max_layers);
  } else {
    media.opus_fec = codec->parameter("useinbandfec") == "1";
    media.opus_stereo = codec->parameter("stereo") == "1";
  }
  read_extensions(remote, description.extmap_allow_mixed, media);
  media.reduced_size_rtcp = remote.rtcp_rsize;
  if (receives(media.direction)) media.remote_ssrcs = read_sources(remote);
  read_names(remote, media);
  return media;
}

Result<NegotiatedSession> check_bundle(NegotiatedSession session, const SessionDescription& description) {
  PayloadTypeClaims payload_types;
  ExtensionClaims extensions;
  for (size_t index = 0; index < session.media.size(); ++index) {
    const auto& media = session.media[index];
    if (!media.accepted) continue;
    if (!payload_types.claim(media)) {
      return failure(
          "sdp.payload_type_conflict",
          m_line_name(description, index) + " uses a payload type that has another meaning in an earlier one");
    }
    if (!extensions.claim(media)) {
      return failure("sdp.extension_conflict",
                     m_line_name(description, index) + " gives a header extension another id than an earlier one");
    }
    for (size_t k = 0; k < static_cast<size_t>(ExtensionKind::kCount); ++k) {
      const auto kind = static_cast<ExtensionKind>(k);
      if (media.receive_extensions.has(kind)) session.receive_extensions.set(kind, media.receive_extensions.id(kind));
    }
  }
  return session;
}

}  // namespace media::sdp_remote
