#include "signaling/accounts/page_logins.h"

#include <utility>

#include "signaling/base/nfc.h"
#include "signaling/store/logins.h"
#include "signaling/store/names.h"

namespace signaling {

void PageLogins::log_in(std::string_view login, std::string_view password, std::string former, const Attempt& attempt,
                        AccountReply<LoggedIn> reply) {
  if (state_.passwords.is_full()) return reply(refuse_account(AuthError::kPasswordBusy));
  const std::string key = login_key(login);
  const Duration wait = state_.limiter.begin(key, attempt.address, attempt.steady);
  if (wait > Duration::zero()) return reply(refuse_account(TooSoon{wait}));
  auto found = Users(state_.database).find_login(login);
  if (!found) return reply(refuse_account(found.error()));
  const User user = found->value_or(User());  // nobody has no hash
  const auto checked = [this, key, user, former = std::move(former), attempt, reply](const PasswordCheck& check) {
    if (!check.right || user.disabled) return reply(refuse_account(AuthError::kWrongLogin));
    state_.limiter.succeeded(key, attempt.address, attempt.steady);
    reply(begin(user, check, former, attempt));
  };
  const bool begun = state_.passwords.verify(user.password_hash, nfc(password), checked);
  if (!begun) reply(refuse_account(AuthError::kPasswordBusy));
}

AccountResult<LoggedIn> PageLogins::begin(const User& verified, const PasswordCheck& check, const std::string& former,
                                          const Attempt& attempt) {
  auto user = find_user(state_.database, verified.id);
  if (!user) return tl::unexpected(user.error());
  // Changed while the password was looked at: what was right then need not be now.
  if (user->disabled || user->password_hash != verified.password_hash) return refuse_account(AuthError::kWrongLogin);
  auto work = AuditedTransaction::begin(state_.database, {user->login, attempt.wall});
  if (!work) return refuse_account(work.error());
  Users users(state_.database);
  if (!check.rehashed.empty()) {
    user->password_hash = check.rehashed;
    (void)users.update(*user);  // what fails in a transaction fails its commit
  }
  (void)users.logged_in(user->id, attempt.wall);
  user->last_login = attempt.wall;
  LoginSessions sessions = state_.sessions;
  std::string token = sessions.log_in(user->id, former, attempt.wall);
  (void)Logins(state_.database).apply(sessions.take_changes());
  if (auto done = work->commit("user.log_in", user->login, attempt.address); !done) return refuse_account(done.error());
  state_.sessions = std::move(sessions);
  return LoggedIn{std::move(*user), std::move(token)};
}

AccountResult<User> PageLogins::use(std::string_view session_token, WallTime now) {
  const auto id = state_.sessions.use(session_token, now);
  (void)note();
  if (!id) return refuse_account(id.error());
  auto user = Users(state_.database).find(*id);
  if (!user) return refuse_account(user.error());
  if (!*user || (*user)->disabled) return refuse_account(AuthError::kNotLoggedIn);
  return std::move(**user);
}

AccountResult<void> PageLogins::log_out(std::string_view session_token) {
  LoginSessions sessions = state_.sessions;
  sessions.log_out(session_token);
  const auto done = Logins(state_.database).apply(sessions.take_changes());
  if (!done) return refuse_account(done.error());
  state_.sessions = std::move(sessions);
  return {};
}

media::Result<void> PageLogins::set_held(std::unordered_set<UserId> users, WallTime now) {
  state_.sessions.set_held(std::move(users), now);
  return note();
}

media::Result<void> PageLogins::sweep(WallTime now) {
  state_.sessions.sweep(now);
  return note();
}

media::Result<void> PageLogins::note() {
  const auto changes = state_.sessions.take_changes();
  if (changes.empty()) return {};
  return Logins(state_.database).apply(changes);
}

}  // namespace signaling
