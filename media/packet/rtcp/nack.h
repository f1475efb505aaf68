#pragma once

#include <cstdint>
#include <optional>

#include "media/base/bounded_vector.h"
#include "media/packet/rtcp/rtcp_header.h"

namespace media {

inline constexpr size_t kMaxNackSequenceNumbers = 512;

// Generic NACK (RFC 4585 §6.2.1): packets the receiver misses.
struct Nack {
  uint32_t sender_ssrc = 0;
  uint32_t media_ssrc = 0;  // the stream whose packets are missing
  BoundedVector<uint16_t, kMaxNackSequenceNumbers> sequence_numbers;
};

// Numbers beyond kMaxNackSequenceNumbers are left out.
std::optional<Nack> parse_nack(const RtcpPacketView& packet);
// Packs neighbours into PID + bit mask; numbers should come in ascending order (on the circle) to pack well.
void write_nack(const Nack& nack, ByteWriter& out);

}  // namespace media
