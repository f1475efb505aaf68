#pragma once

#include <vector>

#include "signaling/invitations/invitations.h"
#include "signaling/invitations/invited_bookings.h"
#include "signaling/rest/operation.h"
#include "signaling/store/store.h"

namespace signaling {

// Who is invited and who comes: GET and POST /bookings/{booking}/invitations, PUT
// /bookings/{booking}/attendance/{site}, for halls and operators; GET and POST /confirmations/{token}, for whoever has
// the link of a mail. All outlive the operations.
std::vector<Operation> invitation_operations(Store& store, Invitations& invitations, const InvitedBookings& bookings,
                                             const HashKey& key);

}  // namespace signaling
