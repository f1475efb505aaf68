#pragma once

#include <cstdint>

#include "media/audio/audio_frame.h"
#include "media/base/time.h"

namespace media {

// When audio ticks are due: tick n lies at t₀ + n · 20 ms. A loop that wakes late runs what it missed, at most the five
// newest; older ones are dropped, which means the same 20 ms out of every input while output timestamps move on. Pure.
class TickClock {
 public:
  static constexpr int kMaxCatchUp = 5;

  explicit TickClock(Timestamp t0) : t0_(t0) {}

  // The ticks to run now: dropped ones come first, then `count` to run beginning with number `first`.
  struct Due {
    int64_t dropped = 0;
    int64_t first = 0;
    int count = 0;
  };
  // Moves the clock on behind them.
  Due take_due(Timestamp now);

  // Nobody wanted the ticks until now: moves on to the newest that is due at `now`, if any is.
  void skip_to(Timestamp now);

  Timestamp next_deadline() const { return time_of(next_); }
  Timestamp time_of(int64_t tick) const { return t0_ + tick * kTick; }

 private:
  Timestamp t0_;
  int64_t next_ = 0;
};

}  // namespace media
