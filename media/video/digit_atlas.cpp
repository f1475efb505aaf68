#include "media/video/digit_atlas.h"

#include <algorithm>

namespace media {

DigitAtlas::DigitAtlas(TextRenderer& text, int pixels, Ink ink) {
  const Size cell = text.glyph_size(pixels);
  const Size narrow{std::max(2, cell.width / 4 * 2), cell.height};
  for (size_t i = 0; i < kColon; ++i) glyphs_[i] = text.glyph(static_cast<char>('0' + i), pixels, ink, cell);
  glyphs_[kColon] = text.glyph(':', pixels, ink, narrow);
}

const Overlay* DigitAtlas::find(char character) const {
  if (character == ':') return &glyphs_[kColon];
  return character >= '0' && character <= '9' ? &glyphs_[static_cast<size_t>(character - '0')] : nullptr;
}

Size DigitAtlas::size_of(std::string_view digits) const {
  Size size{0, glyphs_[0].size().height};
  for (const char c : digits) {
    if (const Overlay* glyph = find(c)) size.width += glyph->size().width;
  }
  return size;
}

void DigitAtlas::draw(std::string_view digits, const MutableI420View& picture, int x, int y) const {
  for (const char c : digits) {
    const Overlay* glyph = find(c);
    if (glyph == nullptr) continue;
    glyph->blend_onto(picture, x, y);
    x += glyph->size().width;
  }
}

}  // namespace media
