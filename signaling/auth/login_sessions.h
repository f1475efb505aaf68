#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <tl/expected.hpp>

#include "signaling/auth/auth_error.h"
#include "signaling/auth/digest.h"
#include "signaling/base/ids.h"

namespace signaling {

struct LoginSettings {
  std::chrono::milliseconds idle = std::chrono::hours(2);           // without a request
  std::chrono::milliseconds absolute = std::chrono::hours(24);      // after the log-in, whatever is done
  std::chrono::milliseconds after_hold = std::chrono::minutes(30);  // at least, after its user was held
  std::chrono::milliseconds note_every = std::chrono::minutes(1);   // `last_used` changes in the store no oftener
  size_t per_user = 10;                                             // sessions; ≥ 1; the longest unused one gives way
};

// One login of one user at one browser, as the store keeps it.
struct LoginSession {
  Digest token;
  UserId user;
  WallTime created;              // when the password was given; a renewed session keeps it
  WallTime last_used;            // to `note_every`
  std::optional<WallTime> held;  // when it was last seen held
};

// What the store is to do.
struct LoginChange {
  LoginSession session;
  bool ended = false;  // remove it; else write it
};

// The logins of people at pages, by cookie (OWASP ASVS 4.0 V3).
// - Log-in and every change of rights give a new token and end the former one, so that a token fixed or seen before is
//   worth nothing after.
// - A session ends after `idle` without use and `absolute` after its log-in. While its user is held (takes part in a
//   running conference) it does not end, whatever the clock does, and for `after_hold` after that neither.
//
// A pure state: time is an argument. What calls change is in take_changes() and is to be stored before the answer goes
// out; the constructor takes it back. Not thread-safe. Whether the user is still enabled, the caller asks the store at
// every use; disabling one also calls log_out_everywhere().
class LoginSessions {
 public:
  explicit LoginSessions(LoginSettings settings = {}, const std::vector<LoginSession>& stored = {});

  // The password was right. Gives the cookie's token. `former` is the cookie that came with the request, if any: its
  // session ends, whoever's it is.
  std::string log_in(UserId user, std::string_view former, WallTime now);

  // A request came with this cookie: whose it is. Error: kNotLoggedIn (unknown, ended, expired).
  tl::expected<UserId, AuthError> use(std::string_view token, WallTime now);

  // The user's rights or password changed: the same login under a new token. Error: kNotLoggedIn.
  tl::expected<std::string, AuthError> renew(std::string_view token, WallTime now);

  void log_out(std::string_view token);
  // All of the user's sessions but the one of `except`, if that is given.
  void log_out_everywhere(UserId user, std::string_view except = {});

  // The users who take part in a conference that runs now; to be called when that changes, and after a restart.
  void set_held(std::unordered_set<UserId> users, WallTime now);

  // Ends what has expired and notes who is held, for a restart; to be called about once a minute.
  void sweep(WallTime now);

  // When the login of this cookie began: with its user what names it, as it outlives a renewal. None: there is no such.
  std::optional<WallTime> begun(std::string_view token) const;
  // Whether that login has not ended.
  bool lasts(UserId user, WallTime begun) const;

  size_t size() const { return sessions_.size(); }
  // Since the last call. A session that began and ended in between is told as ended.
  std::vector<LoginChange> take_changes();

 private:
  using Sessions = std::unordered_map<Digest, LoginSession>;

  bool is_expired(const LoginSession& session, WallTime now) const;
  Sessions::iterator find_live(std::string_view token, WallTime now);
  std::string start(LoginSession session);
  void make_room(UserId user);
  Sessions::iterator end(Sessions::iterator session);
  void note(const LoginSession& session);

  LoginSettings settings_;
  Sessions sessions_;
  std::unordered_set<UserId> held_;
  std::unordered_map<Digest, LoginChange> changes_;
};

}  // namespace signaling
