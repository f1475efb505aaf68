#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "signaling/accounts/account_result.h"
#include "signaling/auth/principal.h"
#include "signaling/store/api_tokens.h"
#include "signaling/store/audited_transaction.h"
#include "signaling/store/users.h"

namespace signaling {

// What is asked for in a new API token.
struct TokenRequest {
  std::string label;  // what its owner calls it
  Scopes scopes;
  std::optional<WallTime> expires{};  // none: never
};

struct IssuedToken {
  ApiToken record;
  std::string token;  // shown to its owner once
};

struct TokenHolder {
  User user;
  Scopes scopes;
};

// The API tokens by which programs act for users. One thread, the service's. Nothing is kept in memory.
class ProgramTokens {
 public:
  static constexpr size_t kMostOfUser = 50;  // that are not revoked

  explicit ProgramTokens(Database& database) : database_(database) {}

  // Refusals: Missing (no such user), kUserDisabled, kScopeNotAllowed (`issuer` may not: may_issue()), kTooManyTokens,
  // the store's.
  AccountResult<IssuedToken> issue(UserId owner, const TokenRequest& request, const Principal& issuer,
                                   const Author& by);
  // Refusals: Missing (no such token of this user, or it is revoked already), the store's.
  AccountResult<void> revoke(UserId owner, ApiTokenId id, const Author& by);
  // Those that are not revoked, oldest first; expired ones too.
  AccountResult<std::vector<ApiToken>> list(UserId owner);

  // A request came with this token. Refusals: kWrongToken (unknown, revoked, expired, its user disabled), the store's.
  AccountResult<TokenHolder> find(std::string_view token, WallTime now);

 private:
  Database& database_;
};

// Revokes all tokens of the user, within the transaction that is open.
media::Result<void> revoke_all_tokens(Database& database, UserId owner, WallTime now);

}  // namespace signaling
