#pragma once

#include <cstdint>
#include <optional>

#include "media/base/bytes.h"

namespace media {

// The VP8 payload descriptor (RFC 7741 §4.2): the few bytes in front of the VP8 data of every packet.
struct Vp8Descriptor {
  bool non_reference = false;       // N: the frame may be dropped without harm to others
  bool start_of_partition = false;  // S
  uint8_t partition = 0;            // PID, 0…7
  std::optional<uint16_t> picture_id;   // 7 or 15 bits
  bool picture_id_is_15_bit = true;     // how picture_id is or was written
  std::optional<uint8_t> tl0picidx;     // running index of temporal base layer frames
  std::optional<uint8_t> tid;           // temporal layer, 0…3
  bool layer_sync = false;              // Y: depends on the base layer only; meaningful with `tid`
  std::optional<uint8_t> keyidx;        // 0…31
  size_t size = 0;                      // bytes it took in the payload; filled by the parser, ignored by the writer

  // The first packet of a frame begins with partition 0.
  bool starts_frame() const { return start_of_partition && partition == 0; }
};

inline constexpr size_t kMaxVp8DescriptorSize = 6;

// Reads the descriptor at the start of an RTP payload; nullopt if it does not fit, or if nothing follows it.
std::optional<Vp8Descriptor> parse_vp8_descriptor(Bytes payload);

// Writes the descriptor to `out` in its shortest form (picture_id in 15 bits if so marked or if it is above 127);
// gives its size, 1…kMaxVp8DescriptorSize, or 0 if `out` is too small. Numbers are cut to their field's bits.
size_t write_vp8_descriptor(const Vp8Descriptor& descriptor, MutableBytes out);

struct Vp8FrameSize {
  uint16_t width = 0;
  uint16_t height = 0;
  friend bool operator==(const Vp8FrameSize&, const Vp8FrameSize&) = default;
};

// True if `payload` (descriptor included) is the first packet of a key frame (RFC 6386 §9.1: P bit 0).
bool is_vp8_keyframe(Bytes payload);

// Width and height a key frame's first packet announces (scaling bits left out); nullopt for anything else, for a
// wrong start code and for a size of 0.
std::optional<Vp8FrameSize> vp8_keyframe_size(Bytes payload);

}  // namespace media
