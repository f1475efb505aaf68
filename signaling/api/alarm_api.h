#pragma once

#include <vector>

#include "signaling/alarms/alarm_room.h"
#include "signaling/rest/operation.h"
#include "signaling/store/store.h"

namespace signaling {

// The alarms: GET /alarms, open or all, newest first, in pages; somebody looks after one:
// POST /alarms/{alarm}/acknowledgement. Both outlive the operations.
std::vector<Operation> alarm_operations(Store& store, AlarmRoom& room);

}  // namespace signaling
