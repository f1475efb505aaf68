#pragma once

#include <vector>

#include "signaling/calendar/calendar.h"
#include "signaling/rest/operation.h"
#include "signaling/store/store.h"

namespace signaling {

// Papers of agenda items. POST /papers?name=… takes the file itself for a booking that is still being made. POST
// /bookings/{booking}/agenda/{item}/papers?name=…&title=… takes it and attaches it to an item of a booking (`title` is
// the item's), and DELETE …/{paper} there takes it off again; both also after the end, see Calendar::change_papers().
// GET /papers/{paper} gives the file to whoever has a part in a booking that holds it, DELETE removes one that neither
// a booking nor a template names. One that nothing names goes by itself (unbooked_papers.h). An upload takes its time:
// `clock` says when it ended. All outlive the operations.
std::vector<Operation> paper_operations(Store& store, Calendar& calendar, RequestClock clock);

}  // namespace signaling
