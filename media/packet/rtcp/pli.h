#pragma once

#include <cstdint>
#include <optional>

#include "media/packet/rtcp/rtcp_header.h"

namespace media {

// Picture loss indication (RFC 4585 §6.3.1): please send a key frame.
struct Pli {
  uint32_t sender_ssrc = 0;
  uint32_t media_ssrc = 0;
};

std::optional<Pli> parse_pli(const RtcpPacketView& packet);
void write_pli(const Pli& pli, ByteWriter& out);

}  // namespace media
