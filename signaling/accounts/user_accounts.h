#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "signaling/accounts/account_state.h"
#include "signaling/auth/role.h"
#include "signaling/store/audited_transaction.h"

namespace signaling {

// What an administrator says of a user.
struct UserDetails {
  std::string login;
  std::string name;
  Role role = Role::kObserver;  // not kSite: sites have devices
  bool disabled = false;
};

// Why `login` cannot be a login name, or nothing: it has letters or digits and no blanks, whatever its script.
tl::expected<void, AuthError> check_login_name(std::string_view login);

// The people with accounts, and their passwords. One thread, the service's; see account_state.h for what a failed store
// leaves. Every change has its audit entry, by the word of its action.
class UserAccounts {
 public:
  explicit UserAccounts(AccountState& state) : state_(state) {}

  // Refusals: the rules of password_rules.h, kWrongLoginName, kLoginTaken, kPasswordBusy, the store's.
  void create(UserDetails details, std::string_view password, Author by, AccountReply<User> reply);

  // Replaces the details. A user who is disabled or gets another role is logged out everywhere; one who is disabled
  // loses his API tokens for good. Refusals: Missing, kWrongLoginName, kLoginTaken, kLastAdministrator (would leave
  // none that is enabled), the store's.
  AccountResult<User> change(UserId id, const UserDetails& details, const Author& by);

  // An administrator sets somebody's password; he is logged out everywhere. Refusals: Missing, the rules,
  // kPasswordBusy, the store's.
  void set_password(UserId id, std::string_view password, Author by, AccountReply<void> reply);

  // A user changes his own, and knows the present one. His other logins end, this one goes on under the token that the
  // reply brings. Refusals: kWrongPassword and TooSoon (tries are counted), the rules, kNotLoggedIn (the login ended
  // meanwhile), kPasswordBusy, the store's.
  struct OwnChange {
    UserId id;
    std::string_view current;
    std::string_view fresh;
    std::string session_token;
  };
  void change_own_password(const OwnChange& change, const Attempt& attempt, AccountReply<LoggedIn> reply);

  // All logins of the user end.
  AccountResult<void> log_out_everywhere(UserId id, const Author& by);

  AccountResult<User> find(UserId id) const { return find_user(state_.database, id); }
  // Users::list().
  media::Result<std::vector<User>> list(std::string_view text, const UserCursor& cursor, int limit) const;

 private:
  AccountResult<User> add(const UserDetails& details, const std::string& hash, const Author& by);
  AccountResult<void> keep_password(UserId id, const std::string& hash, const Author& by);
  void hash_own_password(User user, std::string fresh, std::string session_token, Attempt attempt,
                         AccountReply<LoggedIn> reply);
  AccountResult<LoggedIn> keep_own_password(const User& verified, const std::string& hash,
                                            const std::string& session_token, const Attempt& attempt);
  // Whether the change would leave no administrator who can log in.
  media::Result<bool> leaves_no_administrator(const User& former, const User& changed) const;

  AccountState& state_;
};

}  // namespace signaling
