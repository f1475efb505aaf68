#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "media/base/time.h"
#include "media/video/compositor.h"
#include "media/video/encoded_frame.h"
#include "media/video/i420_frame.h"
#include "media/video/scene.h"
#include "media/video/vp8_encoder.h"

namespace media {

// The composed picture of one layout group and its encoders, one per rung that was ever wanted. One lane at a time.
class ComposedView {
 public:
  // `text` outlives the view. The places of `group` are filled (fill_places()).
  ComposedView(const SceneGroup& group, const ScenePicture& picture, TextRenderer& text);

  LayoutGroupId id() const { return group_.id; }
  // A group with the same id, canvas and rungs can take this one's place.
  bool can_become(const SceneGroup& group) const;
  void become(const SceneGroup& group, const ScenePicture& picture);
  // What stands in its tiles, in their order.
  std::span<const std::optional<VideoInputId>> places() const { return group_.places; }
  size_t rungs() const { return rungs_.size(); }

  // Counts a tick. True if a picture is to be composed now: at every step-th, or because a `keyframe` is asked for.
  bool take_tick(bool keyframe);
  bool took_tick() const { return waited_ == 0; }

  // Draws what changed; contents[i] is what places()[i] shows. `unix_ms`: the wall clock.
  void compose(std::span<const TileContent> contents, int64_t unix_ms);
  Compositor::Figures drawn() const { return compositor_.figures(); }

  // Encodes the picture for a rung with subscribers, into `buffer`. A rung not asked for at the last picture begins
  // with a key frame. None if libvpx fails, or if nothing has moved for a second: then a few frames a second are
  // enough (kIdleStep).
  std::optional<EncodedFrame> encode(size_t rung, bool keyframe, Timestamp now, FrameBuffers& buffers);

  static constexpr uint64_t kIdleAfter = 30;  // pictures
  static constexpr uint64_t kIdleStep = 6;

 private:
  struct Rung {
    std::optional<Vp8Encoder> encoder;
    std::optional<I420Frame> scaled;   // unless it has the canvas' size
    uint64_t scaled_picture = 0;
    uint64_t last_picture = 0;         // number of the picture it last took
  };

  SceneGroup group_;
  Compositor compositor_;
  std::vector<Rung> rungs_;
  int waited_ = 0;           // ticks without a picture
  uint64_t pictures_ = 0;    // composed
  uint64_t last_change_ = 0; // the last that differed from the one before
};

}  // namespace media
