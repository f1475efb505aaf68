#pragma once

#include <cstdint>
#include <optional>

#include "media/base/bytes.h"

namespace media {

// RTCP packet types (RFC 3550 §12.1, RFC 4585 §6.1).
namespace rtcp_type {
inline constexpr uint8_t kSenderReport = 200;
inline constexpr uint8_t kReceiverReport = 201;
inline constexpr uint8_t kSdes = 202;
inline constexpr uint8_t kBye = 203;
inline constexpr uint8_t kTransportFeedback = 205;
inline constexpr uint8_t kPayloadFeedback = 206;
}  // namespace rtcp_type

// One packet of a compound, still unread: a view into the caller's bytes.
struct RtcpPacketView {
  uint8_t count = 0;  // RC, SC or FMT: the low five bits of the first byte
  uint8_t type = 0;   // rtcp_type
  Bytes body;         // behind the 4-byte header, without padding
};

// Takes the next packet off a compound; nullopt (and nothing more to take) at its end or where version, length or
// padding are wrong, the latter with reader.ok() false.
std::optional<RtcpPacketView> read_rtcp_packet(ByteReader& compound);

// Writes the 4-byte header of a packet whose body has `body_size` bytes, padding included (a multiple of 4). With
// `padding` the body's last byte tells how many of its bytes are padding.
void write_rtcp_header(uint8_t count, uint8_t type, size_t body_size, ByteWriter& out, bool padding = false);

}  // namespace media
