#include "media/packet/rtcp/pli.h"

namespace media {

std::optional<Pli> parse_pli(const RtcpPacketView& packet) {
  ByteReader reader(packet.body);
  const Pli pli{reader.u32(), reader.u32()};
  return reader.ok() ? std::optional(pli) : std::nullopt;
}

void write_pli(const Pli& pli, ByteWriter& out) {
  constexpr uint8_t kFormat = 1;
  write_rtcp_header(kFormat, rtcp_type::kPayloadFeedback, 8, out);
  out.u32(pli.sender_ssrc);
  out.u32(pli.media_ssrc);
}

}  // namespace media
