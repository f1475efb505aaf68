#pragma once

#include <cstdint>

#include "media/base/time.h"
#include "media/video/video_input.h"

namespace mcu {

// Decides how much a video lane that does not keep up is to leave undone (architecture §4): first smaller layers, then
// half the rate, only then what waits is thrown away until key frames come. Steps up when a quarter of a second's ticks
// found the lane busy within a second, waits a second to see what that does, and steps down after ten good seconds.
// Single thread.
class DecodeGovernor {
 public:
  explicit DecodeGovernor(int ticks_per_second);

  // To be told at each frame tick whether the lane had no room for it.
  void on_tick(bool skipped, media::Timestamp now);

  // Every input but small tiles takes the next smaller layer.
  bool smaller_layers() const { return level_ >= 1; }
  // The effort for the tick that goes to the lane now. kKeyframes is given once, then half the rate again.
  media::DecodeEffort take_effort();

 private:
  static constexpr int kHalfRate = 2;

  int limit_;
  int level_ = 0;
  int skipped_ = 0;                      // in the second that begins at `window_`
  media::Timestamp window_{};
  media::Timestamp last_skipped_{};
  bool throw_away_ = false;
};

}  // namespace mcu
