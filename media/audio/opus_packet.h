#pragma once

#include <cstdint>
#include <optional>

#include "media/base/bytes.h"

namespace media {

inline constexpr int kMaxOpusPacketSamples = 5760;  // 120 ms (RFC 6716 §3.2.5, R5)

// What the head of an Opus packet says about it (RFC 6716 §3.1, RFC 7587 §4.2).
struct OpusPacketInfo {
  int frames = 0;             // 1…48
  int samples_per_frame = 0;  // at 48 kHz: 120 (2.5 ms) … 2880 (60 ms)
  bool stereo = false;
  bool has_fec = false;       // carries a low-bitrate copy of the packet before it (LBRR, RFC 6716 §4.2.4)
  bool dtx = false;           // nothing but the TOC: the sender is silent (RFC 7587 §3.1.3)

  int samples() const { return frames * samples_per_frame; }
};

// Reads and checks the framing of an RTP payload; nullopt for anything that breaks a rule R1…R7 of RFC 6716 §3.4.
std::optional<OpusPacketInfo> parse_opus_packet(Bytes payload);

}  // namespace media
