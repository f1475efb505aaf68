#pragma once

#include <vector>

#include "media/video/vp8_encoder.h"

namespace mcu {

struct VideoBridgeSettings {
  int width = 1280;
  int height = 720;
  int frames_per_second = 30;
  // Of each composed picture, smallest first. A rung is encoded only while somebody is subscribed to it.
  std::vector<media::Vp8Encoder::Settings> rungs;
};

}  // namespace mcu
