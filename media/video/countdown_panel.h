#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "media/video/clock_face.h"
#include "media/video/digit_atlas.h"
#include "media/video/panel.h"
#include "media/video/picture_plan.h"

namespace media {

// The clock of a turn: white on dark; dark on amber in the warning time; "Hết giờ" on red; pale where it stands in a
// pause. Its size is that of the tile it stands in, so that it is read as far as the names. One thread.
class CountdownPanel {
 public:
  // `text` outlives it.
  CountdownPanel(TextRenderer& text, Size canvas);

  // Draws what `countdown` shows at `unix_ms` if that is another than before, or in another place: in `anchor`, within
  // `free` (place_countdown()). True if it did.
  bool show(const std::optional<Countdown>& countdown, int64_t unix_ms, const CountdownAnchor& anchor,
            const Rect& free);
  const std::optional<Panel>& panel() const { return panel_; }

 private:
  void take_size(int pixels);
  void draw(const Rect& place);
  const DigitAtlas& digits(Ink ink);

  TextRenderer& text_;
  Size canvas_;
  int pixels_ = 0;  // of the digits
  std::array<std::optional<DigitAtlas>, 3> digits_;  // by ink
  Overlay over_;    // "Hết giờ"
  std::optional<CountdownFace> face_;
  std::optional<Panel> panel_;
};

}  // namespace media
