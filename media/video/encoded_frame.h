#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "media/base/bytes.h"
#include "media/base/time.h"
#include "media/video/geometry.h"

namespace media {

// The largest encoded picture we take from the network or make.
inline constexpr size_t kMaxEncodedFrameSize = 1 << 20;

// The largest picture we decode: a key frame that announces more is dropped before the decoder takes memory for it.
inline constexpr Size kMaxPictureSize{2560, 1600};

// One whole VP8 frame. A value that is moved between threads; its bytes come from and go back to a FrameBuffers.
struct EncodedFrame {
  std::vector<uint8_t> data;
  int64_t timestamp = 0;               // unwrapped RTP time, 90 kHz
  Timestamp arrival;                   // of its last packet (received), or of its composition (encoded here)
  std::optional<Timestamp> capture;    // on the mcu's clock
  bool keyframe = false;
  Size size;                           // of the picture; known with key frames only, else empty
  uint8_t temporal_layer = 0;          // 0: base
  bool layer_sync = false;             // depends on the base layer only
  bool non_reference = false;          // no later frame depends on it
};

// Keeps the byte vectors of spent frames for later ones, so that a running conference takes no memory per frame. One
// per thread; a full store lets vectors go.
class FrameBuffers {
 public:
  explicit FrameBuffers(size_t capacity = 64);

  // An empty vector with room for most frames.
  std::vector<uint8_t> take();
  void give(std::vector<uint8_t>&& data);
  size_t size() const { return spare_.size(); }

 private:
  std::vector<std::vector<uint8_t>> spare_;
  size_t capacity_;
};

}  // namespace media
