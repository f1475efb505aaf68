#pragma once

#include <functional>
#include <vector>

#include "signaling/api/device_json.h"
#include "signaling/rest/operation.h"

namespace signaling {

// What the operations on devices need to know of the rest of the service.
struct DeviceApiPorts {
  DeviceViewPorts view;
  // A device was enrolled or revoked: those who are connected are to be asked anew.
  std::function<void()> rights_changed;
};

// The devices of the seats and the codes by which they are enrolled: POST /enrolments (with a code, by anybody), GET
// /devices, DELETE /devices/{device}, GET /enrolment-codes, POST /sites/{site}/enrolment-codes and DELETE
// /sites/{site}/enrolment-codes/{kind}. Everything outlives the operations.
std::vector<Operation> device_operations(Seats& seats, Database& database, DeviceApiPorts ports);

}  // namespace signaling
