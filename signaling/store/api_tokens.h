#pragma once

#include <optional>
#include <string>
#include <vector>

#include "media/base/result.h"
#include "signaling/base/ids.h"
#include "signaling/store/database.h"

namespace signaling {

// What a program signs in with on behalf of a user. Only the token's hash is stored.
struct ApiToken {
  ApiTokenId id;
  std::string token_hash;  // unique
  UserId owner;
  std::string scopes;  // words separated by blanks
  std::string label;   // what the owner calls it
  WallTime created;
  std::optional<WallTime> expires;  // none: never
  std::optional<WallTime> revoked;

  friend bool operator==(const ApiToken&, const ApiToken&) = default;
};

// The API tokens. A revoked one stays listed. Errors as in database.h; store.missing: there is no such user. One
// thread, as the database.
class ApiTokens {
 public:
  explicit ApiTokens(Database& database) : database_(database) {}

  // Stores `token` under a new id, which it gives.
  media::Result<ApiTokenId> add(const ApiToken& token);
  // False: there is no such token, or it is revoked already.
  media::Result<bool> revoke(ApiTokenId id, WallTime now);

  // Expired and revoked ones are found too: look at both times.
  media::Result<std::optional<ApiToken>> find(const std::string& token_hash);
  // Oldest first.
  media::Result<std::vector<ApiToken>> of_user(UserId owner);

 private:
  Database& database_;
};

}  // namespace signaling
