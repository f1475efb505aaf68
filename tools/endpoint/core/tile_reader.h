#pragma once

#include <optional>
#include <span>
#include <vector>

#include "media/video/i420_frame.h"
#include "media/video/layout.h"
#include "tools/endpoint/core/time_code.h"

namespace tools {

// What stands in one tile of a received picture.
struct TileReading {
  media::Rect rect;
  std::optional<TimeCode> code;
  media::YuvColour colour;  // mean of what stands left and right of the time code
};

TileReading read_tile(const media::I420View& picture, media::Rect rect);

// Finds out by the time codes into which tiles a composed picture is divided, and reads them. Keeps to the layout that
// fitted last until another fits better. One thread.
class TileReader {
 public:
  // One reading per tile of the layout that shows most time codes, stage or first place first. Without any code: the
  // whole picture as one tile.
  const std::vector<TileReading>& read(const media::I420View& picture);

  media::LayoutKind layout() const { return layout_.kind; }
  size_t places() const { return layout_.sites; }

 private:
  struct Layout {
    media::LayoutKind kind = media::LayoutKind::kFull;
    size_t sites = 1;
    friend bool operator==(const Layout&, const Layout&) = default;
  };

  size_t read(const media::I420View& picture, const Layout& layout, std::vector<TileReading>& out) const;
  void search(const media::I420View& picture);

  Layout layout_;
  size_t codes_ = 0;      // read with layout_ when it was chosen
  int until_search_ = 0;  // pictures
  std::vector<TileReading> readings_;
  std::vector<TileReading> candidate_;
};

}  // namespace tools
