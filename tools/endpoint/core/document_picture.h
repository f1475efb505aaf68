#pragma once

#include <cstdint>

#include "media/video/i420_frame.h"

namespace tools {

// Draws the document that a simulated site presents: a white page with lines of writing, round it the site's colour,
// over it the time code. From picture to picture only the time code and a mark at the foot of the page change, as
// little as in a real document.
class DocumentPicture {
 public:
  // `sign`: document_sign() of the site (site_signs.h); it also says how long the lines are.
  DocumentPicture(media::YuvColour colour, uint8_t sign) : colour_(colour), sign_(sign) {}

  // `frame` < kTimeCodeFrames; `picture` is even and at least 160×90. The same arguments give the same picture.
  void draw(uint16_t frame, const media::MutableI420View& picture) const;

 private:
  media::YuvColour colour_;
  uint8_t sign_;
};

}  // namespace tools
