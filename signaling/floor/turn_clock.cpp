#include "signaling/floor/turn_clock.h"

#include <limits>

namespace signaling {
namespace {

constexpr int64_t kMax = std::numeric_limits<int64_t>::max();
constexpr int64_t kMin = std::numeric_limits<int64_t>::min();

}  // namespace

Timestamp later(Timestamp time, Duration span) {
  int64_t sum = 0;
  if (__builtin_add_overflow(time.time_since_epoch().count(), span.count(), &sum)) sum = span.count() > 0 ? kMax : kMin;
  return media::timestamp_from_ns(sum);
}

Duration span_between(Timestamp from, Timestamp to) {
  int64_t difference = 0;
  if (__builtin_sub_overflow(to.time_since_epoch().count(), from.time_since_epoch().count(), &difference)) {
    difference = to > from ? kMax : kMin;
  }
  return Duration(difference);
}

}  // namespace signaling
