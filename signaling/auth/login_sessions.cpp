#include "signaling/auth/login_sessions.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "media/base/check.h"
#include "signaling/auth/secret_token.h"

namespace signaling {

LoginSessions::LoginSessions(LoginSettings settings, const std::vector<LoginSession>& stored) : settings_(settings) {
  CHECK(settings_.per_user >= 1);
  for (const auto& session : stored) sessions_.emplace(session.token, session);
}

std::string LoginSessions::log_in(UserId user, std::string_view former, WallTime now) {
  log_out(former);
  make_room(user);
  return start({{}, user, now, now, std::nullopt});
}

tl::expected<UserId, AuthError> LoginSessions::use(std::string_view token, WallTime now) {
  const auto found = find_live(token, now);
  if (found == sessions_.end()) return tl::unexpected(AuthError::kNotLoggedIn);
  auto& session = found->second;
  // A clock that jumped back must not leave the session unused in its own future.
  if (now >= session.last_used + settings_.note_every || now < session.last_used) {
    session.last_used = now;
    note(session);
  }
  return session.user;
}

tl::expected<std::string, AuthError> LoginSessions::renew(std::string_view token, WallTime now) {
  const auto found = find_live(token, now);
  if (found == sessions_.end()) return tl::unexpected(AuthError::kNotLoggedIn);
  LoginSession session = found->second;
  end(found);
  session.last_used = now;
  return start(std::move(session));
}

void LoginSessions::log_out(std::string_view token) {
  const auto digest = token_digest(TokenKind::kSession, token);
  if (!digest) return;
  if (const auto found = sessions_.find(*digest); found != sessions_.end()) end(found);
}

void LoginSessions::log_out_everywhere(UserId user, std::string_view except) {
  const auto kept = token_digest(TokenKind::kSession, except);
  for (auto it = sessions_.begin(); it != sessions_.end();) {
    it = it->second.user == user && it->first != kept ? end(it) : std::next(it);
  }
}

void LoginSessions::set_held(std::unordered_set<UserId> users, WallTime now) {
  sweep(now);  // ends what expired before the hold, and notes those whose hold ends
  held_ = std::move(users);
  sweep(now);  // notes those whose hold begins
}

void LoginSessions::sweep(WallTime now) {
  for (auto it = sessions_.begin(); it != sessions_.end();) {
    auto& session = it->second;
    if (held_.contains(session.user) && session.held != now) {
      session.held = now;
      note(session);
    }
    it = is_expired(session, now) ? end(it) : std::next(it);
  }
}

std::optional<WallTime> LoginSessions::begun(std::string_view token) const {
  const auto digest = token_digest(TokenKind::kSession, token);
  const auto found = digest ? sessions_.find(*digest) : sessions_.end();
  return found == sessions_.end() ? std::nullopt : std::optional(found->second.created);
}

bool LoginSessions::lasts(UserId user, WallTime begun) const {
  return std::any_of(sessions_.begin(), sessions_.end(), [&](const auto& entry) {
    return entry.second.user == user && entry.second.created == begun;
  });
}

std::vector<LoginChange> LoginSessions::take_changes() {
  std::vector<LoginChange> result;
  for (auto& [digest, change] : std::exchange(changes_, {})) result.push_back(std::move(change));
  return result;
}

bool LoginSessions::is_expired(const LoginSession& session, WallTime now) const {
  if (held_.contains(session.user)) return false;
  const WallTime ordinary = std::min(session.last_used + settings_.idle, session.created + settings_.absolute);
  return now >= ordinary && (!session.held || now >= *session.held + settings_.after_hold);
}

LoginSessions::Sessions::iterator LoginSessions::find_live(std::string_view token, WallTime now) {
  const auto digest = token_digest(TokenKind::kSession, token);
  const auto found = digest ? sessions_.find(*digest) : sessions_.end();
  if (found == sessions_.end() || !is_expired(found->second, now)) return found;
  end(found);
  return sessions_.end();
}

std::string LoginSessions::start(LoginSession session) {
  std::string token = make_token(TokenKind::kSession);
  session.token = digest_of(token);
  note(session);
  sessions_.emplace(session.token, session);
  return token;
}

void LoginSessions::make_room(UserId user) {
  size_t count = 0;
  auto oldest = sessions_.end();
  for (auto it = sessions_.begin(); it != sessions_.end(); ++it) {
    if (it->second.user != user) continue;
    ++count;
    if (oldest == sessions_.end() || it->second.last_used < oldest->second.last_used) oldest = it;
  }
  if (count >= settings_.per_user) end(oldest);
}

LoginSessions::Sessions::iterator LoginSessions::end(Sessions::iterator session) {
  changes_[session->first] = {session->second, true};
  return sessions_.erase(session);
}

void LoginSessions::note(const LoginSession& session) { changes_[session.token] = {session, false}; }

}  // namespace signaling
