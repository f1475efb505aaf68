#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "media/video/i420_frame.h"
#include "media/video/layout.h"
#include "media/video/picture_overlays.h"
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

// Draws the composed picture of one layout group. The canvas stays from picture to picture and only what changed is
// drawn anew. Pictures are letter-boxed into their tiles, never distorted or cropped. One thread; never waits.
class Compositor {
 public:
  // `text` outlives the compositor. `canvas` is even.
  Compositor(Size canvas, TextRenderer& text);

  // If this changes the tiles, everything is drawn anew at the next compose().
  void set_layout(LayoutKind kind, size_t site_count);
  std::span<const Tile> tiles() const { return tiles_; }
  // What is written over all tiles. A plain picture has no writing and no frames at all.
  void set_picture(const ScenePicture& picture, bool plain);

  // Draws contents[i] into tiles()[i]; tiles without content are empty. `unix_ms`: the wall clock. True if anything
  // was drawn.
  bool compose(std::span<const TileContent> contents, int64_t unix_ms);
  I420View canvas() const { return canvas_.view(); }

  struct Figures {
    uint64_t tiles = 0;  // drawn
    PictureOverlays::Figures panels;
  };
  Figures figures() const { return {tiles_drawn_, overlays_.figures()}; }

 private:
  // What stands in a tile, to know whether it must be drawn, and its writing.
  struct Drawn {
    bool says(const TileContent& content, bool has_picture, const LabelSpace& label_space) const;
    void take(const TileContent& content, bool has_picture);

    VideoInputId input;
    TileState state = TileState::kEmpty;
    bool picture = false;
    uint64_t picture_serial = 0;
    bool bare = false;
    bool speaking = false;
    SiteLabel label;
    LabelSpace space;
    Rect room;             // for writing
    Overlay writing;
    bool stale = false;    // something else was drawn there since
  };

  void uncover();
  bool draw(const Tile& tile, std::optional<Drawn>& drawn, const TileContent& content);
  void draw_picture(const Tile& tile, const I420View* picture);
  Overlay written(const TileContent& content, bool picture, const LabelSpace& space) const;
  void write(const Drawn& drawn);
  void draw_frame(const Tile& tile, bool speaking);
  LabelSpace space_of(const Tile& tile, const Rect& room) const;

  TextRenderer& text_;
  I420Frame canvas_;
  LayoutKind layout_ = LayoutKind::kFull;
  std::vector<Tile> tiles_;
  std::vector<std::optional<Drawn>> drawn_;
  std::vector<Rect> dirty_;  // drawn in this compose()
  ScenePicture picture_;
  bool plain_ = false;
  PictureOverlays overlays_;
  bool blank_ = false;       // the canvas is to be emptied
  uint64_t tiles_drawn_ = 0;
};

}  // namespace media
