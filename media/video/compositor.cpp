#include "media/video/compositor.h"

#include <algorithm>
#include <utility>

#include "media/base/check.h"
#include "media/video/palette.h"
#include "media/video/picture_plan.h"
#include "media/video/scaler.h"

namespace media {
namespace {

using palette::kBackground;
constexpr int kLine = 2;

const char* notice(TileState state) {
  switch (state) {
    case TileState::kEmpty: return "";
    case TileState::kPicture: return "";
    case TileState::kNoPicture: return "Không có hình";
    case TileState::kLost: return "Mất kết nối";
    case TileState::kAbsent: return "Chưa kết nối";
  }
  return "";
}

// The parts of `cell` around `picture` get the background.
void fill_bars(const MutableI420View& canvas, Rect cell, Rect picture) {
  fill(canvas, {cell.x, cell.y, cell.width, picture.y - cell.y}, kBackground);
  fill(canvas, {cell.x, picture.bottom(), cell.width, cell.bottom() - picture.bottom()}, kBackground);
  fill(canvas, {cell.x, picture.y, picture.x - cell.x, picture.height}, kBackground);
  fill(canvas, {picture.right(), picture.y, cell.right() - picture.right(), picture.height}, kBackground);
}

}  // namespace

Compositor::Compositor(Size canvas, TextRenderer& text) : text_(text), canvas_(canvas), overlays_(canvas, text) {
  set_layout(LayoutKind::kFull, 1);
}

void Compositor::set_layout(LayoutKind kind, size_t site_count) {
  std::vector<Tile> tiles = compute_layout(kind, site_count, canvas_.size());
  std::stable_sort(tiles.begin(), tiles.end(), [](const Tile& a, const Tile& b) { return a.z < b.z; });
  layout_ = kind;
  if (tiles == tiles_) return;
  tiles_ = std::move(tiles);
  drawn_.assign(tiles_.size(), std::nullopt);
  blank_ = true;
}

void Compositor::set_picture(const ScenePicture& picture, bool plain) {
  picture_ = plain ? ScenePicture{} : picture;
  if (plain == plain_) return;
  plain_ = plain;
  drawn_.assign(tiles_.size(), std::nullopt);
  blank_ = true;
}

// One picture, top to bottom: what left the picture, tiles, what stands over them.
bool Compositor::compose(std::span<const TileContent> contents, int64_t unix_ms) {
  dirty_.clear();
  overlays_.show(picture_, layout_, tiles_, unix_ms);
  uncover();
  for (size_t i = 0; i < tiles_.size() && !overlays_.covers_all(); ++i) {
    if (i < contents.size() && contents[i].state != TileState::kEmpty) {
      if (draw(tiles_[i], drawn_[i], contents[i])) dirty_.push_back(tiles_[i].rect);
    } else if (drawn_[i]) {
      fill(canvas_.mutable_view(), tiles_[i].rect, kBackground);
      drawn_[i].reset();
      dirty_.push_back(tiles_[i].rect);
    }
  }
  const bool laid = overlays_.lay_on(canvas_.mutable_view(), dirty_);
  return laid || !dirty_.empty();
}

// Empties the whole canvas, or only where panels were; tiles there are to be drawn anew.
void Compositor::uncover() {
  const Rect all{0, 0, canvas_.size().width, canvas_.size().height};
  if (std::exchange(blank_, false)) {
    dirty_.push_back(all);
  } else {
    dirty_.assign(overlays_.uncovered().begin(), overlays_.uncovered().end());
  }
  for (const Rect& rect : dirty_) {
    fill(canvas_.mutable_view(), rect, kBackground);
    for (size_t i = 0; i < tiles_.size(); ++i) {
      if (drawn_[i] && intersect(tiles_[i].rect, rect)) drawn_[i]->stale = true;
    }
  }
}

bool Compositor::Drawn::says(const TileContent& content, bool has_picture, const LabelSpace& label_space) const {
  return label == *content.label && speaking == content.speaking && picture == has_picture && bare == content.bare &&
         state == content.state && space == label_space;
}

void Compositor::Drawn::take(const TileContent& content, bool has_picture) {
  input = content.input;
  state = content.state;
  picture = has_picture;
  picture_serial = content.picture_serial;
  bare = content.bare;
  speaking = content.speaking;
  label = *content.label;
  stale = false;
}

bool Compositor::draw(const Tile& tile, std::optional<Drawn>& drawn, const TileContent& content) {
  CHECK(content.label != nullptr);
  const bool picture = content.state == TileState::kPicture && content.picture.has_value();
  const Rect room = writing_room(tile.rect, overlays_.places());
  const LabelSpace space = space_of(tile, room);
  const bool same_writing = drawn && drawn->says(content, picture, space);
  const bool same_place = drawn && drawn->input == content.input && drawn->room == room && !drawn->stale;
  if (same_writing && same_place && (!picture || drawn->picture_serial == content.picture_serial)) return false;
  if (same_place && drawn->picture && content.state == TileState::kPicture && !picture) return false;

  if (!drawn) drawn.emplace();
  if (!same_writing) drawn->writing = written(content, picture, space);
  drawn->take(content, picture);
  drawn->space = space;
  drawn->room = room;
  draw_picture(tile, picture ? &*content.picture : nullptr);
  write(*drawn);
  draw_frame(tile, content.speaking && !plain_);
  ++tiles_drawn_;
  return true;
}

void Compositor::draw_picture(const Tile& tile, const I420View* picture) {
  const MutableI420View canvas = canvas_.mutable_view();
  if (picture == nullptr) return fill(canvas, tile.rect, palette::kPlainTile);
  const Rect place = fit_rect(picture->size, tile.rect);
  if (place != tile.rect) fill_bars(canvas, tile.rect, place);
  scale(*picture, cut(canvas, place));
}

// Captions need a fifth of the picture's width; a small tile names only who speaks.
LabelSpace Compositor::space_of(const Tile& tile, const Rect& room) const {
  const bool wide = tile.rect.width * 5 >= canvas_.size().width;
  return {tile.rect.size(), room.size(), !wide ? 0 : tile.role == TileRole::kTile ? 1 : 2};
}

Overlay Compositor::written(const TileContent& content, bool picture, const LabelSpace& space) const {
  if (plain_ || (picture && content.bare)) return {};
  return picture ? text_.label(*content.label, content.speaking, space)
                 : text_.placard(*content.label, notice(content.state), space);
}

// A label in the lower left corner, a placard in the middle.
void Compositor::write(const Drawn& drawn) {
  const Size size = drawn.writing.size();
  if (size.empty()) return;
  const Rect& room = drawn.room;
  const int x = drawn.picture ? 0 : (room.width - size.width) / 4 * 2;
  const int y = drawn.picture ? room.height - size.height : (room.height - size.height) / 4 * 2;
  drawn.writing.blend_onto(canvas_.mutable_view(), room.x + x, room.y + y);
}

// A green frame, or a dark line towards the next tile.
void Compositor::draw_frame(const Tile& tile, bool speaking) {
  const MutableI420View canvas = canvas_.mutable_view();
  const Rect& r = tile.rect;
  if (speaking) {
    const int line = tile.role == TileRole::kStage ? 2 * kLine : kLine;
    fill(canvas, {r.x, r.y, r.width, line}, palette::kSpeaking);
    fill(canvas, {r.x, r.bottom() - line, r.width, line}, palette::kSpeaking);
    fill(canvas, {r.x, r.y, line, r.height}, palette::kSpeaking);
    fill(canvas, {r.right() - line, r.y, line, r.height}, palette::kSpeaking);
    return;
  }
  if (r.right() < canvas.size.width) fill(canvas, {r.right() - kLine, r.y, kLine, r.height}, kBackground);
  if (r.bottom() < canvas.size.height) fill(canvas, {r.x, r.bottom() - kLine, r.width, kLine}, kBackground);
}

}  // namespace media
