#include "media/video/layout.h"

#include <algorithm>
#include <array>

#include "media/base/check.h"

namespace media {
namespace {

// An arrangement on a canvas divided into division × division cells, which so have the canvas' own shape. `rows` of
// them are used and stand in the middle. With a stage, stage × stage cells at the upper left are the first tile, and
// the tiles run down the column beside it, then along the row below it.
struct Arrangement {
  size_t sites;  // up to so many
  int division;
  int rows;
  int stage;  // 0: all cells are equal tiles, row by row
};

constexpr Arrangement kGrid[] = {
    {1, 1, 1, 0}, {2, 2, 1, 0}, {4, 2, 2, 0}, {6, 3, 2, 0}, {9, 3, 3, 0}, {12, 4, 3, 0}, {kMaxTiles, 4, 4, 0},
};
// An n × n division with a stage of (n−1)² cells leaves 2n−1 tiles. Up to three other sites fit beside a stage of 3 × 3
// quarters; that looks better than one of 2 × 2 thirds, and its tiles are as large as the smallest simulcast layer.
constexpr Arrangement kStage[] = {
    {1, 1, 1, 1}, {4, 4, 3, 3}, {6, 3, 3, 2}, {8, 4, 4, 3}, {10, 5, 5, 4}, {12, 6, 6, 5}, {14, 7, 7, 6},
    {kMaxTiles, 8, 8, 7},
};
constexpr Arrangement kFull[] = {{kMaxTiles, 1, 1, 1}};

std::span<const Arrangement> arrangements(LayoutKind kind) {
  switch (kind) {
    case LayoutKind::kGrid: return kGrid;
    case LayoutKind::kStage: return kStage;
    case LayoutKind::kFull: break;
  }
  return kFull;
}

// Turns cells into pixels. Cells are counted in halves, because short rows stand in the middle. Neighbours compute
// their common edge in the same way, so tiles neither overlap nor gape whatever the division.
class Placer {
 public:
  Placer(const Arrangement& arrangement, Size canvas)
      : canvas_(canvas), halves_(2 * arrangement.division), top_(arrangement.division - arrangement.rows) {}

  Rect place(int half_column, int row, int span) const {
    const int left = edge(canvas_.width, half_column);
    const int top = edge(canvas_.height, top_ + 2 * row);
    return {left, top, edge(canvas_.width, half_column + 2 * span) - left,
            edge(canvas_.height, top_ + 2 * (row + span)) - top};
  }

 private:
  int edge(int extent, int half) const { return (extent * half + halves_) / (2 * halves_) * 2; }

  Size canvas_;
  int halves_;
  int top_;
};

std::vector<Tile> grid_tiles(const Arrangement& arrangement, const Placer& placer, size_t count) {
  std::vector<Tile> tiles;
  const int columns = arrangement.division;
  for (int i = 0; i < static_cast<int>(count); ++i) {
    const int row = i / columns;
    const int in_row = std::min(columns, static_cast<int>(count) - row * columns);
    tiles.push_back({placer.place(2 * (i % columns) + columns - in_row, row, 1), 0, TileRole::kTile});
  }
  return tiles;
}

std::vector<Tile> stage_tiles(const Arrangement& arrangement, const Placer& placer, size_t count) {
  const int stage = arrangement.stage;
  std::vector<Tile> tiles{{placer.place(0, 0, stage), 0, TileRole::kStage}};
  for (int i = 0; i + 1 < static_cast<int>(count); ++i) {
    const bool beside = i < stage;
    tiles.push_back({beside ? placer.place(2 * stage, i, 1) : placer.place(2 * (i - stage), stage, 1), 0,
                     TileRole::kTile});
  }
  return tiles;
}

}  // namespace

std::vector<Tile> compute_layout(LayoutKind kind, size_t site_count, Size canvas) {
  CHECK(!canvas.empty() && canvas.width % 2 == 0 && canvas.height % 2 == 0);
  const size_t count = kind == LayoutKind::kFull ? 1 : std::clamp<size_t>(site_count, 1, kMaxTiles);
  const auto choices = arrangements(kind);
  const auto chosen = std::find_if(choices.begin(), choices.end(), [&](const auto& a) { return count <= a.sites; });
  CHECK(chosen != choices.end());
  const Placer placer(*chosen, canvas);
  return chosen->stage > 0 ? stage_tiles(*chosen, placer, count) : grid_tiles(*chosen, placer, count);
}

size_t smallest_filling_layer(Size tile, std::span<const int> layer_heights) {
  CHECK(!layer_heights.empty());
  const auto fills = [&](int height) { return height * 10 >= tile.height * 9; };
  const auto layer = std::find_if(layer_heights.begin(), layer_heights.end(), fills);
  return layer == layer_heights.end() ? layer_heights.size() - 1
                                      : static_cast<size_t>(layer - layer_heights.begin());
}

}  // namespace media
