#pragma once

#include "signaling/accounts/account_result.h"
#include "signaling/accounts/password_worker.h"
#include "signaling/auth/attempt_limiter.h"
#include "signaling/auth/login_sessions.h"
#include "signaling/store/database.h"
#include "signaling/store/users.h"

namespace signaling {

// What the parts of Accounts share. `sessions` is what the store holds: a change is made on a copy, stored with all
// that belongs to it in one transaction, and takes the place of the former after the commit only.
struct AccountState {
  Database& database;
  PasswordWorker& passwords;
  LoginSessions sessions;
  AttemptLimiter limiter{};
};

// A user and the cookie of the login that has just begun or was renewed.
struct LoggedIn {
  User user;
  std::string session_token;
};

// The user, or Missing.
AccountResult<User> find_user(Database& database, UserId id);

}  // namespace signaling
