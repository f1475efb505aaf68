#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "media/video/geometry.h"
#include "media/video/overlay.h"

namespace media {

// What is written on a site's tile. Texts are UTF-8 in any normal form and are cleaned (clean_text.h).
struct SiteLabel {
  std::string name{};
  bool chair = false;     // a gold star in front of the name
  std::string role{};     // behind the name: "Chủ trì"
  std::string caption{};  // who speaks there, and on a second line the post: "Nguyễn Văn A\nChủ tịch UBND xã Giao Long"
  friend bool operator==(const SiteLabel&, const SiteLabel&) = default;
};

// Where a site's writing goes.
struct LabelSpace {
  Size tile;              // decides how large it is
  Size room;              // it is not larger than this
  int caption_lines = 0;  // 0: no caption; 1: who speaks; 2: and the post
  friend bool operator==(const LabelSpace&, const LabelSpace&) = default;
};

enum class Ink : uint8_t { kWhite, kMuted, kDark };

struct TextStyle {
  int pixels = 28;        // of the font: its capitals are 0.71 of that
  bool bold = false;
  Ink ink = Ink::kWhite;
  int lines = 1;          // at most; the last ends with an ellipsis if there is more
  bool centred = false;   // lines among themselves
};

// The distance of writing from the edges of a tile; the height of a line of text; of a label with all its lines.
int text_margin(Size tile);
int line_height(int pixels);
int label_height(Size tile, int caption_lines);

// Draws texts with Pango and Cairo. Fonts: Noto Sans (Debian: fonts-noto-core), else DejaVu Sans. Construction loads
// them, which takes up to a tenth of a second; a text then takes about a millisecond, so draw it once and keep it.
// Results have even sizes and are empty where there is no room. One thread.
class TextRenderer {
 public:
  TextRenderer();
  ~TextRenderer();
  TextRenderer(TextRenderer&&) noexcept;
  TextRenderer& operator=(TextRenderer&&) noexcept;

  // The name on a dark band, for the lower left corner of a tile; a speaking site's has a green sign in front. With a
  // caption it is a lower third: the name, below it who speaks. The role is left out where it does not fit, the
  // caption's lines where the room is too low.
  Overlay label(const SiteLabel& label, bool speaking, const LabelSpace& space);

  // The name and below it `notice` ("Mất kết nối"), to stand in the middle of a tile without picture.
  Overlay placard(const SiteLabel& label, const std::string& notice, const LabelSpace& space);

  // Plain text that is at most `widest` wide, in lines of line_height().
  Overlay text(const std::string& text, const TextStyle& style, int widest);

  // The widest of digits and colon, and one of them in the middle of a cell whose lower edge is its foot. The cell is
  // at least glyph_size() large.
  Size glyph_size(int pixels);
  Overlay glyph(char character, int pixels, Ink ink, Size cell);

 private:
  struct Drawing;
  std::unique_ptr<Drawing> drawing_;
};

}  // namespace media
