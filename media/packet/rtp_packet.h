#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "media/base/bytes.h"
#include "media/packet/header_extensions.h"

namespace media {

// The largest RTP packet we send before SRTP; ICE paths of state WANs and tunnels carry it unfragmented.
inline constexpr size_t kMaxRtpPacketSize = 1200;
// Room for SRTP/SRTCP authentication tag and index behind a packet.
inline constexpr size_t kSrtpMaxOverhead = 32;
// The largest datagram accepted from the network.
inline constexpr size_t kMaxDatagramSize = 2048;

// The fixed RTP header (RFC 3550 §5.1) without CSRCs, which we neither send nor use.
struct RtpHeader {
  bool marker = false;
  uint8_t payload_type = 0;  // 0…127
  uint16_t sequence_number = 0;
  uint32_t timestamp = 0;
  uint32_t ssrc = 0;
};

// A parsed RTP packet: a view into the caller's bytes, valid as long as they are.
struct RtpPacketView {
  RtpHeader header;
  uint16_t extension_profile = 0;  // 0: none; 0xBEDE: one-byte form; 0x100x: two-byte form
  Bytes extension_block;           // behind profile and length
  Bytes payload;                   // without padding
  uint8_t padding = 0;             // bytes of padding that stood behind the payload

  // Version, CSRC count, extension length and padding are checked; anything that does not fit gives nullopt.
  static std::optional<RtpPacketView> parse(Bytes packet);
};

// Writes header and extensions (write_header_extensions) to `out`, the payload is to follow; gives the size, or 0 if
// it does not fit.
size_t write_rtp_header(const RtpHeader& header, const HeaderExtensions& extensions, const ExtensionMap& map,
                        MutableBytes out);

// Writes header, extensions (one-byte form where all ids and sizes allow, else two-byte; only those `map` knows) and
// payload to `out`; gives the size, or 0 if it does not fit. `payload` may be empty; it must not overlap `out`.
size_t write_rtp_packet(const RtpHeader& header, const HeaderExtensions& extensions, const ExtensionMap& map,
                        Bytes payload, MutableBytes out);

}  // namespace media
