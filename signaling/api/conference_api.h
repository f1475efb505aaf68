#pragma once

#include <functional>
#include <vector>

#include "signaling/auth/principal.h"
#include "signaling/calendar/calendar.h"
#include "signaling/rest/operation.h"
#include "signaling/store/database.h"

namespace signaling {

// Conferences that are open or will be soon: GET /conferences, GET /conferences/{conference}, POST …/phases,
// …/extensions, …/extension-answers, and POST /calls ("call now"). Which action a change of phase is depends on where
// the conference stands; it is authorized in the handler by the same table. The list holds what who asks
// may read: all, or those in which it has a part, which `parts_in` knows. Calendar and database outlive the operations.
using PartsIn = std::function<std::vector<ConferenceRole>(const ConferenceId& conference, const Principal& principal)>;
// Says in an open conference when its break is to end.
using TellResumption = std::function<void(const ConferenceId& conference, CalendarTime resumes_at)>;
std::vector<Operation> conference_operations(Calendar& calendar, Database& database, PartsIn parts_in,
                                             TellResumption tell_resumption);

}  // namespace signaling
