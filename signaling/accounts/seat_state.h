#pragma once

#include <string>

#include "signaling/accounts/account_result.h"
#include "signaling/auth/attempt_limiter.h"
#include "signaling/auth/enrolment.h"
#include "signaling/auth/seat_devices.h"
#include "signaling/store/audited_transaction.h"
#include "signaling/store/database.h"

namespace signaling {

// What the parts of Seats share. `codes` and `devices` are what the store holds: a change is made on a copy and takes
// the place of the former after the commit only. Tries are the exception: one that cannot be stored counts in memory
// all the same, so that a full disk neither frees guessing nor keeps a chair out.
struct SeatState {
  Database& database;
  Enrolment codes;
  SeatDevices devices;
  AttemptLimiter limiter{};
};

// "device 12 of y-yen": as the audit names it.
std::string audit_name(const EnrolledDevice& device);

}  // namespace signaling
