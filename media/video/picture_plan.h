#pragma once

#include <span>

#include "media/video/layout.h"

// Where writing stands in a composed picture. Pure; all rectangles are even. Sizes are given for a picture of 720 lines
// and grow with it.
namespace media {

// `pixels` of a picture with 720 lines in one as high as `canvas`; even.
int scaled(int pixels, Size canvas);

Rect intersection(const Rect& a, const Rect& b);
inline bool intersect(const Rect& a, const Rect& b) { return !intersection(a, b).size().empty(); }

// Where a countdown belongs: the tile of whoever's turn it measures, or where all are equal the strip below them.
struct CountdownAnchor {
  Rect rect;
  int height = 0;  // of the tile, by which the countdown's size is chosen; of the picture where all are equal
};
CountdownAnchor countdown_anchor(LayoutKind kind, std::span<const Tile> tiles, Size canvas);

// A countdown of `size`: in the lower right corner of its anchor, on the line of the caption; in a low tile, which the
// caption fills, in the upper one. Within `free`, the part of the picture without bands.
Rect place_countdown(const CountdownAnchor& anchor, Size size, const Rect& free, Size canvas);

// The largest place for a card that leaves captions of the large tiles and the countdown (may be empty) alone.
Rect card_area(LayoutKind kind, std::span<const Tile> tiles, const Rect& free, const Rect& countdown);

// The largest part of `tile`, less margins, that `obstacles` do not cover; low and long parts rather than narrow ones,
// since names are long, but beside a countdown where a caption has its width there. Empty if too narrow for a name.
Rect writing_room(const Rect& tile, std::span<const Rect> obstacles);

}  // namespace media
