#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "media/video/i420_frame.h"
#include "media/video/layout.h"
#include "media/video/scene.h"
#include "media/video/text_renderer.h"

namespace media {

// What a tile has to show.
enum class TileState : uint8_t {
  kEmpty,      // nobody has this place
  kPicture,    // the site's picture
  kNoPicture,  // connected, but sends none: "Không có hình"
  kLost,       // it was there and stopped: "Mất kết nối"
  kAbsent,     // not connected yet: "Chưa kết nối"
};

struct TileContent {
  VideoInputId input;
  TileState state = TileState::kEmpty;
  // With kPicture. None: the last one stays while this input had one in this tile, else the name alone is shown.
  std::optional<I420View> picture;
  uint64_t picture_serial = 0;      // changes with every new picture of this input
  const SiteLabel* label = nullptr; // none only if empty
  bool bare = false;                // nothing is written on the picture: a slide may have its text there
  bool speaking = false;            // a green frame and sign
};

// Draws the composed picture of one layout group. The canvas stays from picture to picture and only tiles whose content
// changed are drawn anew. Pictures are letter-boxed into their tiles, never distorted. One thread; never waits.
class Compositor {
 public:
  // `text` outlives the compositor. `canvas` is even.
  Compositor(Size canvas, TextRenderer& text);

  // If this changes the tiles, everything is drawn anew at the next compose().
  void set_layout(LayoutKind kind, size_t site_count);
  std::span<const Tile> tiles() const { return tiles_; }

  // Draws contents[i] into tiles()[i]; tiles without content are empty. True if anything was drawn.
  bool compose(std::span<const TileContent> contents);
  I420View canvas() const { return canvas_.view(); }

 private:
  // What stands in a tile, to know whether it must be drawn, and its writing.
  struct Drawn {
    VideoInputId input;
    TileState state = TileState::kAbsent;
    bool picture = false;
    uint64_t picture_serial = 0;
    bool speaking = false;
    SiteLabel label;
    Overlay writing;
  };

  bool draw(const Tile& tile, std::optional<Drawn>& drawn, const TileContent& content);
  void draw_frame(const Tile& tile, bool speaking);

  TextRenderer& text_;
  I420Frame canvas_;
  std::vector<Tile> tiles_;
  std::vector<std::optional<Drawn>> drawn_;
  bool blank_ = false;  // the canvas is to be emptied
};

}  // namespace media
