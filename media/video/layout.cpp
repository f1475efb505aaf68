#include "media/video/layout.h"

#include <algorithm>
#include <utility>

#include "media/base/check.h"

namespace media {
namespace {

// An arrangement on a canvas divided into division × division cells, which so have the canvas' own shape. `first` and
// `second` are the sides of the first two tiles, side by side, in half cells (0: there are only cells). Below the
// second stand `beside` rows of cells as wide as it is; then `rows` of whole width below all. Everything stands in the
// middle, the first also beside a higher column.
struct Arrangement {
  size_t sites;  // up to so many
  int division;
  int rows;
  int first = 0;
  int second = 0;
  int beside = 0;

  int upper() const { return std::max(first, second + 2 * beside); }
  int height() const { return upper() + 2 * rows; }
};

constexpr Arrangement kGrid[] = {
    {1, 1, 1}, {2, 2, 1}, {4, 2, 2}, {6, 3, 2}, {9, 3, 3}, {12, 4, 3}, {kMaxTiles, 4, 4},
};
// An n × n division with a stage of (n−1)² cells leaves 2n−1 tiles. Up to three other sites fit beside a stage of 3 × 3
// quarters; that looks better than one of 2 × 2 thirds, and its tiles are as large as the smallest simulcast layer.
constexpr Arrangement kStage[] = {
    {1, 1, 0, 2, 2},      {4, 4, 0, 6, 2, 2},   {6, 3, 1, 4, 2, 1},   {8, 4, 1, 6, 2, 2},
    {10, 5, 1, 8, 2, 3},  {12, 6, 1, 10, 2, 4}, {14, 7, 1, 12, 2, 5}, {kMaxTiles, 8, 1, 14, 2, 6},
};
// Halves of the width are one of libyuv's fast ratios, and the quarters below them are the smallest simulcast layer.
constexpr Arrangement kPair[] = {
    {2, 4, 0, 4, 4}, {6, 4, 1, 4, 4}, {10, 4, 2, 4, 4}, {12, 5, 2, 5, 5}, {14, 6, 2, 6, 6}, {kMaxTiles, 7, 2, 7, 7},
};
constexpr Arrangement kChairSpeaker[] = {{6, 6, 0, 8, 4, 2}, {12, 6, 1, 8, 4, 2}, {kMaxTiles, 6, 2, 8, 4, 2}};
// Letters of a slide need three quarters of the width. The others stand in a column beside it, so that the bands at the
// edges of the picture leave the slide alone.
constexpr Arrangement kContentSpeaker[] = {
    {4, 4, 0, 6, 2, 2},   {5, 4, 0, 6, 2, 3},   {10, 8, 0, 12, 4, 4},
    {12, 8, 0, 12, 4, 5}, {14, 8, 0, 12, 4, 6}, {kMaxTiles, 8, 1, 12, 4, 4},
};
constexpr Arrangement kFull[] = {{kMaxTiles, 1, 0, 2, 2}};

std::span<const Arrangement> arrangements(LayoutKind kind) {
  switch (kind) {
    case LayoutKind::kGrid: return kGrid;
    case LayoutKind::kStage: return kStage;
    case LayoutKind::kPair: return kPair;
    case LayoutKind::kChairSpeaker: return kChairSpeaker;
    case LayoutKind::kContentSpeaker: return kContentSpeaker;
    case LayoutKind::kFull: break;
  }
  return kFull;
}

// Turns half cells into pixels. Neighbours compute their common edge in the same way, so tiles neither overlap nor gape
// whatever the division.
class Placer {
 public:
  Placer(const Arrangement& a, Size canvas)
      : canvas_(canvas), halves_(2 * a.division), top_(halves_ - a.height()) {}

  // A square of `side` half cells; `quarters` more quarters down.
  Rect place(int column, int row, int side, int quarters) const {
    const int from = top_ + 2 * row + quarters;
    const int left = edge(canvas_.width, 2 * column);
    const int top = edge(canvas_.height, from);
    return {left, top, edge(canvas_.width, 2 * (column + side)) - left, edge(canvas_.height, from + 2 * side) - top};
  }

 private:
  // The even number nearest to so many quarters of a cell.
  int edge(int extent, int quarters) const { return (extent * quarters + 2 * halves_) / (4 * halves_) * 2; }

  Size canvas_;
  int halves_;
  int top_;  // what is left above, in quarters
};

class Arranger {
 public:
  Arranger(const Arrangement& arrangement, Size canvas, size_t count)
      : a_(arrangement), placer_(arrangement, canvas), count_(static_cast<int>(count)) {}

  std::vector<Tile> tiles(LayoutKind kind) {
    if (a_.first > 0) {
      add(0, 0, a_.first, TileRole::kStage, a_.upper() - a_.first);
      // Alone beside the first it stands in the middle.
      add(a_.first, 0, a_.second, second_role(kind), left() == 1 ? a_.upper() - a_.second : 0);
    }
    for (int row = 0; row < a_.beside; ++row) {
      for (int column = 0; column + 2 <= a_.second; column += 2) add(a_.first + column, a_.second + 2 * row, 2);
    }
    // A last row that is not full stands in the middle; round a stage it goes on from the left corner.
    const bool centred = a_.first == 0 || a_.second > 2;
    for (int row = a_.upper(); left() > 0; row += 2) {
      const int in_row = std::min(left(), a_.division);
      const int start = centred ? a_.division - in_row : 0;
      for (int i = 0; i < in_row; ++i) add(start + 2 * i, row, 2);
    }
    return std::move(tiles_);
  }

 private:
  static TileRole second_role(LayoutKind kind) {
    if (kind == LayoutKind::kPair) return TileRole::kStage;
    return kind == LayoutKind::kStage ? TileRole::kTile : TileRole::kSecond;
  }
  int left() const { return count_ - static_cast<int>(tiles_.size()); }
  void add(int column, int row, int side, TileRole role = TileRole::kTile, int quarters = 0) {
    if (left() > 0) tiles_.push_back({placer_.place(column, row, side, quarters), 0, role});
  }

  const Arrangement& a_;
  Placer placer_;
  int count_;
  std::vector<Tile> tiles_;
};

}  // namespace

size_t tile_limit(LayoutKind kind) { return kind == LayoutKind::kFull ? 1 : kMaxTiles; }

std::vector<Tile> compute_layout(LayoutKind kind, size_t site_count, Size canvas) {
  CHECK(!canvas.empty() && canvas.width % 2 == 0 && canvas.height % 2 == 0);
  const size_t count = std::clamp<size_t>(site_count, 1, tile_limit(kind));
  const auto choices = arrangements(kind);
  const auto chosen = std::find_if(choices.begin(), choices.end(), [&](const auto& a) { return count <= a.sites; });
  CHECK(chosen != choices.end());
  return Arranger(*chosen, canvas, count).tiles(kind);
}

size_t smallest_filling_layer(Size tile, std::span<const int> layer_heights) {
  CHECK(!layer_heights.empty());
  const auto fills = [&](int height) { return height * 10 >= tile.height * 9; };
  const auto layer = std::find_if(layer_heights.begin(), layer_heights.end(), fills);
  return layer == layer_heights.end() ? layer_heights.size() - 1
                                      : static_cast<size_t>(layer - layer_heights.begin());
}

}  // namespace media
