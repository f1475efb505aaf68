#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "media/base/result.h"
#include "media/base/time.h"
#include "media/video/i420_frame.h"
#include "media/video/vp8_encoder.h"

namespace tools {

// One picture in all simulcast layers, largest first.
struct EncodedPicture {
  struct Layer {
    std::vector<uint8_t> data;
    bool keyframe = false;
  };
  std::vector<Layer> layers;
  int64_t timestamp = 0;  // 90 kHz
  media::Timestamp capture{};
};

// Encodes live pictures of 1280×720 in the layers of kSimulcastLayers. Runs on a lane: one thread at a time.
class LiveEncoder {
 public:
  static media::Result<LiveEncoder> create();

  // `timestamp` (90 kHz) grows.
  EncodedPicture encode(const media::I420View& picture, bool keyframe, int64_t timestamp, media::Timestamp capture);

 private:
  struct Layer {
    media::Vp8Encoder encoder;
    media::I420Frame scaled;
  };
  std::vector<Layer> layers_;
};

}  // namespace tools
