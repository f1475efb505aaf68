#pragma once

#include <vector>

#include "signaling/accounts/accounts.h"
#include "signaling/accounts/seats.h"
#include "signaling/rest/operation.h"

namespace signaling {

// What somebody asks of oneself: GET /me, PUT /me/password, and for a chair's tablet PUT /me/pin and POST
// /me/pin-checks. Own API tokens: token_api.h. Everything outlives the operations; `csrf_key` is the Router's.
std::vector<Operation> me_operations(Accounts& accounts, Seats& seats, Database& database, const HashKey& csrf_key);

}  // namespace signaling
