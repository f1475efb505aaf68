#pragma once

#include <vector>

#include "signaling/api/device_api.h"

namespace signaling {

// What a hall's endpoint does about its control, a telephone or tablet that has its buttons: POST /self/control-codes
// makes the code by which one is paired, at /enrolments as any device, and DELETE takes it back; GET and DELETE
// /self/control shows and ends the one that is paired. Only the hall itself may, by its device's token: neither the
// control nor the chair's tablet of that site. Everything outlives the operations.
std::vector<Operation> control_operations(Seats& seats, DeviceApiPorts ports);

}  // namespace signaling
