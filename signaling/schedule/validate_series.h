#pragma once

#include "signaling/schedule/conference_booking.h"
#include "signaling/schedule/problem_list.h"

namespace signaling {

// Checks the recurrence of a booking that has one: a rule that ends, at most kMaxOccurrences within kMaxAhead, a start
// that follows the rule, exceptions that name occurrences, none that overlaps another, and at least one left.
void validate_series(const ConferenceBooking& booking, ProblemList& errors, ProblemList& warnings);

}  // namespace signaling
