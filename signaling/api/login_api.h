#pragma once

#include <vector>

#include "signaling/accounts/accounts.h"
#include "signaling/rest/operation.h"

namespace signaling {

// Logging in and out at pages: POST /login, /first-administrator and /logout. `accounts` outlives the operations;
// `csrf_key` is the Router's.
std::vector<Operation> login_operations(Accounts& accounts, const HashKey& csrf_key);

}  // namespace signaling
