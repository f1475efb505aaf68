#include "media/video/compositor.h"

#include <algorithm>

#include "media/base/check.h"
#include "media/video/scaler.h"

namespace media {
namespace {

const YuvColour kBackground = yuv_from_rgb(10, 13, 18);
const YuvColour kPlainTile = yuv_from_rgb(30, 37, 47);
const YuvColour kSpeakingFrame = yuv_from_rgb(52, 199, 108);
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

Compositor::Compositor(Size canvas, TextRenderer& text) : text_(text), canvas_(canvas) {
  set_layout(LayoutKind::kFull, 1);
}

void Compositor::set_layout(LayoutKind kind, size_t site_count) {
  std::vector<Tile> tiles = compute_layout(kind, site_count, canvas_.size());
  std::stable_sort(tiles.begin(), tiles.end(), [](const Tile& a, const Tile& b) { return a.z < b.z; });
  if (tiles == tiles_) return;
  tiles_ = std::move(tiles);
  drawn_.assign(tiles_.size(), std::nullopt);
  blank_ = true;
}

bool Compositor::compose(std::span<const TileContent> contents) {
  const MutableI420View canvas = canvas_.mutable_view();
  bool changed = blank_;
  if (blank_) fill(canvas, {0, 0, canvas.size.width, canvas.size.height}, kBackground);
  blank_ = false;
  for (size_t i = 0; i < tiles_.size(); ++i) {
    if (i < contents.size() && contents[i].state != TileState::kEmpty) {
      changed |= draw(tiles_[i], drawn_[i], contents[i]);
    } else if (drawn_[i]) {
      fill(canvas, tiles_[i].rect, kBackground);
      drawn_[i].reset();
      changed = true;
    }
  }
  return changed;
}

bool Compositor::draw(const Tile& tile, std::optional<Drawn>& drawn, const TileContent& content) {
  CHECK(content.label != nullptr);
  const bool picture = content.state == TileState::kPicture && content.picture.has_value();
  const bool same_writing = drawn && drawn->label == *content.label && drawn->speaking == content.speaking &&
                            drawn->picture == picture && drawn->state == content.state;
  const bool same_input = drawn && drawn->input == content.input;
  if (same_writing && same_input && (!picture || drawn->picture_serial == content.picture_serial)) return false;
  if (same_input && drawn->picture && content.state == TileState::kPicture && !picture) return false;

  if (!drawn) drawn.emplace();
  drawn->input = content.input;
  drawn->state = content.state;
  drawn->picture = picture;
  drawn->picture_serial = content.picture_serial;
  drawn->speaking = content.speaking;
  const MutableI420View cell = cut(canvas_.mutable_view(), tile.rect);
  if (picture) {
    const int margin = text_margin(tile.rect.size());
    const Rect place = fit_rect(content.picture->size, tile.rect);
    if (place != tile.rect) fill_bars(canvas_.mutable_view(), tile.rect, place);
    scale(*content.picture, cut(canvas_.mutable_view(), place));
    if (!same_writing) drawn->writing = text_.label(*content.label, content.speaking, tile.rect.size());
    drawn->writing.blend_onto(cell, margin, (tile.rect.height - margin - drawn->writing.size().height) / 2 * 2);
  } else {
    fill(canvas_.mutable_view(), tile.rect, kPlainTile);
    if (!same_writing) drawn->writing = text_.placard(*content.label, notice(content.state), tile.rect.size());
    drawn->writing.blend_onto(cell, (tile.rect.width - drawn->writing.size().width) / 4 * 2,
                              (tile.rect.height - drawn->writing.size().height) / 4 * 2);
  }
  drawn->label = *content.label;
  draw_frame(tile, content.speaking);
  return true;
}

// A green frame, or a dark line towards the next tile.
void Compositor::draw_frame(const Tile& tile, bool speaking) {
  const MutableI420View canvas = canvas_.mutable_view();
  const Rect& r = tile.rect;
  if (speaking) {
    const int line = tile.role == TileRole::kStage ? 2 * kLine : kLine;
    fill(canvas, {r.x, r.y, r.width, line}, kSpeakingFrame);
    fill(canvas, {r.x, r.bottom() - line, r.width, line}, kSpeakingFrame);
    fill(canvas, {r.x, r.y, line, r.height}, kSpeakingFrame);
    fill(canvas, {r.right() - line, r.y, line, r.height}, kSpeakingFrame);
    return;
  }
  if (r.right() < canvas.size.width) fill(canvas, {r.right() - kLine, r.y, kLine, r.height}, kBackground);
  if (r.bottom() < canvas.size.height) fill(canvas, {r.x, r.bottom() - kLine, r.width, kLine}, kBackground);
}

}  // namespace media
