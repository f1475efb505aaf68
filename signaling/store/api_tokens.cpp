#include "signaling/store/api_tokens.h"

#include "signaling/base/nfc.h"
#include "signaling/store/sql.h"

namespace signaling {
namespace {

const std::string kSelect = "SELECT id, token_hash, owner, scopes, label, created, expires, revoked FROM api_tokens ";

}  // namespace

static auto columns(ApiToken& t) {
  return std::tie(t.id, t.token_hash, t.owner, t.scopes, t.label, t.created, t.expires, t.revoked);
}

media::Result<ApiTokenId> ApiTokens::add(const ApiToken& token) {
  return change(database_, [&](soci::session& sql) {
    const ApiTokenId id(next_id(sql, "api_tokens"));
    run(sql,
        "INSERT INTO api_tokens (id, token_hash, owner, scopes, label, created, expires, revoked) "
        "VALUES (:id, :token, :owner, :scopes, :label, :created, :expires, :revoked)",
        id, token.token_hash, token.owner, token.scopes, nfc(token.label), token.created, token.expires, token.revoked);
    return id;
  });
}

media::Result<bool> ApiTokens::revoke(ApiTokenId id, WallTime now) {
  return change(database_, [&](soci::session& sql) {
    return run(sql, "UPDATE api_tokens SET revoked = :now WHERE id = :id AND revoked IS NULL", now, id) > 0;
  });
}

media::Result<std::optional<ApiToken>> ApiTokens::find(const std::string& token_hash) {
  return attempt(database_, [&](soci::session& sql) {
    return select_one<ApiToken>(sql, kSelect + "WHERE token_hash = :token", token_hash);
  });
}

media::Result<std::vector<ApiToken>> ApiTokens::of_user(UserId owner) {
  return attempt(database_, [&](soci::session& sql) {
    return select<ApiToken>(sql, kSelect + "WHERE owner = :owner ORDER BY id", owner);
  });
}

}  // namespace signaling
