#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>

#include "media/base/sequence.h"
#include "media/packet/vp8_descriptor.h"

namespace media {

// Numbers the VP8 pictures of one stream to a receiver: PictureID of 15 bits and TL0PICIDX without jumps over source
// switches and dropped temporal layers, invented where the source has none. Chooses which temporal layers pass.
class PictureRewriter {
 public:
  static constexpr int64_t kWindow = 256;  // pictures behind the newest that can still come

  explicit PictureRewriter(uint16_t first_picture_id) : next_picture_id_(first_picture_id) {}

  void set_temporal_limit(int limit) { wanted_limit_ = limit; }

  // A new source begins with the picture of this key frame.
  void start(const Vp8Descriptor& keyframe, int64_t timestamp);

  enum class Verdict : uint8_t { kForward, kDropLayer, kTooLate };
  // Decides on one packet and, for kForward, makes `descriptor` what the receiver shall see. All packets of a picture
  // fare alike. `timestamp`: unwrapped RTP time.
  Verdict map(Vp8Descriptor& descriptor, int64_t timestamp);

 private:
  struct Picture {
    int64_t source = -1;         // unwrapped PictureID of the source, or its place by time
    int64_t timestamp = 0;
    int64_t picture_id = 0;      // given out or kept free
    bool decided = false;        // false: kept free, no packet seen yet
    bool forward = false;
  };

  Picture& slot(int64_t source) { return window_[static_cast<size_t>(source & (kWindow - 1))]; }
  std::optional<int64_t> source_index(const Vp8Descriptor& descriptor, int64_t timestamp);
  void keep_free_up_to(int64_t source, int64_t timestamp);
  bool passes(const Vp8Descriptor& descriptor);
  uint8_t tl0picidx(const Vp8Descriptor& descriptor, const Picture& picture);

  int wanted_limit_ = 3;
  int limit_ = 3;  // what passes now
  int64_t next_picture_id_;
  int64_t first_source_ = 0;
  int64_t newest_source_ = -1;
  bool source_has_picture_id_ = false;
  int64_t last_source_picture_id_ = 0;  // unwrapped
  uint8_t tl0_offset_ = 0;              // added to the source's, modulo 256
  uint8_t newest_tl0_ = 255;            // given out
  int64_t tl0_base_picture_ = 0;        // where the source has none: TL0PICIDX counts pictures from here
  uint8_t tl0_base_ = 0;
  std::array<Picture, kWindow> window_{};
};

}  // namespace media
