#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "signaling/accounts/account_state.h"
#include "signaling/auth/admin_link.h"

namespace signaling {

// A fresh link's token in this database, as FirstAdministrator::make_link() makes one. For a command beside the running
// service: that one reads the link from the database when it is used.
media::Result<std::optional<std::string>> make_first_administrator_link(Database& database, WallTime now);

// How the first administrator gets in: by a link that the service prints at each start for as long as no administrator
// can log in. Only the hash of its token is kept, in the store. One thread, the service's.
class FirstAdministrator {
 public:
  explicit FirstAdministrator(AccountState& state) : state_(state) {}

  // True if no enabled administrator is there.
  media::Result<bool> is_needed() const;

  // A fresh link's token, to be printed once; it takes a former one's place and is good for kAdminLinkLifetime. None:
  // no administrator is needed.
  media::Result<std::optional<std::string>> make_link(WallTime now);

  // Uses the link up, creates the administrator and logs him in, all in one transaction. Refusals: kWrongToken,
  // kLinkUsed, kLinkExpired, TooSoon (tries are counted by address), the rules of user_accounts.h for login name and
  // password, kPasswordBusy, the store's. The audit has "user.create".
  struct Claim {
    std::string_view token;
    std::string login;
    std::string name;
    std::string_view password;
    std::string former_session;  // the cookie that the request brought, if any
  };
  void use(const Claim& claim, const Attempt& attempt, AccountReply<LoggedIn> reply);

 private:
  AccountResult<AdminLink> take(std::string_view token, WallTime now) const;
  AccountResult<LoggedIn> create(const std::string& token, User user, const std::string& former,
                                 const Attempt& attempt);

  AccountState& state_;
};

}  // namespace signaling
