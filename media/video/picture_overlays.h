#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "media/video/card_panel.h"
#include "media/video/countdown_panel.h"
#include "media/video/layout.h"
#include "media/video/message_band.h"
#include "media/video/top_bar.h"

namespace media {

// All that is written over the whole picture: top bar, message, countdown, card. They never cover each other. Each is
// drawn when it changes and laid on the canvas when it, or the picture below it, was drawn anew. One thread.
class PictureOverlays {
 public:
  // `text` outlives it.
  PictureOverlays(Size canvas, TextRenderer& text);

  // What is to be seen at `unix_ms` over these tiles. Cheap where nothing changed.
  void show(const ScenePicture& picture, LayoutKind kind, std::span<const Tile> tiles, int64_t unix_ms);

  // Where panels stand now: tiles write nothing there.
  std::span<const Rect> places() const { return places_; }
  // Where panels stood at the last show() but one and stand no more: the picture below is to be drawn anew.
  std::span<const Rect> uncovered() const { return uncovered_; }
  // A slide takes the place of all tiles.
  bool covers_all() const { return covers_all_; }

  // Lays down panels that changed in show(), and those that touch `drawn`, parts of the canvas that were drawn since.
  // True if there were any.
  bool lay_on(const MutableI420View& canvas, std::span<const Rect> drawn);

  struct Figures {
    uint64_t drawn = 0;  // panels, because their content changed
    uint64_t laid = 0;   // because the picture below was drawn
  };
  const Figures& figures() const { return figures_; }

 private:
  static constexpr size_t kPanels = 4;
  // In the order in which they are laid down.
  std::array<const std::optional<Panel>*, kPanels> panels() const;
  Rect free() const;
  void note(size_t panel, bool changed);

  Size canvas_;
  CardPanel card_;
  CountdownPanel countdown_;
  MessageBand message_;
  TopBar top_;
  std::array<Rect, kPanels> stood_{};
  std::array<bool, kPanels> changed_{};
  std::vector<Rect> places_;
  std::vector<Rect> uncovered_;
  std::vector<Rect> below_;   // of lay_on(), keeps its memory
  bool covers_all_ = false;
  Figures figures_;
};

}  // namespace media
