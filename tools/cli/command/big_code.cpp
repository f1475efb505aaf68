#include "tools/cli/command/big_code.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

namespace tools {
namespace {

constexpr size_t kRows = 5;
constexpr int kColumns = 5;

// Five rows of five points each, the leftmost is the highest bit. The alphabet is that of spoken_code.h.
struct Glyph {
  char character;
  std::array<uint8_t, kRows> rows;
};

constexpr Glyph kGlyphs[] = {
    {'0', {0b01110, 0b10011, 0b10101, 0b11001, 0b01110}}, {'1', {0b00100, 0b01100, 0b00100, 0b00100, 0b01110}},
    {'2', {0b11110, 0b00001, 0b01110, 0b10000, 0b11111}}, {'3', {0b11110, 0b00001, 0b01110, 0b00001, 0b11110}},
    {'4', {0b10010, 0b10010, 0b11111, 0b00010, 0b00010}}, {'5', {0b11111, 0b10000, 0b11110, 0b00001, 0b11110}},
    {'6', {0b01110, 0b10000, 0b11110, 0b10001, 0b01110}}, {'7', {0b11111, 0b00001, 0b00010, 0b00100, 0b00100}},
    {'8', {0b01110, 0b10001, 0b01110, 0b10001, 0b01110}}, {'9', {0b01110, 0b10001, 0b01111, 0b00001, 0b01110}},
    {'A', {0b01110, 0b10001, 0b11111, 0b10001, 0b10001}}, {'B', {0b11110, 0b10001, 0b11110, 0b10001, 0b11110}},
    {'C', {0b01111, 0b10000, 0b10000, 0b10000, 0b01111}}, {'D', {0b11110, 0b10001, 0b10001, 0b10001, 0b11110}},
    {'E', {0b11111, 0b10000, 0b11110, 0b10000, 0b11111}}, {'F', {0b11111, 0b10000, 0b11110, 0b10000, 0b10000}},
    {'G', {0b01111, 0b10000, 0b10111, 0b10001, 0b01111}}, {'H', {0b10001, 0b10001, 0b11111, 0b10001, 0b10001}},
    {'J', {0b00111, 0b00010, 0b00010, 0b10010, 0b01100}}, {'K', {0b10001, 0b10010, 0b11100, 0b10010, 0b10001}},
    {'M', {0b10001, 0b11011, 0b10101, 0b10001, 0b10001}}, {'N', {0b10001, 0b11001, 0b10101, 0b10011, 0b10001}},
    {'P', {0b11110, 0b10001, 0b11110, 0b10000, 0b10000}}, {'Q', {0b01110, 0b10001, 0b10101, 0b10010, 0b01101}},
    {'R', {0b11110, 0b10001, 0b11110, 0b10010, 0b10001}}, {'S', {0b01111, 0b10000, 0b01110, 0b00001, 0b11110}},
    {'T', {0b11111, 0b00100, 0b00100, 0b00100, 0b00100}}, {'V', {0b10001, 0b10001, 0b10001, 0b01010, 0b00100}},
    {'W', {0b10001, 0b10001, 0b10101, 0b11011, 0b10001}}, {'X', {0b10001, 0b01010, 0b00100, 0b01010, 0b10001}},
    {'Y', {0b10001, 0b01010, 0b00100, 0b00100, 0b00100}}, {'Z', {0b11111, 0b00010, 0b00100, 0b01000, 0b11111}},
    {'-', {0b00000, 0b00000, 0b01110, 0b00000, 0b00000}},
};

}  // namespace

std::string big_code(std::string_view code) {
  std::string text;
  for (size_t row = 0; row < kRows; ++row) {
    std::string line;
    for (const char character : code) {
      const auto glyph = std::ranges::find(kGlyphs, character, &Glyph::character);
      if (glyph == std::end(kGlyphs)) continue;
      for (int column = kColumns - 1; column >= 0; --column) line += (glyph->rows[row] >> column & 1) != 0 ? "█" : " ";
      line += "  ";
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

}  // namespace tools
