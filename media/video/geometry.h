#pragma once

namespace media {

// Pixels. Pictures of this library are I420: every size and every edge of a rectangle within them is even.
struct Size {
  int width = 0;
  int height = 0;
  bool empty() const { return width <= 0 || height <= 0; }
  friend bool operator==(const Size&, const Size&) = default;
};

struct Rect {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
  Size size() const { return {width, height}; }
  int right() const { return x + width; }
  int bottom() const { return y + height; }
  friend bool operator==(const Rect&, const Rect&) = default;
};

// The largest even rectangle within `cell`, centred, that shows a picture of `picture` without distortion. Shapes that
// differ by less than 2 % from the cell fill it whole, so that no hairline bars appear (a 214×120 tile for 16:9).
Rect fit_rect(Size picture, Rect cell);

}  // namespace media
