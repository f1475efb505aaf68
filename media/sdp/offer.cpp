#include "media/sdp/offer.h"

#include <algorithm>
#include <array>

#include "media/sdp/local.h"
#include "media/sdp/remote.h"

namespace media {

using namespace sdp_remote;

namespace {

constexpr uint8_t kOpusPayloadType = 111;
constexpr uint8_t kVp8PayloadType = 96;
constexpr uint8_t kRtxPayloadType = 97;
constexpr size_t kMaxLayers = 3;

ExtensionLine extension(uint8_t id, ExtensionKind kind) {
  return {id, Direction::kSendRecv, std::string(extension_uri(kind))};
}

void describe_audio(MediaDescription& media) {
  media.formats = {{.payload_type = kOpusPayloadType,
                    .name = "opus",
                    .clock_rate = kAudioClockRate,
                    .channels = 2,
                    .parameters = std::string(sdp_local::kOpusParameters),
                    .feedback = {"transport-cc"}}};
  media.extensions = {extension(1, ExtensionKind::kAudioLevel), extension(2, ExtensionKind::kAbsSendTime),
                      extension(3, ExtensionKind::kTransportCc), extension(4, ExtensionKind::kMid)};
}

void describe_video(const std::vector<std::string>& rids, MediaDescription& media) {
  constexpr FeedbackSet kAll{.nack = true, .pli = true, .fir = true, .transport_cc = true, .remb = true};
  media.formats = {{.payload_type = kVp8PayloadType,
                    .name = "VP8",
                    .clock_rate = kVideoClockRate,
                    .parameters = {},
                    .feedback = sdp_local::feedback_lines(kAll)},
                   sdp_local::rtx_format(kRtxPayloadType, kVp8PayloadType)};
  media.extensions = {extension(2, ExtensionKind::kAbsSendTime), extension(3, ExtensionKind::kTransportCc),
                      extension(4, ExtensionKind::kMid)};
  if (rids.empty()) return;
  media.extensions.push_back(extension(10, ExtensionKind::kRid));
  media.extensions.push_back(extension(11, ExtensionKind::kRepairedRid));
  for (const auto& rid : rids) {
    media.rids.push_back({rid, true, {}});
    media.simulcast_send.push_back({{rid, false}});
  }
}

MediaDescription describe(const OfferedMedia& offered, const OfferParameters& parameters, size_t index) {
  MediaDescription media;
  const bool video = offered.kind == MediaKind::kVideo;
  media.type = video ? "video" : "audio";
  media.protocol = "UDP/TLS/RTP/SAVPF";
  media.mid = std::to_string(index);
  media.direction = offered.direction;
  media.rtcp_mux = true;
  media.rtcp_rsize = true;
  media.setup = Setup::kActpass;
  if (video)
    describe_video(offered.rids, media);
  else
    describe_audio(media);
  if (sends(offered.direction)) {
    sdp_local::announce_sources(offered.send, video, parameters.cname, media);
    if (!offered.rids.empty()) {
      media.ssrcs.clear();
      media.ssrc_groups.clear();
    }
  }
  sdp_local::announce_transport({.ice_ufrag = parameters.ice_ufrag,
                                 .ice_pwd = parameters.ice_pwd,
                                 .fingerprint = parameters.fingerprint,
                                 .candidates = parameters.candidates,
                                 .end_of_candidates = parameters.end_of_candidates},
                                index == 0, media);
  return media;
}

std::optional<Error> find_mismatch(const SessionDescription& offer, const SessionDescription& answer) {
  if (offer.media.size() != answer.media.size()) {
    return Error{"sdp.answer_mismatch", "the answer has another number of m-lines than the offer"};
  }
  for (size_t index = 0; index < offer.media.size(); ++index) {
    const auto& local = offer.media[index];
    const auto& remote = answer.media[index];
    if (remote.type != local.type || (remote.mid != local.mid && remote.port != 0)) {
      return Error{"sdp.answer_mismatch", m_line_name(answer, index) + " is not what was offered there"};
    }
  }
  return std::nullopt;
}

// We offered actpass, so an answer must choose (RFC 5763 §5).
Result<NegotiatedTransport> read_answered_transport(const SessionDescription& answer, size_t index) {
  auto transport = read_transport(answer, index);
  if (!transport) return transport;
  const Setup setup = answer.media[index].setup;
  if (setup != Setup::kPassive && setup != Setup::kActive) {
    return failure("sdp.setup", m_line_name(answer, index) + " is answered without choosing a DTLS role");
  }
  transport->dtls_role = setup == Setup::kPassive ? DtlsRole::kClient : DtlsRole::kServer;
  return transport;
}

std::optional<SendStreamIds> announced_ids(const MediaDescription& offered) {
  if (offered.msids.empty()) return std::nullopt;
  SendStreamIds ids{.stream = offered.msids[0].stream, .track = offered.msids[0].track};
  if (!offered.ssrcs.empty()) ids.ssrc = offered.ssrcs[0].ssrc;
  if (!offered.ssrc_groups.empty() && offered.ssrc_groups[0].ssrcs.size() == 2) {
    ids.rtx_ssrc = offered.ssrc_groups[0].ssrcs[1];
  }
  return ids;
}

Result<NegotiatedMedia> read_m_line(const MediaDescription& local, const SessionDescription& answer, size_t index) {
  auto media = read_media(answer, index, kMaxLayers);
  if (!media) return media;
  media->direction = make_direction(sends(media->direction) && sends(local.direction),
                                    receives(media->direction) && receives(local.direction));
  media->receive_rids.clear();  // the bridge sends one stream per m-line
  media->send = announced_ids(local).value_or(SendStreamIds{});
  return media;
}

void add_receive_slots(size_t count, std::vector<OfferedMedia>& media) {
  for (size_t slot = 0; slot < count; ++slot) {
    media.push_back({.kind = MediaKind::kVideo, .direction = Direction::kRecvOnly, .rids = {}, .send = {}});
  }
}

}  // namespace

std::vector<OfferedMedia> hall_media(const std::vector<std::string>& rids, size_t receive_slots,
                                     const SendStreamIds& audio, const SendStreamIds& camera,
                                     const std::optional<SendStreamIds>& content) {
  std::vector<OfferedMedia> media{
      {.kind = MediaKind::kAudio, .direction = Direction::kSendRecv, .rids = {}, .send = audio},
      {.kind = MediaKind::kVideo, .direction = Direction::kSendOnly, .rids = rids, .send = camera}};
  if (content) {
    media.push_back({.kind = MediaKind::kVideo, .direction = Direction::kSendOnly, .rids = {}, .send = *content});
  }
  add_receive_slots(receive_slots, media);
  return media;
}

std::vector<OfferedMedia> viewer_media(size_t receive_slots, bool sound,
                                       const std::optional<SendStreamIds>& microphone) {
  std::vector<OfferedMedia> media;
  if (microphone) {
    media.push_back(
        {.kind = MediaKind::kAudio, .direction = Direction::kSendRecv, .rids = {}, .send = *microphone});
  } else if (sound) {
    media.push_back({.kind = MediaKind::kAudio, .direction = Direction::kRecvOnly, .rids = {}, .send = {}});
  }
  add_receive_slots(receive_slots, media);
  return media;
}

SessionDescription make_offer(const OfferParameters& parameters) {
  SessionDescription offer;
  offer.session_id = parameters.session_id;
  offer.session_version = parameters.session_version;
  offer.extmap_allow_mixed = true;
  for (size_t index = 0; index < parameters.media.size(); ++index) {
    offer.media.push_back(describe(parameters.media[index], parameters, index));
    offer.bundle.push_back(offer.media.back().mid);
  }
  return offer;
}

Result<NegotiatedSession> read_answer(const SessionDescription& offer, const SessionDescription& answer) {
  if (auto fault = find_mismatch(offer, answer)) return tl::unexpected(std::move(*fault));
  NegotiatedSession session;
  size_t next_slot[2] = {0, 0};
  bool has_transport = false;
  for (size_t index = 0; index < answer.media.size(); ++index) {
    if (!is_wanted(answer.media[index])) {
      session.media.push_back(not_accepted(offer.media[index].mid));
      continue;
    }
    auto media = read_m_line(offer.media[index], answer, index);
    if (!media) return tl::unexpected(media.error());
    if (sends(media->direction)) media->slot = next_slot[static_cast<size_t>(media->kind)]++;
    session.media.push_back(std::move(*media));
    if (has_transport) continue;
    auto transport = read_answered_transport(answer, index);
    if (!transport) return tl::unexpected(transport.error());
    session.transport = std::move(*transport);
    has_transport = true;
  }
  if (!has_transport) return failure("sdp.no_media", "the answer accepts no m-line");
  return check_bundle(std::move(session), answer);
}

}  // namespace media
