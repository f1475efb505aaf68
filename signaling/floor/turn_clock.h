#pragma once

#include "signaling/floor/floor_types.h"

// Sums of times that may come from a record that was tampered with: they stop at the ends of the clock instead of
// overflowing.
namespace signaling {

Timestamp later(Timestamp time, Duration span);
// From `from` to `to`; negative if `to` is before.
Duration span_between(Timestamp from, Timestamp to);

}  // namespace signaling
