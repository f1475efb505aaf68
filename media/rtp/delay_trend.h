#pragma once

#include <optional>

#include "media/base/time.h"

namespace media {

// Whether a queue on the line grows: how the least one-way delay of a second differs from that of the second before.
// Jitter, and a sender that sends late now and then, only add to single packets, so they hardly move the least. The two
// ends need no common clock: a constant difference does not count, drift of 200 ppm is 0.2 ms a second. No allocation.
class DelayTrend {
 public:
  static constexpr Duration kMost = std::chrono::seconds(10);
  static constexpr int kFewest = 5;  // packets in a second, below which jitter decides what the least is

  // From sending to arrival, on any constant offset.
  void add(Duration delay) {
    if (packets_++ == 0 || delay < least_) least_ = delay;
  }
  // The offset is another one from here on: a clock jumped, the sender began anew.
  void restart() { *this = {}; }

  // Ends the second. Above 0: the delay grew. Nothing unless kFewest packets came in this second and in the one before,
  // and nothing beyond kMost: a clock was set.
  std::optional<Duration> take();

 private:
  Duration least_{0};               // of this second
  int packets_ = 0;                 // in this second
  std::optional<Duration> before_;  // of the one before
};

}  // namespace media
