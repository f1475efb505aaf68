#pragma once

#include <algorithm>
#include <chrono>

#include "media/base/time.h"

namespace signaling {

// A token bucket: `burst` at once, then `per_second`. `burst` ≥ 1, `per_second` > 0. Time is an argument; one
// that runs backwards adds nothing.
class RateLimit {
 public:
  RateLimit(double per_second, double burst, media::Timestamp now)
      : per_second_(per_second), burst_(burst), tokens_(burst), last_(now) {}

  // Takes one; false if there is none left.
  bool take(media::Timestamp now) {
    tokens_ = tokens_at(now);
    last_ = std::max(last_, now);
    if (tokens_ < 1) return false;
    tokens_ -= 1;
    return true;
  }

  // How long until take() gives one again; zero: it would now.
  media::Duration retry_after(media::Timestamp now) const {
    const std::chrono::duration<double> missing((1 - tokens_at(now)) / per_second_);
    if (missing.count() <= 0) return media::Duration::zero();
    // Rounded up, so that who waits so long is not refused again.
    return std::chrono::ceil<media::Duration>(missing) + std::chrono::microseconds(1);
  }
  // True if it is as it was at the start: nothing is lost by forgetting it.
  bool is_full(media::Timestamp now) const { return tokens_at(now) >= burst_; }

 private:
  double tokens_at(media::Timestamp now) const {
    const std::chrono::duration<double> passed = now - last_;
    return std::min(burst_, tokens_ + std::max(0.0, passed.count()) * per_second_);
  }

  double per_second_;
  double burst_;
  double tokens_;
  media::Timestamp last_;
};

}  // namespace signaling
