#pragma once

#include <cstdint>
#include <optional>

#include "media/base/bounded_vector.h"
#include "media/packet/rtcp/rtcp_header.h"

namespace media {

// Full intra request (RFC 5104 §4.3.1).
struct Fir {
  struct Request {
    uint32_t ssrc = 0;            // the stream that shall send a key frame
    uint8_t sequence_number = 0;  // a repeated one is the same request
    friend bool operator==(const Request&, const Request&) = default;
  };
  uint32_t sender_ssrc = 0;
  BoundedVector<Request, 32> requests;
};

std::optional<Fir> parse_fir(const RtcpPacketView& packet);
void write_fir(const Fir& fir, ByteWriter& out);

}  // namespace media
