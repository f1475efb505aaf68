#pragma once

#include <memory>

#include "signaling/accounts/first_administrator.h"
#include "signaling/accounts/page_logins.h"
#include "signaling/accounts/program_tokens.h"
#include "signaling/accounts/user_accounts.h"
#include "signaling/store/store.h"

namespace signaling {

struct AccountSettings {
  LoginSettings logins{};
  AttemptSettings attempts{};
};

// People with accounts: how they log in, what programs do for them, who administers them. Joins the states of auth with
// the store. One thread, the service's.
class Accounts {
 public:
  // Loads what is stored. `store` and `passwords` outlive this; the three end within one call of the service's thread,
  // so that a reply of `passwords` which arrives finds this still there.
  static media::Result<std::unique_ptr<Accounts>> open(Store& store, PasswordWorker& passwords,
                                                       const AccountSettings& settings = {});
  Accounts(const Accounts&) = delete;
  Accounts& operator=(const Accounts&) = delete;

  PageLogins& logins() { return logins_; }
  UserAccounts& users() { return users_; }
  ProgramTokens& tokens() { return tokens_; }
  FirstAdministrator& first_administrator() { return first_administrator_; }

 private:
  Accounts(Database& database, PasswordWorker& passwords, LoginSessions sessions, AttemptLimiter limiter);

  AccountState state_;
  PageLogins logins_;
  UserAccounts users_;
  ProgramTokens tokens_;
  FirstAdministrator first_administrator_;
};

}  // namespace signaling
