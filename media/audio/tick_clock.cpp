#include "media/audio/tick_clock.h"

#include <algorithm>

namespace media {

TickClock::Due TickClock::take_due(Timestamp now) {
  Due due;
  due.first = next_;
  if (now < next_deadline()) return due;
  const int64_t late = (now - next_deadline()) / kTick + 1;
  due.dropped = std::max<int64_t>(0, late - kMaxCatchUp);
  due.count = static_cast<int>(late - due.dropped);
  due.first = next_ + due.dropped;
  next_ += late;
  return due;
}

void TickClock::skip_to(Timestamp now) { next_ = std::max<int64_t>(next_, (now - t0_) / kTick); }

}  // namespace media
