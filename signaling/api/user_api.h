#pragma once

#include <functional>
#include <vector>

#include "signaling/accounts/accounts.h"
#include "signaling/rest/operation.h"

namespace signaling {

// What the operations on users need to know of the rest of the service.
struct UserApiPorts {
  // Whether the user is chair, deputy, secretary or operator of a conference that is still to come: such a one is not
  // removed ("user.has_bookings").
  std::function<bool(UserId user, RequestTime now)> has_bookings;
  // Somebody's rights changed or a login ended: those who are connected are to be asked anew.
  std::function<void()> rights_changed;
};

// People with accounts: GET and POST /users, GET, PUT and DELETE /users/{user}, PUT /users/{user}/password, POST
// /users/{user}/log-outs. Their API tokens: token_api.h. `accounts` outlives the operations.
std::vector<Operation> user_operations(Accounts& accounts, UserApiPorts ports);

}  // namespace signaling
