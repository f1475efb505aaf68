#pragma once

#include <vector>

#include "signaling/calendar/calendar.h"
#include "signaling/rest/operation.h"
#include "signaling/store/database.h"

namespace signaling {

// What is booked: POST /bookings/checks, GET and POST /bookings, GET, PUT and DELETE /bookings/{booking}, POST
// …/copies, PUT and DELETE …/occurrences/{date}. Whoever changes a booking that was changed meanwhile is told who did
// it and which members are different ("booking.changed", 412). Calendar and database outlive the operations.
std::vector<Operation> booking_operations(Calendar& calendar, Database& database);

}  // namespace signaling
