#include "signaling/store/logins.h"

#include "signaling/store/auth_columns.h"
#include "signaling/store/sql.h"

namespace signaling {

static auto columns(LoginSession& s) { return std::tie(s.token, s.user, s.created, s.last_used, s.held); }

namespace {

void write(soci::session& sql, const LoginSession& s) {
  const auto changed = run(sql, "UPDATE logins SET last_used = :last_used, held = :held WHERE token_hash = :token",
                           s.last_used, s.held, s.token);
  if (changed > 0) return;
  run(sql,
      "INSERT INTO logins (token_hash, owner, created, last_used, held) "
      "VALUES (:token, :owner, :created, :last_used, :held)",
      s.token, s.user, s.created, s.last_used, s.held);
}

}  // namespace

media::Result<void> Logins::apply(const std::vector<LoginChange>& changes) {
  return change(database_, [&](soci::session& sql) {
    for (const auto& [session, ended] : changes) {
      if (ended) {
        run(sql, "DELETE FROM logins WHERE token_hash = :token", session.token);
      } else {
        write(sql, session);
      }
    }
  });
}

media::Result<std::vector<LoginSession>> Logins::all() {
  return attempt(database_, [&](soci::session& sql) {
    return select<LoginSession>(
        sql, "SELECT token_hash, owner, created, last_used, held FROM logins ORDER BY created, token_hash");
  });
}

}  // namespace signaling
