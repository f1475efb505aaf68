#pragma once

#include <bit>
#include <cstdint>

#include "media/base/time.h"
#include "signaling/diagnosis/diagnosis_settings.h"

namespace signaling {

// How one second looks to a sign of trouble.
enum class Look {
  kCalm,
  kBetween,  // too good to begin trouble, not good enough to end it
  kBad,
};

// One sign of trouble with its debounce: comes up after enough bad seconds, goes away after calm ones in a row. Seconds
// of which nothing is known are not added. Any one thread.
class Sign {
 public:
  static constexpr int kLongest = 32;  // Debounce::of

  void add(Look look, const Debounce& debounce, media::Timestamp at);
  void add(bool bad, const Debounce& debounce, media::Timestamp at) {
    add(bad ? Look::kBad : Look::kCalm, debounce, at);
  }
  // Comes up at once, since `since`: for rules that have looked at more than seconds one by one.
  void raise(media::Timestamp since);
  // The calm seconds count anew from now.
  void stay() { calm_ = 0; }
  void clear() { *this = {}; }

  bool on() const { return on_; }
  // While on: the first of the bad seconds that brought it up.
  media::Timestamp since() const { return since_; }
  // How many of the last `seconds` (below 32) were bad, on or not.
  int bad_seconds(int seconds) const { return std::popcount(bad_ & ((uint32_t{1} << seconds) - 1)); }

 private:
  uint32_t bad_ = 0;  // the last 32 seconds, the newest in bit 0
  int calm_ = 0;
  bool on_ = false;
  media::Timestamp since_{};
};

}  // namespace signaling
