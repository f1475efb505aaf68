#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "media/video/geometry.h"

namespace media {

// The largest number of sites one composed picture shows.
inline constexpr size_t kMaxTiles = 16;

enum class LayoutKind {
  kGrid,            // equal tiles
  kStage,           // one large tile, the others along its right and lower side
  kPair,            // two equal halves, the others in rows below
  kChairSpeaker,    // the speaker large, the chair half as large beside it, the others around both
  kContentSpeaker,  // the content large, the speaker beside it, the others around both
  kFull,            // one tile that is the picture
};
enum class TileRole {
  kStage,   // the large one; in a pair both
  kSecond,  // the one beside it: the chair, or who explains the content
  kTile,
};

struct Tile {
  Rect rect;   // even, within the canvas; tiles of one z do not overlap
  int z = 0;   // drawn in rising order
  TileRole role = TileRole::kTile;
  friend bool operator==(const Tile&, const Tile&) = default;
};

// The largest number of tiles of a layout.
size_t tile_limit(LayoutKind kind);

// The tiles of a picture for `site_count` sites, the first for the most important one. Gives as many tiles as sites,
// at least one and at most tile_limit(). `canvas` is even. These counts fill the picture exactly: stage 6, 8, 10, 12,
// 14, 16; grid 1, 4, 9, 16; pair 10. Others leave empty places at the end, or even bars; content has bars above and
// below, so that the writing there does not cover it.
std::vector<Tile> compute_layout(LayoutKind kind, size_t site_count, Size canvas);

// The smallest simulcast layer that fills a tile of `tile`, as index into `layer_heights` (rising); the last if none
// does. A layer up to a tenth too small counts as filling: nobody sees the difference, everybody pays for the next.
size_t smallest_filling_layer(Size tile, std::span<const int> layer_heights);

}  // namespace media
