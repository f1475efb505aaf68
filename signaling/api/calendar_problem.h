#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "signaling/calendar/calendar.h"
#include "signaling/rest/operation.h"

namespace signaling {

// "agenda[3].title", as the schedule names a member, as a JSON pointer: "/agenda/3/title".
std::string pointer_of(std::string_view field);
FieldFault to_fault(const ScheduleProblem& problem);

// What a client is told when the calendar refuses. 404: there is no such thing, 409: the moment or the state is wrong,
// or it collides with others, 422: a member is wrong. `clashes`: what is said of each clash of the refusal.
Problem calendar_problem(const CalendarRefusal& refusal, std::vector<FieldFault> clashes = {});

inline tl::unexpected<Problem> calendar_refusal(const CalendarRefusal& refusal) {
  return tl::unexpected<Problem>(calendar_problem(refusal));
}

// The clocks and the person of a call, as the calendar takes them.
Moment moment_of(RequestTime now);
Person person_of(const ApiCall& call);

}  // namespace signaling
