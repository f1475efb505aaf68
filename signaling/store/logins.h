#pragma once

#include <vector>

#include "media/base/result.h"
#include "signaling/auth/login_sessions.h"
#include "signaling/store/database.h"

namespace signaling {

// The logins of people at pages, as LoginSessions keeps them. Errors as in database.h; store.missing: there is no such
// user. One thread, as the database.
class Logins {
 public:
  explicit Logins(Database& database) : database_(database) {}

  // What LoginSessions::take_changes() told, all or nothing.
  media::Result<void> apply(const std::vector<LoginChange>& changes);
  // Oldest first.
  media::Result<std::vector<LoginSession>> all();

 private:
  Database& database_;
};

}  // namespace signaling
