#include <array>

#include "media/sdp/session_description.h"

namespace media {

namespace {

constexpr std::array<std::string_view, 5> kSetupNames{"", "actpass", "active", "passive", "holdconn"};

std::string internet_address(const std::string& address) {
  return (address.find(':') == std::string::npos ? "IN IP4 " : "IN IP6 ") + address;
}

class Writer {
 public:
  std::string write(const SessionDescription& description);

 private:
  void line(std::string_view text) { out_.append(text).append("\r\n"); }
  void line(std::string_view name, std::string_view value) { out_.append(name).append(value).append("\r\n"); }
  void flag(bool set, std::string_view text) {
    if (set) line(text);
  }

  void write_media(const MediaDescription& media);
  void write_transport(const MediaDescription& media);
  void write_format(const PayloadFormat& format);
  void write_sources(const MediaDescription& media);
  void write_simulcast(const MediaDescription& media);

  std::string out_;
};

std::string Writer::write(const SessionDescription& description) {
  line("v=0");
  line("o=- ", std::to_string(description.session_id) + ' ' + std::to_string(description.session_version) + ' ' +
                   internet_address(description.origin_address));
  line("s=-");
  line("t=0 0");
  if (!description.bundle.empty()) {
    std::string mids;
    for (const auto& mid : description.bundle) mids += ' ' + mid;
    line("a=group:BUNDLE", mids);
  }
  flag(description.ice_lite, "a=ice-lite");
  flag(description.extmap_allow_mixed, "a=extmap-allow-mixed");
  for (const auto& media : description.media) write_media(media);
  return std::move(out_);
}

void Writer::write_media(const MediaDescription& media) {
  std::string formats;
  for (const auto& format : media.formats) formats += ' ' + std::to_string(format.payload_type);
  for (const auto& format : media.other_formats) formats += ' ' + format;
  line("m=", media.type + ' ' + std::to_string(media.port) + ' ' + media.protocol + formats);
  line("c=", internet_address(media.connection_address));
  if (!media.mid.empty()) line("a=mid:", media.mid);
  write_transport(media);
  for (const auto& extension : media.extensions) {
    const bool both = extension.direction == Direction::kSendRecv;
    const std::string direction = both ? "" : '/' + std::string(to_string(extension.direction));
    line("a=extmap:", std::to_string(extension.id) + direction + ' ' + extension.uri);
  }
  line("a=", to_string(media.direction));
  for (const auto& [stream, track] : media.msids) line("a=msid:", track.empty() ? stream : stream + ' ' + track);
  flag(media.rtcp_mux, "a=rtcp-mux");
  flag(media.rtcp_rsize, "a=rtcp-rsize");
  for (const auto& format : media.formats) write_format(format);
  write_sources(media);
  write_simulcast(media);
}

void Writer::write_transport(const MediaDescription& media) {
  flag(media.bundle_only, "a=bundle-only");
  for (const auto& candidate : media.candidates) line("a=", write_candidate(candidate));
  flag(media.end_of_candidates, "a=end-of-candidates");
  if (!media.ice_ufrag.empty()) line("a=ice-ufrag:", media.ice_ufrag);
  if (!media.ice_pwd.empty()) line("a=ice-pwd:", media.ice_pwd);
  flag(media.trickle, "a=ice-options:trickle");
  for (const auto& fingerprint : media.fingerprints) line("a=fingerprint:", fingerprint);
  if (media.setup != Setup::kNone) line("a=setup:", kSetupNames[static_cast<size_t>(media.setup)]);
}

void Writer::write_format(const PayloadFormat& format) {
  const std::string type = std::to_string(format.payload_type) + ' ';
  if (!format.name.empty()) {
    const std::string channels = format.channels == 1 ? "" : '/' + std::to_string(format.channels);
    line("a=rtpmap:", type + format.name + '/' + std::to_string(format.clock_rate) + channels);
  }
  for (const auto& feedback : format.feedback) line("a=rtcp-fb:", type + feedback);
  if (!format.parameters.empty()) line("a=fmtp:", type + format.parameters);
}

void Writer::write_sources(const MediaDescription& media) {
  for (const auto& group : media.ssrc_groups) {
    std::string ssrcs;
    for (const uint32_t ssrc : group.ssrcs) ssrcs += ' ' + std::to_string(ssrc);
    line("a=ssrc-group:", group.semantics + ssrcs);
  }
  for (const auto& ssrc : media.ssrcs) {
    line("a=ssrc:", std::to_string(ssrc.ssrc) + ' ' + ssrc.attribute + (ssrc.value.empty() ? "" : ':' + ssrc.value));
  }
}

std::string stream_list(const std::vector<SimulcastStream>& streams) {
  std::string text;
  for (const auto& alternatives : streams) {
    if (!text.empty()) text += ';';
    bool first = true;
    for (const auto& [rid, paused] : alternatives) {
      text.append(first ? "" : ",").append(paused ? "~" : "").append(rid);
      first = false;
    }
  }
  return text;
}

void Writer::write_simulcast(const MediaDescription& media) {
  for (const auto& rid : media.rids) {
    const std::string restrictions = rid.restrictions.empty() ? "" : ' ' + rid.restrictions;
    line("a=rid:", rid.id + (rid.send ? " send" : " recv") + restrictions);
  }
  std::string text;
  if (!media.simulcast_send.empty()) text = "send " + stream_list(media.simulcast_send);
  if (!media.simulcast_recv.empty()) text += (text.empty() ? "recv " : " recv ") + stream_list(media.simulcast_recv);
  if (!text.empty()) line("a=simulcast:", text);
}

}  // namespace

std::string write_session_description(const SessionDescription& description) { return Writer().write(description); }

}  // namespace media
