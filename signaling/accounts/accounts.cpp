#include "signaling/accounts/accounts.h"

#include <utility>

#include "signaling/store/logins.h"

namespace signaling {

media::Result<std::unique_ptr<Accounts>> Accounts::open(Store& store, PasswordWorker& passwords,
                                                        const AccountSettings& settings) {
  const auto stored = Logins(store.database()).all();
  if (!stored) return tl::unexpected(stored.error());
  LoginSessions sessions(settings.logins, *stored);
  AttemptLimiter limiter(settings.attempts);
  return std::unique_ptr<Accounts>(
      new Accounts(store.database(), passwords, std::move(sessions), std::move(limiter)));
}

Accounts::Accounts(Database& database, PasswordWorker& passwords, LoginSessions sessions, AttemptLimiter limiter)
    : state_{database, passwords, std::move(sessions), std::move(limiter)},
      logins_(state_),
      users_(state_),
      tokens_(database),
      first_administrator_(state_) {}

}  // namespace signaling
