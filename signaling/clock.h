#pragma once

#include <chrono>

#include "media/base/time.h"
#include "signaling/base/ids.h"

namespace signaling {

// The service's clocks. Read where events enter — sockets and timers — and handed on as an argument.

// CLOCK_MONOTONIC: never jumps.
inline media::Timestamp steady_now() {
  const auto since_start = std::chrono::steady_clock::now().time_since_epoch();
  return media::Timestamp(std::chrono::duration_cast<media::Duration>(since_start));
}

// Calendar time, which may be set at any moment.
inline WallTime wall_now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

// The same point in time for Asio's timers.
inline std::chrono::steady_clock::time_point to_steady(media::Timestamp t) {
  return std::chrono::steady_clock::time_point(
      std::chrono::duration_cast<std::chrono::steady_clock::duration>(t.time_since_epoch()));
}

}  // namespace signaling
