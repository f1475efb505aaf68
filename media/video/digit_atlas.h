#pragma once

#include <array>
#include <string_view>

#include "media/video/text_renderer.h"

namespace media {

// Digits and colon of one size and colour, drawn once. Every digit takes the same width, so that a running clock stands
// still. One thread.
class DigitAtlas {
 public:
  DigitAtlas(TextRenderer& text, int pixels, Ink ink);

  // What `digits` ("04:32") takes; even.
  Size size_of(std::string_view digits) const;
  // With the upper left corner at (x, y), both even; it must lie within the picture. Anything but digits and colons is
  // left out.
  void draw(std::string_view digits, const MutableI420View& picture, int x, int y) const;

 private:
  static constexpr size_t kColon = 10;
  const Overlay* find(char character) const;

  std::array<Overlay, 11> glyphs_;
};

}  // namespace media
