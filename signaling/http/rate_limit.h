#pragma once

#include <algorithm>

#include "media/base/time.h"

namespace signaling {

// A token bucket: `burst` at once, then `per_second`. Time is an argument.
class RateLimit {
 public:
  RateLimit(double per_second, double burst, media::Timestamp now)
      : per_second_(per_second), burst_(burst), tokens_(burst), last_(now) {}

  // Takes one; false if there is none left.
  bool take(media::Timestamp now) {
    const std::chrono::duration<double> passed = now - last_;
    last_ = now;
    tokens_ = std::min(burst_, tokens_ + passed.count() * per_second_);
    if (tokens_ < 1) return false;
    tokens_ -= 1;
    return true;
  }

 private:
  double per_second_;
  double burst_;
  double tokens_;
  media::Timestamp last_;
};

}  // namespace signaling
