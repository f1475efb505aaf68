#include "media/sdp/answer.h"

#include <algorithm>

#include "media/sdp/local.h"
#include "media/sdp/remote.h"

namespace media {

using namespace sdp_remote;

namespace {

// Where Chromium begins to estimate its uplink, in kbit/s. By itself it begins at 300, and if its first probes fail it
// needs more than ten seconds to the largest layer. Two layers and a small third fit into this.
constexpr std::string_view kSimulcastParameters = "x-google-start-bitrate=900";

bool is_in(const std::vector<std::string>& list, const std::string& word) {
  return std::ranges::find(list, word) != list.end();
}

// Every m-line to be accepted has a mid of its own and stands in the BUNDLE group.
std::optional<Error> find_grouping_fault(const SessionDescription& offer) {
  std::vector<std::string> mids;
  for (size_t index = 0; index < offer.media.size(); ++index) {
    const auto& media = offer.media[index];
    if (!is_wanted(media)) continue;
    const auto name = m_line_name(offer, index);
    if (offer.bundle.empty()) return Error{"sdp.no_bundle", "the offer has no BUNDLE group"};
    if (media.mid.empty()) return Error{"sdp.no_mid", name + " has no mid"};
    if (is_in(mids, media.mid)) return Error{"sdp.duplicate_mid", name + " has the mid of an earlier one"};
    if (!is_in(offer.bundle, media.mid)) return Error{"sdp.no_bundle", name + " is not in the BUNDLE group"};
    mids.push_back(media.mid);
  }
  if (mids.empty()) return Error{"sdp.no_media", "the offer has no audio or video m-line to accept"};
  return std::nullopt;
}

// The m-line whose transport attributes count: the first of the BUNDLE group that is accepted (RFC 8843 §7.3.1).
size_t tagged_m_line(const SessionDescription& offer) {
  for (const auto& mid : offer.bundle) {
    for (size_t index = 0; index < offer.media.size(); ++index) {
      if (offer.media[index].mid == mid && is_wanted(offer.media[index])) return index;
    }
  }
  return 0;
}

// We are the server unless the offerer insists on being it (RFC 5763 §5). No a=setup means active (RFC 4145 §4).
Result<DtlsRole> choose_role(Setup offered, const std::string& name) {
  switch (offered) {
    case Setup::kNone:
    case Setup::kActpass:
    case Setup::kActive:
      return DtlsRole::kServer;
    case Setup::kPassive:
      return DtlsRole::kClient;
    case Setup::kHoldconn:
      break;
  }
  return failure("sdp.setup", name + " asks to hold the connection (a=setup:holdconn)");
}

Result<NegotiatedSession> negotiate(const SessionDescription& offer, const AnswerParameters& parameters) {
  NegotiatedSession session;
  const size_t tagged = tagged_m_line(offer);
  auto transport = read_transport(offer, tagged);
  if (!transport) return tl::unexpected(transport.error());
  const auto role = choose_role(offer.media[tagged].setup, m_line_name(offer, tagged));
  if (!role) return tl::unexpected(role.error());
  session.transport = std::move(*transport);
  session.transport.dtls_role = *role;
  for (size_t index = 0; index < offer.media.size(); ++index) {
    const auto& remote = offer.media[index];
    if (!is_wanted(remote)) {
      session.media.push_back(not_accepted(remote.mid));
      continue;
    }
    auto media = read_media(offer, index, parameters.max_simulcast_layers);
    if (!media) return tl::unexpected(media.error());
    media->send_rids.clear();  // we send one stream per slot, even to who could take several
    session.media.push_back(std::move(*media));
  }
  return check_bundle(std::move(session), offer);
}

void assign_slots(const AnswerParameters& parameters, NegotiatedSession& session) {
  size_t next[2] = {0, 0};
  for (auto& media : session.media) {
    if (!media.accepted || !sends(media.direction)) continue;
    if (!parameters.send_stream) {
      media.direction = make_direction(false, receives(media.direction));
      continue;
    }
    media.slot = next[static_cast<size_t>(media.kind)]++;
    media.send = parameters.send_stream({.kind = media.kind, .slot = *media.slot, .mid = media.mid});
  }
}

MediaDescription rejected(const MediaDescription& offered) {
  MediaDescription media;
  media.type = offered.type;
  media.port = 0;
  media.protocol = offered.protocol;
  media.other_formats = offered.other_formats;
  for (const auto& format : offered.formats) media.formats.push_back({.payload_type = format.payload_type});
  media.mid = offered.mid;
  media.direction = Direction::kInactive;
  return media;
}

std::string_view codec_parameters(const NegotiatedMedia& negotiated) {
  if (negotiated.kind == MediaKind::kAudio) return sdp_local::kOpusParameters;
  return negotiated.receive_rids.empty() ? "" : kSimulcastParameters;
}

std::vector<PayloadFormat> answer_formats(const MediaDescription& offered, const NegotiatedMedia& negotiated) {
  PayloadFormat codec = *offered.format(negotiated.payload_type);
  codec.feedback = sdp_local::feedback_lines(negotiated.feedback);
  codec.parameters = codec_parameters(negotiated);
  std::vector<PayloadFormat> formats{codec};
  if (negotiated.rtx_payload_type) {
    formats.push_back(sdp_local::rtx_format(*negotiated.rtx_payload_type, negotiated.payload_type));
  }
  return formats;
}

// Each offered line that was taken up, under its own id and seen from our side.
std::vector<ExtensionLine> answer_extensions(const MediaDescription& offered, const NegotiatedMedia& negotiated) {
  std::vector<ExtensionLine> lines;
  ExtensionMap done;
  for (const auto& line : offered.extensions) {
    const auto kind = extension_kind(line.uri);
    if (!kind || done.has(*kind)) continue;
    const auto& received = negotiated.receive_extensions;
    const auto& sent = negotiated.send_extensions;
    if (received.id(*kind) != line.id && sent.id(*kind) != line.id) continue;
    done.set(*kind, line.id);
    lines.push_back({line.id, reversed(line.direction), line.uri});
  }
  return lines;
}

void answer_simulcast(const MediaDescription& offered, const NegotiatedMedia& negotiated, MediaDescription& media) {
  for (const auto& rid : negotiated.receive_rids) {
    const auto line = std::ranges::find_if(offered.rids, [&](const RidLine& l) { return l.send && l.id == rid; });
    media.rids.push_back({rid, false, line->restrictions});
    media.simulcast_recv.push_back({{rid, false}});
  }
}

MediaDescription accepted(const MediaDescription& offered, const NegotiatedMedia& negotiated,
                          const AnswerParameters& parameters) {
  MediaDescription media;
  media.type = offered.type;
  media.protocol = offered.protocol;
  media.mid = offered.mid;
  media.direction = negotiated.direction;
  media.rtcp_mux = true;
  media.rtcp_rsize = offered.rtcp_rsize;
  media.formats = answer_formats(offered, negotiated);
  media.extensions = answer_extensions(offered, negotiated);
  answer_simulcast(offered, negotiated, media);
  const bool rtx = negotiated.rtx_payload_type.has_value();
  if (negotiated.slot) sdp_local::announce_sources(negotiated.send, rtx, parameters.cname, media);
  return media;
}

SessionDescription describe(const SessionDescription& offer, const AnswerParameters& parameters,
                            const NegotiatedSession& session) {
  SessionDescription answer;
  answer.session_id = parameters.session_id;
  answer.session_version = parameters.session_version;
  answer.extmap_allow_mixed = offer.extmap_allow_mixed;
  const size_t tagged = tagged_m_line(offer);
  for (size_t index = 0; index < offer.media.size(); ++index) {
    if (!session.media[index].accepted) {
      answer.media.push_back(rejected(offer.media[index]));
      continue;
    }
    auto media = accepted(offer.media[index], session.media[index], parameters);
    media.setup = session.transport.dtls_role == DtlsRole::kServer ? Setup::kPassive : Setup::kActive;
    sdp_local::announce_transport({.ice_ufrag = parameters.ice_ufrag,
                                   .ice_pwd = parameters.ice_pwd,
                                   .fingerprint = parameters.fingerprint,
                                   .candidates = parameters.candidates,
                                   .end_of_candidates = parameters.end_of_candidates},
                                  index == tagged, media);
    answer.media.push_back(std::move(media));
  }
  for (const auto& mid : offer.bundle) {
    const auto found = std::ranges::find(session.media, mid, &NegotiatedMedia::mid);
    if (found != session.media.end() && found->accepted && !is_in(answer.bundle, mid)) answer.bundle.push_back(mid);
  }
  return answer;
}

}  // namespace

Result<Answer> answer_offer(const SessionDescription& offer, const AnswerParameters& parameters) {
  if (auto fault = find_grouping_fault(offer)) return tl::unexpected(std::move(*fault));
  auto session = negotiate(offer, parameters);
  if (!session) return tl::unexpected(session.error());
  assign_slots(parameters, *session);
  return Answer{write_session_description(describe(offer, parameters, *session)), std::move(*session)};
}

}  // namespace media
