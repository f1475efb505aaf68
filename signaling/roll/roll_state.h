#pragma once

#include "signaling/roll/roll_types.h"

namespace signaling {

// Makes of `state` what it is after `event`. The only thing that changes a RollState. An event that does not fit, from
// a record that was tampered with, changes little or nothing and harms nothing else.
void apply(RollState& state, const RollEvent& event);

// A roll runs, or was stopped before everybody was called.
bool is_unfinished(const RollState& state);

}  // namespace signaling
