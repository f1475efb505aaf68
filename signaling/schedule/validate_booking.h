#pragma once

#include <span>
#include <string>
#include <vector>

#include "signaling/schedule/booking_limits.h"
#include "signaling/schedule/conference_booking.h"
#include "signaling/schedule/schedule_problem.h"

namespace signaling {

// What is wrong with a booking. `field` of each names the member as the form and the REST interface do.
struct BookingReport {
  std::vector<ScheduleProblem> errors;    // it cannot be saved
  std::vector<ScheduleProblem> warnings;  // it can, but the operator should know
  bool ok() const { return errors.empty(); }
};

// What there is for a booking to name.
struct KnownNames {
  std::span<const SiteId> sites;
  std::span<const std::string> layouts;  // ids
};

// Checks every member of a booking on its own and all together; clashes are another question (find_clashes.h).
// `former`: what is saved under this id now, or null for a new booking; a start that has passed is right only if it is
// the former's, and so is a layout that there is no more. At most kMaxProblems are told.
BookingReport validate_booking(const ConferenceBooking& booking, const KnownNames& known, CalendarTime now,
                               const ConferenceBooking* former = nullptr);

// Checks one delegate of a site; `field` is put before the member's name.
std::vector<ScheduleProblem> validate_delegate(const Delegate& delegate, std::string_view field);

}  // namespace signaling
