#pragma once

#include "signaling/vote/vote_types.h"

namespace signaling {

// Makes of `state` what it is after `event`. The only thing that changes a VoteState. An event that does not fit, from
// a record that was tampered with, changes little or nothing and harms nothing else.
void apply(VoteState& state, const VoteEvent& event);

}  // namespace signaling
