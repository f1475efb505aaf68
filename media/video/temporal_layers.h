#pragma once

#include <cstdint>

namespace media {

// Which temporal layers of a stream can still be decoded after frames of upper layers were left out. A frame may refer
// to its own layer and to those below; one with the sync sign refers to the base layer only (RFC 7741, bit Y) and
// brings its own layer back.
class TemporalLayers {
 public:
  // A key frame: nothing older is referred to.
  void restart() { intact_ = 0xff; }
  // A frame of an upper layer was lost or left out.
  void lose_upper() { intact_ = 1; }

  // True if this frame's references are whole. To be asked once for every frame, in decoding order.
  bool admit(uint8_t layer, bool sync) {
    const uint8_t needed = static_cast<uint8_t>((2U << layer) - 1);
    if (layer != 0 && sync) intact_ |= static_cast<uint8_t>(1U << layer);
    return layer == 0 || sync || (intact_ & needed) == needed;
  }

 private:
  uint8_t intact_ = 1;  // bit per layer
};

}  // namespace media
