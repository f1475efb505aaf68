#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "media/base/bounded_vector.h"
#include "media/packet/rtcp/rtcp_header.h"

namespace media {

// RFC 3550 §6.5; of the items only CNAME is kept. Views point into the packet.
struct Sdes {
  struct Chunk {
    uint32_t ssrc = 0;
    std::string_view cname;  // at most 255 bytes; empty if the chunk had none
    friend bool operator==(const Chunk&, const Chunk&) = default;
  };
  BoundedVector<Chunk, 31> chunks;
};

std::optional<Sdes> parse_sdes(const RtcpPacketView& packet);
// A cname longer than 255 bytes is cut.
void write_sdes(const Sdes& sdes, ByteWriter& out);

}  // namespace media
