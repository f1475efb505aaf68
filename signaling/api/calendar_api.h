#pragma once

#include <vector>

#include "signaling/calendar/calendar.h"
#include "signaling/rest/operation.h"

namespace signaling {

// GET /calendar: every conference of a span of time, at most kMaxCalendarSpan of it; GET /me/conferences: what a
// device's site is invited to. `calendar` outlives the operations.
inline constexpr std::chrono::seconds kMaxCalendarSpan = std::chrono::days(400);
std::vector<Operation> calendar_operations(const Calendar& calendar);

}  // namespace signaling
