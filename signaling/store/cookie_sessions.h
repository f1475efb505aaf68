#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "media/base/result.h"
#include "signaling/base/ids.h"
#include "signaling/store/database.h"

namespace signaling {

// A browser that is logged in. Only the hash of its cookie is stored.
struct CookieSession {
  std::string token_hash;  // unique
  UserId owner;
  WallTime created;
  WallTime last_used;
  WallTime expires;

  friend bool operator==(const CookieSession&, const CookieSession&) = default;
};

// The log-ins of the pages. Errors as in database.h; store.missing: there is no such user. One thread, as the database.
class CookieSessions {
 public:
  explicit CookieSessions(Database& database) : database_(database) {}

  media::Result<void> add(const CookieSession& session);
  // Moves its times. A commit to the disk each time: once a minute will do, not with every request. False: it is gone.
  media::Result<bool> touch(const std::string& token_hash, WallTime last_used, WallTime expires);
  // Logs out. False: it was gone.
  media::Result<bool> remove(const std::string& token_hash);
  // Logs out everywhere. Gives the number of sessions.
  media::Result<int64_t> remove_of_user(UserId owner);
  // Forgets sessions that expired before `now`. Gives their number.
  media::Result<int64_t> remove_expired(WallTime now);

  // Expired ones are found too: look at `expires`.
  media::Result<std::optional<CookieSession>> find(const std::string& token_hash);

 private:
  Database& database_;
};

}  // namespace signaling
