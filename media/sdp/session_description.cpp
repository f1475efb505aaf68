#include "media/sdp/session_description.h"

#include "media/sdp/text.h"

namespace media {

using namespace sdp_text;

std::string_view to_string(Direction direction) {
  switch (direction) {
    case Direction::kInactive:
      return "inactive";
    case Direction::kSendOnly:
      return "sendonly";
    case Direction::kRecvOnly:
      return "recvonly";
    case Direction::kSendRecv:
      return "sendrecv";
  }
  return "inactive";
}

bool PayloadFormat::is(std::string_view codec, uint32_t rate) const {
  return clock_rate == rate && equals_ignoring_case(name, codec);
}

std::optional<std::string_view> PayloadFormat::parameter(std::string_view key) const {
  std::string_view rest = parameters;
  while (!rest.empty()) {
    const auto pair = trimmed(next_word(rest, ';'));
    const size_t equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    if (equals_ignoring_case(trimmed(pair.substr(0, equals)), key)) return trimmed(pair.substr(equals + 1));
  }
  return std::nullopt;
}

const PayloadFormat* MediaDescription::format(uint8_t payload_type) const {
  const auto found = std::ranges::find(formats, payload_type, &PayloadFormat::payload_type);
  return found == formats.end() ? nullptr : &*found;
}

bool MediaDescription::is_rtp() const { return protocol.find("RTP/") != std::string::npos; }

}  // namespace media
