#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "signaling/accounts/account_state.h"
#include "signaling/store/audited_transaction.h"

namespace signaling {

// Logging in at pages by login name and password, and the logins that follow: LoginSessions kept in the store.
// One thread, the service's; see account_state.h for what a failed store leaves.
class PageLogins {
 public:
  explicit PageLogins(AccountState& state) : state_(state) {}

  // A user comes with a password. `former` is the cookie that the request brought, if any; its login ends. Unknown and
  // disabled users are refused as a wrong password is, in the same time. A hash of an old cost is made anew on the way.
  // Refusals: kWrongLogin (counted), TooSoon, kPasswordBusy, the store's. The audit has "user.log_in".
  void log_in(std::string_view login, std::string_view password, std::string former, const Attempt& attempt,
              AccountReply<LoggedIn> reply);

  // A request came with this cookie: whose it is, if he is not disabled. Refusals: kNotLoggedIn, the store's. That the
  // login was used is stored once a minute; if it cannot be, the request is served nonetheless.
  AccountResult<User> use(std::string_view session_token, WallTime now);

  // Ends the login; nothing happens if there is none.
  AccountResult<void> log_out(std::string_view session_token);

  // Names the login of this cookie, with its user; see LoginSessions.
  std::optional<WallTime> begun(std::string_view session_token) const { return state_.sessions.begun(session_token); }
  bool lasts(UserId user, WallTime begun) const { return state_.sessions.lasts(user, begun); }

  // The users who take part in a conference that runs now: their logins do not end. To be told when that changes and
  // after a restart. A store's error leaves the hold in memory: nobody is put out for a full disk.
  media::Result<void> set_held(std::unordered_set<UserId> users, WallTime now);

  // Ends what has expired; about once a minute.
  media::Result<void> sweep(WallTime now);

 private:
  AccountResult<LoggedIn> begin(const User& verified, const PasswordCheck& check, const std::string& former,
                                const Attempt& attempt);
  media::Result<void> note();

  AccountState& state_;
};

}  // namespace signaling
