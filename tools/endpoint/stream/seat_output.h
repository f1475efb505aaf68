#pragma once

#include "tools/endpoint/stream/picture_viewer.h"
#include "tools/endpoint/stream/sound_listener.h"

namespace tools {

// What becomes of the sound and pictures that a seat receives, besides being judged: written to files, played.
class SeatOutput {
 public:
  virtual ~SeatOutput() = default;
  // Each outlives this or goes together with it.
  virtual void follow(SoundListener& listener) = 0;
  virtual void follow(PictureViewer& viewer) = 0;
};

}  // namespace tools
