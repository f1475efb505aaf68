#pragma once

#include <memory>
#include <string>

#include "media/video/geometry.h"
#include "media/video/overlay.h"

namespace media {

// What is written on a site's tile.
struct SiteLabel {
  std::string name{};     // UTF-8, in any normal form
  bool chair = false;     // a gold star in front of the name
  std::string role{};     // behind the name: "Chủ trì"
  std::string caption{};  // who speaks there, and on a second line the post: "Nguyễn Văn A\nChủ tịch UBND xã Giao Long"
  friend bool operator==(const SiteLabel&, const SiteLabel&) = default;
};

// The distance of writing from the edges of a tile.
int text_margin(Size tile);

// Draws names with Pango and Cairo: composed to NFC first, ill-formed UTF-8 replaced, cut with an ellipsis where too
// long. Fonts: Noto Sans (Debian: fonts-noto-core), else DejaVu Sans. Construction loads them, which takes up to a
// tenth of a second; a label then takes about a millisecond, so draw it once and keep it. One thread.
class TextRenderer {
 public:
  TextRenderer();
  ~TextRenderer();
  TextRenderer(TextRenderer&&) noexcept;
  TextRenderer& operator=(TextRenderer&&) noexcept;

  // The name on a dark band that fits the width of `tile` less margins, for its lower left corner; a speaking site's
  // has a green sign in front.
  Overlay label(const SiteLabel& label, bool speaking, Size tile);

  // The name and below it `notice` ("Mất kết nối"), to stand in the middle of a tile without picture.
  Overlay placard(const SiteLabel& label, const std::string& notice, Size tile);

 private:
  struct Fonts;
  std::unique_ptr<Fonts> fonts_;
};

}  // namespace media
