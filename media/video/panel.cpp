#include "media/video/panel.h"

#include "media/video/scaler.h"

namespace media {

Panel::Panel(Rect place, YuvColour background) : place_(place), picture_(place.size()) {
  fill(picture(), {0, 0, place.width, place.height}, background);
}

void Panel::write(const Overlay& text, int x, int y) {
  x = x / 2 * 2;
  y = y / 2 * 2;
  if (x < 0 || y < 0 || x + text.size().width > place_.width || y + text.size().height > place_.height) return;
  text.blend_onto(picture(), x, y);
}

void Panel::lay_on(const MutableI420View& canvas) const { scale(picture_.view(), cut(canvas, place_)); }

}  // namespace media
