#include "signaling/accounts/first_administrator.h"

#include <charconv>
#include <utility>

#include "signaling/accounts/user_accounts.h"
#include "signaling/auth/password_rules.h"
#include "signaling/auth/role.h"
#include "signaling/base/nfc.h"
#include "signaling/store/audited_transaction.h"
#include "signaling/store/logins.h"
#include "signaling/store/settings.h"

namespace signaling {
namespace {

constexpr std::string_view kLimitWord = "first administrator";  // no login name: it has a blank
const std::string kSetting = "accounts.first_administrator";

// "<hash> <expires, milliseconds since 1970> <open|used>"
std::string write_link(const AdminLink& link) {
  return link.token.to_hex() + ' ' + std::to_string(link.expires.time_since_epoch().count()) +
         (link.used ? " used" : " open");
}

std::optional<AdminLink> read_link(const std::string& text) {
  const size_t first = text.find(' ');
  const size_t last = text.rfind(' ');
  if (first == std::string::npos || first == last) return std::nullopt;
  const auto token = Digest::from_hex(text.substr(0, first));
  int64_t expires = 0;
  const auto [end, error] = std::from_chars(text.data() + first + 1, text.data() + last, expires);
  if (!token || error != std::errc() || end != text.data() + last) return std::nullopt;
  return AdminLink{*token, WallTime(std::chrono::milliseconds(expires)), text.substr(last + 1) != "open"};
}

media::Result<bool> has_no_administrator(Database& database) {
  return Users(database)
      .count_enabled(std::string(to_string(Role::kAdministrator)))
      .map([](int64_t count) { return count == 0; });
}

}  // namespace

media::Result<std::optional<std::string>> make_first_administrator_link(Database& database, WallTime now) {
  const auto needed = has_no_administrator(database);
  if (!needed) return tl::unexpected(needed.error());
  if (!*needed) return std::nullopt;
  std::string token;
  const AdminLink link = make_admin_link(now, token);
  if (auto done = Settings(database).set(kSetting, write_link(link)); !done) return tl::unexpected(done.error());
  return token;
}

media::Result<bool> FirstAdministrator::is_needed() const { return has_no_administrator(state_.database); }

media::Result<std::optional<std::string>> FirstAdministrator::make_link(WallTime now) {
  return make_first_administrator_link(state_.database, now);
}

// The link, used up; not stored yet.
AccountResult<AdminLink> FirstAdministrator::take(std::string_view token, WallTime now) const {
  const auto stored = Settings(state_.database).find(kSetting);
  if (!stored) return refuse_account(stored.error());
  auto link = *stored ? read_link(**stored) : std::nullopt;
  if (!link) return refuse_account(AuthError::kWrongToken);
  if (auto used = use_admin_link(*link, token, now); !used) return refuse_account(used.error());
  const auto needed = is_needed();
  if (!needed) return refuse_account(needed.error());
  if (!*needed) return refuse_account(AuthError::kLinkUsed);
  return *link;
}

void FirstAdministrator::use(const Claim& claim, const Attempt& attempt, AccountReply<LoggedIn> reply) {
  const Duration wait = state_.limiter.begin(kLimitWord, attempt.address, attempt.steady);
  if (wait > Duration::zero()) return reply(refuse_account(TooSoon{wait}));
  if (auto link = take(claim.token, attempt.wall); !link) return reply(tl::unexpected(link.error()));
  state_.limiter.succeeded(kLimitWord, attempt.address, attempt.steady);

  const std::string password = nfc(claim.password);
  if (auto right = check_login_name(claim.login); !right) return reply(refuse_account(right.error()));
  if (auto right = check_new_password(password, nfc(claim.login)); !right) return reply(refuse_account(right.error()));
  User user;
  user.login = nfc(claim.login);
  user.display_name = claim.name;
  user.role = to_string(Role::kAdministrator);
  user.created = attempt.wall;
  const bool begun = state_.passwords.hash(
      password, [this, token = std::string(claim.token), user, former = claim.former_session, attempt,
                 reply](const media::Result<std::string>& hash) mutable {
        if (!hash) return reply(refuse_account(hash.error()));
        user.password_hash = *hash;
        reply(create(token, std::move(user), former, attempt));
      });
  if (!begun) reply(refuse_account(AuthError::kPasswordBusy));
}

AccountResult<LoggedIn> FirstAdministrator::create(const std::string& token, User user, const std::string& former,
                                                   const Attempt& attempt) {
  const auto link = take(token, attempt.wall);  // another one may have been quicker
  if (!link) return tl::unexpected(link.error());
  auto work = AuditedTransaction::begin(state_.database, {user.login, attempt.wall});
  if (!work) return refuse_account(work.error());
  auto done = Settings(state_.database).set(kSetting, write_link(*link));
  if (!done) return refuse_account(done.error());
  Users users(state_.database);
  const auto id = users.add(user);
  if (!id && id.error().code == "store.exists") return refuse_account(AuthError::kLoginTaken);
  if (!id) return refuse_account(id.error());
  if (auto noted = users.logged_in(*id, attempt.wall); !noted) return refuse_account(noted.error());
  LoginSessions sessions = state_.sessions;
  std::string session_token = sessions.log_in(*id, former, attempt.wall);
  done = Logins(state_.database).apply(sessions.take_changes());
  if (!done) return refuse_account(done.error());
  auto stored = find_user(state_.database, *id);
  if (!stored) return tl::unexpected(stored.error());
  done = work->commit("user.create", stored->login, "the first administrator");
  if (!done) return refuse_account(done.error());
  state_.sessions = std::move(sessions);
  return LoggedIn{std::move(*stored), std::move(session_token)};
}

}  // namespace signaling
