#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "media/video/geometry.h"

namespace media {

// The largest number of sites one composed picture shows.
inline constexpr size_t kMaxTiles = 16;

enum class LayoutKind {
  kGrid,   // equal tiles
  kStage,  // one large tile, the others along its right and lower side
  kFull,   // one tile that is the picture
};
enum class TileRole { kStage, kTile };

struct Tile {
  Rect rect;   // even, within the canvas; tiles of one z do not overlap
  int z = 0;   // drawn in rising order
  TileRole role = TileRole::kTile;
  friend bool operator==(const Tile&, const Tile&) = default;
};

// The tiles of a picture for `site_count` sites, the first for the most important one. Gives at most kMaxTiles tiles
// (kFull: one), and at least one. `canvas` is even. Stage for 6, 8, 10, 12, 14, 16 and grid for 1, 4, 9, 16 sites fill
// the picture exactly; other counts leave empty places at the end, or even bars.
std::vector<Tile> compute_layout(LayoutKind kind, size_t site_count, Size canvas);

// The smallest simulcast layer that fills a tile of `tile`, as index into `layer_heights` (rising); the last if none
// does. A layer up to a tenth too small counts as filling: nobody sees the difference, everybody pays for the next.
size_t smallest_filling_layer(Size tile, std::span<const int> layer_heights);

}  // namespace media
