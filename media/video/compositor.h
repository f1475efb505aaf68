#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "media/base/ids.h"
#include "media/video/i420_frame.h"
#include "media/video/layout.h"
#include "media/video/text_overlay.h"

namespace media {

// An input of the video mixer: one site's camera.
using VideoInputId = StrongId<struct VideoInputTag, uint32_t>;

// What a tile has to show.
enum class TileState : uint8_t {
  kPicture,    // the site's picture
  kNoPicture,  // connected, but sends none: "Không có hình"
  kLost,       // it was there and stopped: "Mất kết nối"
  kAbsent,     // not connected yet: "Chưa kết nối"
};

struct TileContent {
  VideoInputId input;
  TileState state = TileState::kAbsent;
  std::optional<I420View> picture;  // with kPicture; none (yet): a plain tile with the name
  uint64_t picture_serial = 0;      // changes with every new picture of this input
  const SiteLabel* label = nullptr;
  bool speaking = false;
};

// Draws the composed picture of one layout group. The canvas stays from picture to picture and only tiles whose content
// changed are drawn anew. Pictures are letter-boxed into their tiles, never distorted. One thread; never waits.
class Compositor {
 public:
  // `text` outlives the compositor.
  Compositor(Size canvas, TextRenderer& text);

  // Everything is drawn anew at the next compose() if this changes the tiles.
  void set_layout(LayoutKind kind, size_t site_count);
  std::span<const Tile> tiles() const { return tiles_; }

  // Draws contents[i] into tiles()[i]; tiles without content stay empty. True if anything was drawn.
  bool compose(std::span<const TileContent> contents);
  I420View canvas() const { return canvas_.view(); }

 private:
  // What stands in a tile now, to know whether it must be drawn.
  struct Drawn {
    bool valid = false;
    VideoInputId input;
    TileState state = TileState::kAbsent;
    bool has_picture = false;
    uint64_t picture_serial = 0;
    bool speaking = false;
    SiteLabel label;
    Size picture_size;
    Overlay label_overlay;
    Overlay placard;
  };

  TextRenderer& text_;
  I420Frame canvas_;
  LayoutKind kind_ = LayoutKind::kFull;
  std::vector<Tile> tiles_;
  std::vector<Drawn> drawn_;
};

}  // namespace media
