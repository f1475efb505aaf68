#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "media/base/bounded_vector.h"
#include "media/packet/rtcp/rtcp_header.h"

namespace media {

// RFC 3550 §6.6: these streams end.
struct Bye {
  BoundedVector<uint32_t, 31> ssrcs;
  std::string_view reason;  // may be empty; at most 255 bytes; points into the packet
};

std::optional<Bye> parse_bye(const RtcpPacketView& packet);
void write_bye(const Bye& bye, ByteWriter& out);

}  // namespace media
