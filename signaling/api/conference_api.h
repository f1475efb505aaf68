#pragma once

#include <vector>

#include "signaling/calendar/calendar.h"
#include "signaling/rest/operation.h"
#include "signaling/store/database.h"

namespace signaling {

// Conferences that are open or will be soon: GET /conferences, GET /conferences/{conference}, POST …/phases,
// …/extensions, …/extension-answers, and POST /calls ("call now"). Which action a change of phase is depends on where
// the conference stands; it is authorized in the handler by the same table. Calendar and database outlive the
// operations.
std::vector<Operation> conference_operations(Calendar& calendar, Database& database);

}  // namespace signaling
