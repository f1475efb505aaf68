#include "signaling/diagnosis/sign.h"

#include <bit>
#include <chrono>

namespace signaling {

void Sign::raise(media::Timestamp since) {
  if (on_) return;
  on_ = true;
  calm_ = 0;
  since_ = since;
}

void Sign::add(Look look, const Debounce& debounce, media::Timestamp at) {
  bad_ = (bad_ << 1) | (look == Look::kBad ? 1 : 0);
  calm_ = look == Look::kCalm ? calm_ + 1 : 0;
  const uint32_t counted = debounce.of >= kLongest ? bad_ : bad_ & ((uint32_t{1} << debounce.of) - 1);
  if (!on_ && std::popcount(counted) >= debounce.enter) raise(at - std::chrono::seconds(std::bit_width(counted) - 1));
  if (on_ && calm_ >= debounce.calm) clear();
}

}  // namespace signaling
