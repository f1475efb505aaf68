#pragma once

#include <cstdint>
#include <optional>

#include "media/base/bounded_vector.h"
#include "media/packet/rtcp/rtcp_header.h"

namespace media {

// Receiver estimated maximum bitrate (draft-alvestrand-rmcat-remb-03 §2.2).
struct Remb {
  uint32_t sender_ssrc = 0;
  uint64_t bitrate_bps = 0;  // written with an 18-bit mantissa, so rounded down
  BoundedVector<uint32_t, 64> ssrcs;
};

// SSRCs beyond 64 are left out.
std::optional<Remb> parse_remb(const RtcpPacketView& packet);
void write_remb(const Remb& remb, ByteWriter& out);

}  // namespace media
