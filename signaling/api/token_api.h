#pragma once

#include <vector>

#include "signaling/accounts/accounts.h"
#include "signaling/rest/operation.h"

namespace signaling {

// API tokens: GET and POST /users/{user}/tokens, DELETE /users/{user}/tokens/{token}, and the same below /me for one's
// own. `accounts` outlives the operations.
std::vector<Operation> token_operations(Accounts& accounts);

}  // namespace signaling
