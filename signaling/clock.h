#pragma once

#include <chrono>

#include "media/base/time.h"

namespace signaling {

// The service's clock (CLOCK_MONOTONIC). Read where events enter — sockets and timers — and handed on as an argument.
inline media::Timestamp steady_now() {
  const auto since_start = std::chrono::steady_clock::now().time_since_epoch();
  return media::Timestamp(std::chrono::duration_cast<media::Duration>(since_start));
}

// The same point in time for Asio's timers.
inline std::chrono::steady_clock::time_point to_steady(media::Timestamp t) {
  return std::chrono::steady_clock::time_point(
      std::chrono::duration_cast<std::chrono::steady_clock::duration>(t.time_since_epoch()));
}

}  // namespace signaling
