#include "signaling/accounts/account_state.h"

#include <utility>

namespace signaling {

AccountResult<User> find_user(Database& database, UserId id) {
  auto found = Users(database).find(id);
  if (!found) return refuse_account(found.error());
  if (!*found) return refuse_account(Missing{});
  return std::move(**found);
}

}  // namespace signaling
