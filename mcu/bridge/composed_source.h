#pragma once

#include <array>
#include <vector>

#include "mcu/graph/source.h"
#include "media/rtp/keyframe_limiter.h"
#include "media/video/encoded_frame.h"
#include "media/video/video_mix_engine.h"
#include "media/video/video_packetizer.h"

namespace mcu {

// The composed view as a source: which rungs run, when they make key frames, and their frames as packets. Shard thread.
class ComposedSource final : private SourceControl {
 public:
  ComposedSource(Source::Id id, size_t rungs);

  Source& source() { return source_; }
  bool watched() const;

  // Appends the rungs with subscribers for the tick that is posted now, with the key frames that are due.
  void add_wishes(media::LayoutGroupId group, std::vector<media::VideoTick::RungWish>& wishes, Timestamp now);
  void publish(size_t rung, const media::EncodedFrame& frame, Timestamp now);

 private:
  // A key frame for somebody who has just subscribed is made soon, one for somebody who lost packets seldom: it costs
  // everybody.
  void request_keyframe(size_t rung, Timestamp now) override;

  struct Rung {
    media::KeyframeLimiter limiter;
    media::VideoPacketizer packetizer{0};
    int64_t sequence_number = 0;
    uint64_t served = 0;   // subscribers attached before the last key frame was ordered
  };

  Source source_;
  std::vector<Rung> rungs_;
};

}  // namespace mcu
