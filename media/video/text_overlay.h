#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "media/video/i420_frame.h"

namespace media {

// A picture with transparency that was drawn once and is blended many times. Sizes are even.
class Overlay {
 public:
  Overlay() = default;
  // `argb`: rows of 32-bit pixels, alpha uppermost and multiplied in, as Cairo draws them.
  Overlay(const uint32_t* argb, int stride_pixels, Size size);

  Size size() const { return size_; }
  // Lays the overlay onto `picture` with its upper left corner at (x, y), both even; it must lie within the picture.
  void blend_onto(const MutableI420View& picture, int x, int y) const;

  friend bool operator==(const Overlay&, const Overlay&) = default;

 private:
  Size size_;
  std::vector<uint8_t> y_, u_, v_;            // colour, not multiplied with alpha
  std::vector<uint8_t> alpha_, alpha_chroma_;  // full and half size
};

// What is written on a tile.
struct SiteLabel {
  std::string name;     // UTF-8, any normal form
  bool chair = false;   // a gold mark beside the name
  friend bool operator==(const SiteLabel&, const SiteLabel&) = default;
};

// Draws names with Pango and Cairo: composed to NFC first, ill-formed UTF-8 replaced, cut with an ellipsis where too
// long. Fonts: Noto Sans, else DejaVu Sans. Construction loads the fonts (up to 0.1 s). One thread.
class TextRenderer {
 public:
  TextRenderer();
  ~TextRenderer();

  // The name on a dark band, to stand in the lower left corner of a tile of size `tile`; a speaking site's band has a
  // mark in front.
  Overlay label(const SiteLabel& label, bool speaking, Size tile);
  // Name in the middle and `notice` ("Mất kết nối") below, for a tile of size `tile` without picture.
  Overlay placard(const SiteLabel& label, const std::string& notice, Size tile);

 private:
  struct Fonts;
  std::unique_ptr<Fonts> fonts_;
};

}  // namespace media
