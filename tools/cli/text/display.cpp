#include "tools/cli/text/display.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace tools {
namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";  // U+FFFD
constexpr char32_t kInvalid = 0xffffffff;

struct Character {
  char32_t code = kInvalid;
  size_t size = 1;  // bytes
};

// RFC 3629. Overlong forms, surrogates and what is above U+10FFFF are invalid.
Character first_character(std::string_view text) {
  const auto byte = static_cast<uint8_t>(text[0]);
  if (byte < 0x80) return {byte, 1};
  const size_t size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
  if (byte < 0xc2 || byte > 0xf4 || text.size() < size) return {};
  char32_t code = byte & (0xffU >> (size + 1));
  for (size_t i = 1; i < size; ++i) {
    const auto next = static_cast<uint8_t>(text[i]);
    if ((next & 0xc0) != 0x80) return {};
    code = code << 6 | (next & 0x3fU);
  }
  constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (code < kSmallest[size] || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return {};
  return {code, size};
}

struct Range {
  char32_t first;
  char32_t last;
};

template <size_t kCount>
bool within(const Range (&ranges)[kCount], char32_t code) {
  return std::ranges::any_of(ranges, [&](const Range& range) { return code >= range.first && code <= range.last; });
}

// C0 and C1 controls, line and paragraph separators, marks of direction (UAX #9 §2).
bool is_dangerous(char32_t code) {
  static constexpr Range kRanges[] = {{0, 0x1f},         {0x7f, 0x9f},     {0x61c, 0x61c},   {0x200e, 0x200f},
                                      {0x2028, 0x202e}, {0x2066, 0x2069}, {kInvalid, kInvalid}};
  return within(kRanges, code);
}

// The blocks of combining marks, and what has no width.
bool takes_no_column(char32_t code) {
  static constexpr Range kRanges[] = {{0x300, 0x36f},   {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff}, {0x200b, 0x200d},
                                      {0x2060, 0x2064}, {0x20d0, 0x20ff}, {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f},
                                      {0xfeff, 0xfeff}};
  return within(kRanges, code);
}

}  // namespace

std::string clean(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const auto character = first_character(text);
    result += is_dangerous(character.code) ? kReplacement : text.substr(0, character.size);
    text.remove_prefix(character.size);
  }
  return result;
}

size_t display_width(std::string_view text) {
  size_t width = 0;
  while (!text.empty()) {
    const auto character = first_character(text);
    if (!takes_no_column(character.code)) ++width;
    text.remove_prefix(character.size);
  }
  return width;
}

std::string padded(std::string text, size_t width) {
  const size_t taken = display_width(text);
  if (taken < width) text.append(width - taken, ' ');
  return text;
}

}  // namespace tools
