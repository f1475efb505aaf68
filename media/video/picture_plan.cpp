#include "media/video/picture_plan.h"

#include <algorithm>
#include <cstdint>

#include "media/video/text_renderer.h"

namespace media {
namespace {

// Between writing and a panel: as a margin, but in a low room every line counts.
int gap_in(const Rect& room) { return std::clamp(room.height / 60 * 2, 2, 16); }

int64_t area(const Rect& r) { return r.size().empty() ? 0 : int64_t{r.width} * r.height; }

Rect from_edges(int left, int top, int right, int bottom) { return {left, top, right - left, bottom - top}; }

Rect larger(const Rect& a, const Rect& b) { return area(b) > area(a) ? b : a; }

Rect without(const Rect& room, const Rect& obstacle) {
  if (!intersect(room, obstacle)) return room;
  const int gap = gap_in(room);
  const Rect above = from_edges(room.x, room.y, room.right(), obstacle.y - gap);
  const Rect below = from_edges(room.x, obstacle.bottom() + gap, room.right(), room.bottom());
  const Rect left = from_edges(room.x, room.y, obstacle.x - gap, room.bottom());
  const Rect right = from_edges(obstacle.right() + gap, room.y, room.right(), room.bottom());
  const Rect low = larger(below, above);
  const Rect narrow = larger(left, right);
  const bool wide_enough = narrow.width * 5 >= room.width * 3;
  return wide_enough || area(narrow) * 2 > area(low) * 3 ? narrow : low;
}

}  // namespace

int scaled(int pixels, Size canvas) { return std::max(2, (pixels * canvas.height / 720 + 1) / 2 * 2); }

Rect intersection(const Rect& a, const Rect& b) {
  const Rect both = from_edges(std::max(a.x, b.x), std::max(a.y, b.y), std::min(a.right(), b.right()),
                               std::min(a.bottom(), b.bottom()));
  return both.size().empty() ? Rect{} : both;
}

CountdownAnchor countdown_anchor(LayoutKind kind, std::span<const Tile> tiles, Size canvas) {
  const auto of = [](const Tile& tile) { return CountdownAnchor{tile.rect, tile.rect.height}; };
  if (kind == LayoutKind::kContentSpeaker && tiles.size() > 1) return of(tiles[1]);
  if (kind != LayoutKind::kGrid && !tiles.empty()) return of(tiles[0]);
  const int bottom = tiles.empty() ? canvas.height : tiles.back().rect.bottom();
  return {{0, bottom, canvas.width, canvas.height - bottom}, canvas.height};
}

Rect place_countdown(const CountdownAnchor& anchor, Size size, const Rect& free, Size canvas) {
  Rect room = intersection(anchor.rect, free);
  if (room.height < size.height) room = free;
  const int margin = text_margin(anchor.rect.size());
  const bool low = anchor.height < scaled(240, canvas);
  const int x = room.right() - margin - size.width;
  const int lowest = room.bottom() - margin - size.height;
  const int y = low ? room.y + margin : std::max(lowest, room.y + (room.height - size.height) / 4 * 2);
  return {std::clamp(x, 0, canvas.width - size.width), std::clamp(y, 0, canvas.height - size.height), size.width,
          size.height};
}

namespace {

Rect area_over_tiles(LayoutKind kind, std::span<const Tile> tiles, const Rect& free) {
  const bool has_stage = !tiles.empty() && tiles[0].role == TileRole::kStage;
  if (!has_stage) return free;
  const Rect stage = tiles[0].rect;
  if (kind == LayoutKind::kContentSpeaker) return intersection(stage, free);
  const int margin = text_margin(stage.size());
  const int caption_bottom = std::min(stage.bottom(), free.bottom()) - margin;
  const int caption_top = caption_bottom - label_height(stage.size(), 2) - margin;
  if (kind != LayoutKind::kPair) return intersection(free, from_edges(stage.x, stage.y, stage.right(), caption_top));
  return larger(intersection(free, from_edges(free.x, stage.y, free.right(), caption_top)),
                intersection(free, from_edges(free.x, stage.bottom() + 2, free.right(), free.bottom())));
}

}  // namespace

Rect card_area(LayoutKind kind, std::span<const Tile> tiles, const Rect& free, const Rect& countdown) {
  const Rect area = area_over_tiles(kind, tiles, free);
  if (!intersect(area, countdown)) return area;
  return larger(from_edges(area.x, area.y, area.right(), countdown.y - 2),
                from_edges(area.x, countdown.bottom() + 2, area.right(), area.bottom()));
}

Rect writing_room(const Rect& tile, std::span<const Rect> obstacles) {
  const int margin = text_margin(tile.size());
  Rect room{tile.x + margin, tile.y + margin, tile.width - 2 * margin, tile.height - 2 * margin};
  for (const Rect& obstacle : obstacles) room = without(room, obstacle);
  // Half a name is worse than none.
  return room.size().empty() || room.width * 5 < tile.width * 2 ? Rect{} : room;
}

}  // namespace media
