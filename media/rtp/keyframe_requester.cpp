#include "media/rtp/keyframe_requester.h"

#include <algorithm>

namespace media {

void KeyframeRequester::request(Timestamp now) {
  if (wanted_) return;
  wanted_ = true;
  next_send_ = std::max(next_send_, now);
}

Duration KeyframeRequester::interval() const {
  const Duration interval = std::max(kMinInterval, rtt_ * 3 / 2);
  return tries_ < kPatientTries ? interval : std::max(interval, kPatientInterval);
}

bool KeyframeRequester::poll(Timestamp now) {
  if (!wanted_ || now < next_send_) return false;
  ++tries_;
  ++sent_;
  next_send_ = now + interval();
  return true;
}

}  // namespace media
