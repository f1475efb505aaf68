#include "media/sdp/local.h"

#include <algorithm>

namespace media::sdp_local {

void announce_transport(const LocalTransport& transport, bool tagged, MediaDescription& media) {
  media.ice_ufrag = transport.ice_ufrag;
  media.ice_pwd = transport.ice_pwd;
  media.trickle = true;
  media.fingerprints = {transport.fingerprint};
  const auto is_default = [](const IceCandidate& c) {
    return c.udp && c.component == 1 && c.address.find(':') == std::string::npos && !c.is_mdns_name();
  };
  const auto found = std::ranges::find_if(transport.candidates, is_default);
  if (found != transport.candidates.end()) {
    media.port = found->port;
    media.connection_address = found->address;
  }
  if (!tagged) return;
  media.candidates = transport.candidates;
  media.end_of_candidates = transport.end_of_candidates;
}

void announce_sources(const SendStreamIds& send, bool rtx, const std::string& cname, MediaDescription& media) {
  media.msids = {{send.stream, send.track}};
  if (rtx) media.ssrc_groups = {{"FID", {send.ssrc, send.rtx_ssrc}}};
  media.ssrcs = {{send.ssrc, "cname", cname}};
  if (rtx) media.ssrcs.push_back({send.rtx_ssrc, "cname", cname});
}

std::vector<std::string> feedback_lines(const FeedbackSet& set) {
  std::vector<std::string> lines;
  if (set.remb) lines.emplace_back("goog-remb");
  if (set.transport_cc) lines.emplace_back("transport-cc");
  if (set.fir) lines.emplace_back("ccm fir");
  if (set.nack) lines.emplace_back("nack");
  if (set.pli) lines.emplace_back("nack pli");
  return lines;
}

PayloadFormat rtx_format(uint8_t payload_type, uint8_t of) {
  return {.payload_type = payload_type,
          .name = "rtx",
          .clock_rate = kVideoClockRate,
          .parameters = "apt=" + std::to_string(of)};
}

}  // namespace media::sdp_local
