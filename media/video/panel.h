#pragma once

#include "media/video/i420_frame.h"
#include "media/video/overlay.h"

namespace media {

// A part of the picture that covers what is below it: drawn once, laid down by a copy whenever the picture below was
// drawn anew. One thread.
class Panel {
 public:
  // `place` is even, within the canvas it will be laid on.
  Panel(Rect place, YuvColour background);

  const Rect& place() const { return place_; }
  Size size() const { return place_.size(); }

  // To draw on; coordinates begin at its own corner.
  MutableI420View picture() { return picture_.mutable_view(); }
  // Writes `text` at (x, y), both rounded down to even; left out where it does not lie within the panel.
  void write(const Overlay& text, int x, int y);

  void lay_on(const MutableI420View& canvas) const;

 private:
  Rect place_;
  I420Frame picture_;
};

}  // namespace media
