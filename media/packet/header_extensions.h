#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "media/base/bytes.h"

namespace media {

// The RTP header extensions we know (RFC 8285 carries them). Any other in an offer is left out of the answer;
// video-orientation is not on the list, so that browsers rotate before they encode.
enum class ExtensionKind : uint8_t {
  kMid,            // urn:ietf:params:rtp-hdrext:sdes:mid (RFC 8843)
  kRid,            // urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id (RFC 8852)
  kRepairedRid,    // urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id (RFC 8852)
  kAudioLevel,     // urn:ietf:params:rtp-hdrext:ssrc-audio-level (RFC 6464)
  kTransportCc,    // http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
  kAbsSendTime,    // http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time
  kCount
};

std::string_view extension_uri(ExtensionKind kind);
std::optional<ExtensionKind> extension_kind(std::string_view uri);

// Which id (1…14 one-byte, up to 255 two-byte form) each extension has on one m-line; 0: not negotiated.
class ExtensionMap {
 public:
  void set(ExtensionKind kind, uint8_t id);
  uint8_t id(ExtensionKind kind) const { return ids_[static_cast<size_t>(kind)]; }
  std::optional<ExtensionKind> kind(uint8_t id) const;
  bool has(ExtensionKind kind) const { return id(kind) != 0; }
  friend bool operator==(const ExtensionMap&, const ExtensionMap&) = default;

 private:
  static constexpr size_t kShortIds = 15;

  std::array<uint8_t, static_cast<size_t>(ExtensionKind::kCount)> ids_{};
  std::array<uint8_t, kShortIds> kinds_{};  // by id: 1 + kind, 0: none; for the ids of the one-byte form
};

// RFC 6464: level in −dBov, 0 (loudest) … 127 (silence).
struct AudioLevel {
  uint8_t level = 127;
  bool voice = false;
  friend bool operator==(const AudioLevel&, const AudioLevel&) = default;
};

// The extensions of one packet. Views point into the packet.
struct HeaderExtensions {
  std::string_view mid;           // empty: absent; at most 16 bytes are read
  std::string_view rid;
  std::string_view repaired_rid;
  std::optional<AudioLevel> audio_level;
  std::optional<uint16_t> transport_cc;    // transport-wide sequence number
  std::optional<uint32_t> abs_send_time;   // 24 bits, 6.18 fixed-point seconds
};

// Reads the extension block of a packet (RtpPacketView); unknown ids are skipped, a block that does not fit its own
// lengths ends the reading where it breaks (RFC 8285 §4.2, §4.3).
HeaderExtensions parse_header_extensions(uint16_t profile, Bytes block, const ExtensionMap& map);

// Writes the extensions that are present and in `map` with their 4-byte head and padding (one-byte form where all ids
// and sizes allow, else two-byte); gives the size, 0 if there is none to write, nullopt if they do not fit. Names
// longer than 16 bytes are cut.
std::optional<size_t> write_header_extensions(const HeaderExtensions& extensions, const ExtensionMap& map,
                                              MutableBytes out);

}  // namespace media
