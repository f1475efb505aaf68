#include "signaling/accounts/user_accounts.h"

#include <utility>

#include "signaling/accounts/program_tokens.h"
#include "signaling/auth/password_rules.h"
#include "signaling/base/nfc.h"
#include "signaling/store/logins.h"
#include "signaling/store/names.h"

namespace signaling {
namespace {

constexpr size_t kLoginMaxBytes = 256;

// What differs, for the audit.
std::string difference(const User& former, const User& now) {
  std::string text;
  const auto add = [&text](std::string_view what, const std::string& from, const std::string& to) {
    if (from == to) return;
    if (!text.empty()) text += "; ";
    text += std::string(what) + ": " + from + " → " + to;
  };
  add("login", former.login, now.login);
  add("name", former.display_name, now.display_name);
  add("role", former.role, now.role);
  add("disabled", former.disabled ? "yes" : "no", now.disabled ? "yes" : "no");
  return text;
}

AccountRefusal of_store(const media::Error& error) {
  if (error.code == "store.exists") return AuthError::kLoginTaken;
  return error;
}

User with_details(User user, const UserDetails& details) {
  user.login = details.login;
  user.display_name = details.name;
  user.role = to_string(details.role);
  user.disabled = details.disabled;
  return user;
}

}  // namespace

tl::expected<void, AuthError> check_login_name(std::string_view login) {
  const std::string key = login_key(login);  // every kind of blank is one there, what is invisible is gone
  const bool right = !key.empty() && key.find(' ') == std::string::npos && login.size() <= kLoginMaxBytes;
  if (!right) return tl::unexpected(AuthError::kWrongLoginName);
  return {};
}

// ---- creating ------------------------------------------------------------------------------------------------------

void UserAccounts::create(UserDetails details, std::string_view password, Author by, AccountReply<User> reply) {
  const std::string text = nfc(password);
  if (auto right = check_login_name(details.login); !right) return reply(refuse_account(right.error()));
  if (auto right = check_new_password(text, nfc(details.login)); !right) return reply(refuse_account(right.error()));
  const auto same = Users(state_.database).find_login(details.login);
  if (!same) return reply(refuse_account(same.error()));
  if (*same) return reply(refuse_account(AuthError::kLoginTaken));
  const bool begun = state_.passwords.hash(
      text, [this, details = std::move(details), by = std::move(by), reply](const media::Result<std::string>& hash) {
        reply(hash ? add(details, *hash, by) : refuse_account(hash.error()));
      });
  if (!begun) reply(refuse_account(AuthError::kPasswordBusy));
}

AccountResult<User> UserAccounts::add(const UserDetails& details, const std::string& hash, const Author& by) {
  auto work = AuditedTransaction::begin(state_.database, by);
  if (!work) return refuse_account(work.error());
  User user = with_details({}, details);
  user.password_hash = hash;
  user.created = by.at;
  const auto id = Users(state_.database).add(user);
  if (!id) return refuse_account(of_store(id.error()));
  auto stored = find_user(state_.database, *id);
  if (!stored) return stored;
  auto done = work->commit("user.create", stored->login, stored->display_name + ", " + stored->role);
  if (!done) return refuse_account(done.error());
  return stored;
}

// ---- changing ------------------------------------------------------------------------------------------------------

AccountResult<User> UserAccounts::change(UserId id, const UserDetails& details, const Author& by) {
  const auto former = find(id);
  if (!former) return former;
  if (auto right = check_login_name(details.login); !right) return refuse_account(right.error());
  const User changed = with_details(*former, details);
  const auto last = leaves_no_administrator(*former, changed);
  if (!last) return refuse_account(last.error());
  if (*last) return refuse_account(AuthError::kLastAdministrator);

  auto work = AuditedTransaction::begin(state_.database, by);
  if (!work) return refuse_account(work.error());
  if (auto done = Users(state_.database).update(changed); !done) return refuse_account(of_store(done.error()));
  LoginSessions sessions = state_.sessions;
  if (changed.disabled || changed.role != former->role) sessions.log_out_everywhere(id);
  if (auto done = Logins(state_.database).apply(sessions.take_changes()); !done) return refuse_account(done.error());
  if (changed.disabled) {
    if (auto done = revoke_all_tokens(state_.database, id, by.at); !done) return refuse_account(done.error());
  }
  auto stored = find(id);
  if (!stored) return stored;
  auto done = work->commit("user.change", stored->login, difference(*former, *stored));
  if (!done) return refuse_account(done.error());
  state_.sessions = std::move(sessions);
  return stored;
}

media::Result<bool> UserAccounts::leaves_no_administrator(const User& former, const User& changed) const {
  const std::string administrator(to_string(Role::kAdministrator));
  const auto counts = [&](const User& user) { return user.role == administrator && !user.disabled; };
  if (!counts(former) || counts(changed)) return false;
  return Users(state_.database).count_enabled(administrator).map([](int64_t count) { return count <= 1; });
}

AccountResult<void> UserAccounts::log_out_everywhere(UserId id, const Author& by) {
  const auto user = find(id);
  if (!user) return tl::unexpected(user.error());
  auto work = AuditedTransaction::begin(state_.database, by);
  if (!work) return refuse_account(work.error());
  LoginSessions sessions = state_.sessions;
  sessions.log_out_everywhere(id);
  if (auto done = Logins(state_.database).apply(sessions.take_changes()); !done) return refuse_account(done.error());
  if (auto done = work->commit("user.log_out", user->login); !done) return refuse_account(done.error());
  state_.sessions = std::move(sessions);
  return {};
}

media::Result<std::vector<User>> UserAccounts::list(std::string_view text, const UserCursor& cursor, int limit) const {
  return Users(state_.database).list(text, cursor, limit);
}

// ---- passwords -----------------------------------------------------------------------------------------------------

void UserAccounts::set_password(UserId id, std::string_view password, Author by, AccountReply<void> reply) {
  const auto user = find(id);
  if (!user) return reply(tl::unexpected(user.error()));
  const std::string text = nfc(password);
  if (auto right = check_new_password(text, user->login); !right) return reply(refuse_account(right.error()));
  const bool begun = state_.passwords.hash(
      text, [this, id, by = std::move(by), reply](const media::Result<std::string>& hash) {
        reply(hash ? keep_password(id, *hash, by) : refuse_account(hash.error()));
      });
  if (!begun) reply(refuse_account(AuthError::kPasswordBusy));
}

AccountResult<void> UserAccounts::keep_password(UserId id, const std::string& hash, const Author& by) {
  auto user = find(id);
  if (!user) return tl::unexpected(user.error());
  user->password_hash = hash;
  auto work = AuditedTransaction::begin(state_.database, by);
  if (!work) return refuse_account(work.error());
  if (auto done = Users(state_.database).update(*user); !done) return refuse_account(done.error());
  LoginSessions sessions = state_.sessions;
  sessions.log_out_everywhere(id);
  if (auto done = Logins(state_.database).apply(sessions.take_changes()); !done) return refuse_account(done.error());
  if (auto done = work->commit("user.change_password", user->login); !done) return refuse_account(done.error());
  state_.sessions = std::move(sessions);
  return {};
}

void UserAccounts::change_own_password(const OwnChange& change, const Attempt& attempt, AccountReply<LoggedIn> reply) {
  const auto user = find(change.id);
  if (!user) return reply(tl::unexpected(user.error()));
  const std::string fresh = nfc(change.fresh);
  if (auto right = check_new_password(fresh, user->login); !right) return reply(refuse_account(right.error()));
  if (state_.passwords.is_full()) return reply(refuse_account(AuthError::kPasswordBusy));
  const std::string key = login_key(user->login);
  const Duration wait = state_.limiter.begin(key, attempt.address, attempt.steady);
  if (wait > Duration::zero()) return reply(refuse_account(TooSoon{wait}));
  const auto checked = [this, user = *user, key, fresh, token = change.session_token, attempt,
                        reply](const PasswordCheck& check) {
    if (!check.right) return reply(refuse_account(AuthError::kWrongPassword));
    state_.limiter.succeeded(key, attempt.address, attempt.steady);
    hash_own_password(user, fresh, token, attempt, reply);
  };
  const bool begun = state_.passwords.verify(user->password_hash, nfc(change.current), checked);
  if (!begun) reply(refuse_account(AuthError::kPasswordBusy));
}

void UserAccounts::hash_own_password(User user, std::string fresh, std::string session_token, Attempt attempt,
                                     AccountReply<LoggedIn> reply) {
  const bool begun = state_.passwords.hash(
      std::move(fresh), [this, user = std::move(user), session_token = std::move(session_token),
                         attempt = std::move(attempt), reply](const media::Result<std::string>& hash) {
        reply(hash ? keep_own_password(user, *hash, session_token, attempt) : refuse_account(hash.error()));
      });
  if (!begun) reply(refuse_account(AuthError::kPasswordBusy));
}

AccountResult<LoggedIn> UserAccounts::keep_own_password(const User& verified, const std::string& hash,
                                                        const std::string& session_token, const Attempt& attempt) {
  auto user = find(verified.id);
  if (!user) return tl::unexpected(user.error());
  // Changed while the present one was looked at: what was right then need not be now.
  if (user->disabled || user->password_hash != verified.password_hash) return refuse_account(AuthError::kNotLoggedIn);
  LoginSessions sessions = state_.sessions;
  auto token = sessions.renew(session_token, attempt.wall);
  if (!token) return refuse_account(token.error());
  sessions.log_out_everywhere(user->id, *token);
  user->password_hash = hash;
  auto work = AuditedTransaction::begin(state_.database, {user->login, attempt.wall});
  if (!work) return refuse_account(work.error());
  if (auto done = Users(state_.database).update(*user); !done) return refuse_account(done.error());
  if (auto done = Logins(state_.database).apply(sessions.take_changes()); !done) return refuse_account(done.error());
  if (auto done = work->commit("user.change_password", user->login); !done) return refuse_account(done.error());
  state_.sessions = std::move(sessions);
  return LoggedIn{std::move(*user), std::move(*token)};
}

}  // namespace signaling
