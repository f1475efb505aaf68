#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "media/video/panel.h"
#include "media/video/text_renderer.h"
#include "pictures.h"

// For tests of what is written in pictures.
namespace media::test {

// Loading fonts takes longest, so one renderer serves all tests of a program.
inline TextRenderer& text_renderer() {
  static TextRenderer renderer;
  return renderer;
}

// A panel on a black canvas.
inline I420Frame laid(const Panel& panel, Size canvas) {
  I420Frame frame(canvas);
  panel.lay_on(frame.mutable_view());
  return frame;
}

inline std::vector<uint8_t> luma(const I420View& picture, Rect rect) {
  const I420View part = cut(picture, rect);
  std::vector<uint8_t> bytes;
  for (int y = 0; y < rect.height; ++y) {
    const uint8_t* row = part.y + y * part.y_stride;
    bytes.insert(bytes.end(), row, row + rect.width);
  }
  return bytes;
}

inline int brightest(const I420View& picture, Rect rect) {
  const auto bytes = luma(picture, rect);
  return bytes.empty() ? 0 : *std::max_element(bytes.begin(), bytes.end());
}

// How many rows there are from the first with white writing to the last.
inline int ink_height(const I420View& picture, Rect rect) {
  int top = -1;
  int bottom = -1;
  for (int y = 0; y < rect.height; ++y) {
    if (brightest(picture, {rect.x, rect.y + y, rect.width, 1}) < 150) continue;
    if (top < 0) top = y;
    bottom = y;
  }
  return top < 0 ? 0 : bottom - top + 1;
}

// Texts that nobody should send.
inline std::vector<std::string> hostile_texts() {
  std::vector<std::string> texts{
      "Ấ\nb\tc\x01\x1b[31m", "\xff\xc3(\xed\xa0\x80", "\u202Eđảo ngược\u202C", "שלום الإدارة", "\u200B\u200D\uFEFF",
      "👩‍👩‍👧‍👦🇻🇳📷", "\u0301\u0323", "%s%n<b>&amp;</b>", std::string("a\0b", 3), ""};
  texts.push_back(std::string(10'000, 'W'));
  std::string words;
  std::string marks = "e";
  while (words.size() < 10'000) words += "nghiêng ";
  while (marks.size() < 10'000) marks += "\u0302\u0301\u0489";
  texts.push_back(words);
  texts.push_back(marks);
  return texts;
}

}  // namespace media::test
