#include "signaling/store/cookie_sessions.h"

#include "signaling/store/sql.h"

namespace signaling {

static auto columns(CookieSession& s) { return std::tie(s.token_hash, s.owner, s.created, s.last_used, s.expires); }

media::Result<void> CookieSessions::add(const CookieSession& session) {
  return change(database_, [&](soci::session& sql) {
    run(sql,
        "INSERT INTO cookie_sessions (token_hash, owner, created, last_used, expires) "
        "VALUES (:token, :owner, :created, :last_used, :expires)",
        session.token_hash, session.owner, session.created, session.last_used, session.expires);
  });
}

media::Result<bool> CookieSessions::touch(const std::string& token_hash, WallTime last_used, WallTime expires) {
  return change(database_, [&](soci::session& sql) {
    return run(sql, "UPDATE cookie_sessions SET last_used = :last_used, expires = :expires WHERE token_hash = :token",
               last_used, expires, token_hash) > 0;
  });
}

media::Result<bool> CookieSessions::remove(const std::string& token_hash) {
  return change(database_, [&](soci::session& sql) {
    return run(sql, "DELETE FROM cookie_sessions WHERE token_hash = :token", token_hash) > 0;
  });
}

media::Result<int64_t> CookieSessions::remove_of_user(UserId owner) {
  return change(database_, [&](soci::session& sql) -> int64_t {
    return run(sql, "DELETE FROM cookie_sessions WHERE owner = :owner", owner);
  });
}

media::Result<int64_t> CookieSessions::remove_expired(WallTime now) {
  return change(database_, [&](soci::session& sql) -> int64_t {
    return run(sql, "DELETE FROM cookie_sessions WHERE expires <= :now", now);
  });
}

media::Result<std::optional<CookieSession>> CookieSessions::find(const std::string& token_hash) {
  return attempt(database_, [&](soci::session& sql) {
    return select_one<CookieSession>(
        sql, "SELECT token_hash, owner, created, last_used, expires FROM cookie_sessions WHERE token_hash = :token",
        token_hash);
  });
}

}  // namespace signaling
