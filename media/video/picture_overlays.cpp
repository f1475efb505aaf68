#include "media/video/picture_overlays.h"

#include <algorithm>
#include <utility>

#include "media/video/picture_plan.h"

namespace media {
namespace {

Rect place_of(const std::optional<Panel>& panel) { return panel ? panel->place() : Rect{}; }

}  // namespace

PictureOverlays::PictureOverlays(Size canvas, TextRenderer& text)
    : canvas_(canvas), card_(text, canvas), countdown_(text, canvas), message_(text, canvas), top_(text, canvas) {}

std::array<const std::optional<Panel>*, PictureOverlays::kPanels> PictureOverlays::panels() const {
  return {&card_.panel(), &countdown_.panel(), &message_.panel(), &top_.panel()};
}

// Bands first: they decide what is left for the others.
void PictureOverlays::show(const ScenePicture& picture, LayoutKind kind, std::span<const Tile> tiles,
                           int64_t unix_ms) {
  uncovered_.clear();
  covers_all_ = picture.card && picture.card->whole;
  const bool top = top_.show(picture, unix_ms);
  const bool message = message_.show(picture.message);
  const Rect room = free();
  const bool countdown = countdown_.show(covers_all_ ? std::nullopt : picture.countdown, unix_ms,
                                         countdown_anchor(kind, tiles, canvas_), room);
  const Rect area = card_area(kind, tiles, room, place_of(countdown_.panel()));
  const bool card = card_.show(picture.card, area, room);
  const bool changed[] = {card, countdown, message, top};
  places_.clear();
  for (size_t i = 0; i < kPanels; ++i) note(i, changed[i]);
}

Rect PictureOverlays::free() const {
  const int top = place_of(top_.panel()).bottom();
  const int bottom = message_.panel() ? message_.panel()->place().y : canvas_.height;
  return {0, top, canvas_.width, bottom - top};
}

void PictureOverlays::note(size_t panel, bool changed) {
  const Rect place = place_of(*panels()[panel]);
  if (!place.size().empty()) places_.push_back(place);
  changed_[panel] |= changed;
  if (!changed) return;
  const Rect stood = std::exchange(stood_[panel], place);
  if (!stood.size().empty() && stood != place) uncovered_.push_back(stood);
}

bool PictureOverlays::lay_on(const MutableI420View& canvas, std::span<const Rect> drawn) {
  below_.assign(drawn.begin(), drawn.end());
  bool any = false;
  for (size_t i = 0; i < kPanels; ++i) {
    const auto& panel = *panels()[i];
    const bool changed = std::exchange(changed_[i], false);
    if (!panel) continue;
    const bool covered = std::any_of(below_.begin(), below_.end(),
                                     [&](const Rect& r) { return intersect(r, panel->place()); });
    if (!changed && !covered) continue;
    panel->lay_on(canvas);
    below_.push_back(panel->place());
    ++(changed ? figures_.drawn : figures_.laid);
    any = true;
  }
  return any;
}

}  // namespace media
