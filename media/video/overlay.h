#pragma once

#include <cstdint>
#include <vector>

#include "media/video/i420_frame.h"

namespace media {

// A picture with transparency that is drawn once and blended many times.
class Overlay {
 public:
  Overlay() = default;
  // `argb`: rows of 32-bit pixels, alpha uppermost and multiplied in, as Cairo draws them. `size` is even.
  Overlay(const uint32_t* argb, int stride_pixels, Size size);

  Size size() const { return size_; }
  // Lays the overlay onto `picture` with its upper left corner at (x, y), both even; it must lie within the picture.
  void blend_onto(const MutableI420View& picture, int x, int y) const;

  friend bool operator==(const Overlay&, const Overlay&) = default;

 private:
  Size size_;
  std::vector<uint8_t> y_, u_, v_;             // colour, not multiplied with alpha
  std::vector<uint8_t> alpha_, alpha_chroma_;  // in full and in half size
};

}  // namespace media
