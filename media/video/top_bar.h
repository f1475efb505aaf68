#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "media/video/digit_atlas.h"
#include "media/video/panel.h"
#include "media/video/scene_picture.h"

namespace media {

// The upper edge of the picture: the title, or in its place an alarm on red, and the clock at the right end. Without
// title and alarm only the clock in its corner. One thread.
class TopBar {
 public:
  // `text` outlives it.
  TopBar(TextRenderer& text, Size canvas);

  // Draws anew what is to be seen at `unix_ms`, once a minute if nothing else changes. True if it did.
  bool show(const ScenePicture& picture, int64_t unix_ms);
  const std::optional<Panel>& panel() const { return panel_; }

 private:
  void write_line(const std::string& line, bool alarm, int width);
  void draw(bool alarm);
  Size clock_size() const;

  TextRenderer& text_;
  Size canvas_;
  std::optional<DigitAtlas> digits_;   // from the first clock on
  std::string title_;
  std::string alarm_;
  std::string clock_;                  // empty: none
  Overlay line_;                       // title or alarm
  std::optional<Panel> panel_;
};

}  // namespace media
