#include "media/quality/suspicion.h"

#include <algorithm>
#include <cmath>

namespace media {
namespace {

constexpr float kApproach = 0.2F;  // of the way, per judgement

}  // namespace

void Suspicion::follow(float delay, float strength) {
  const bool same = std::abs(delay - delay_) <= rules_.width;
  trust_ = same ? std::min(trust_ + strength, rules_.most) : trust_ - rules_.doubt;
  if (trust_ > 0) {
    if (same && strength > 0) delay_ += kApproach * (delay - delay_);
    named_ = named_ || trust_ >= rules_.named;
    return;
  }
  named_ = false;
  trust_ = same ? 0 : std::max(strength, 0.0F);
  if (!same) delay_ = delay;
}

}  // namespace media
