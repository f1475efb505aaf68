#pragma once

#include <cstdint>
#include <vector>

#include "media/video/i420_frame.h"

namespace tools {

// Draws the moving picture of a simulated site: one colour, over it a texture and a disc that move and fine noise that
// changes (in brightness only, so that the mean colour stays), on top the time code. The noise makes it as hard to
// encode as a real hall: at 1280×720 and 30 frames/s it fills 1.5 Mbit/s. One thread.
class SitePicture {
 public:
  SitePicture(media::YuvColour colour, uint8_t site);

  // `frame` < kTimeCodeFrames. The same arguments give the same picture.
  void draw(uint16_t frame, const media::MutableI420View& picture) const;

 private:
  static constexpr int kTextureSize = 256;  // a power of two
  void draw_texture(int frame, const media::MutableI420View& picture) const;
  void draw_disc(int frame, const media::MutableI420View& picture) const;

  media::YuvColour colour_;
  uint8_t site_;
  std::vector<int8_t> texture_;  // smooth, mean 0
  std::vector<int8_t> noise_;    // rough, mean 0
};

}  // namespace tools
