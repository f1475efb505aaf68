#pragma once


#include "media/video/encoded_frame.h"
#include "media/video/vp8_encoder.h"
#include "pictures.h"

// Real VP8 frames for tests.
namespace media::test {

// One camera: each call gives the next frame of a plain picture.
class Camera {
 public:
  explicit Camera(Size size = {320, 180}, int temporal_layers = 1)
      : size_(size), encoder_(Vp8Encoder::create(settings(size, temporal_layers)).value()) {}

  EncodedFrame frame(YuvColour colour, Timestamp capture) {
    const I420Frame picture = plain(size_, colour);
    const auto output = encoder_.encode(picture.view(), timestamp_ += 3000);
    EncodedFrame result;
    if (!output) return result;
    result.data.assign(output->data.begin(), output->data.end());
    result.timestamp = timestamp_;
    result.capture = capture;
    result.arrival = capture;
    result.keyframe = output->keyframe;
    if (output->keyframe) result.size = size_;
    result.temporal_layer = output->temporal_layer;
    result.layer_sync = output->layer_sync;
    result.non_reference = output->non_reference;
    return result;
  }
  void request_keyframe() { encoder_.request_keyframe(); }

 private:
  static Vp8Encoder::Settings settings(Size size, int temporal_layers) {
    Vp8Encoder::Settings s;
    s.size = size;
    s.bitrate = 400'000;
    s.temporal_layers = temporal_layers;
    return s;
  }

  Size size_;
  Vp8Encoder encoder_;
  int64_t timestamp_ = 0;
};

}  // namespace media::test
