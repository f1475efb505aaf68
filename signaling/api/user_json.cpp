#include "signaling/api/user_json.h"

#include <algorithm>
#include <string>

#include "signaling/api/path_id.h"
#include "signaling/api/session_cookie.h"
#include "signaling/auth/csrf.h"
#include "signaling/auth/permissions.h"
#include "signaling/base/date_time.h"

namespace signaling {

namespace json = boost::json;

json::object person_json(const User& user) {
  return {{"id", user.id.value()}, {"login", user.login}, {"name", user.display_name}, {"role", user.role}};
}

Schema account_role_schema() {
  std::vector<std::string> words;
  for (const Role role : kRoles) {
    if (role != Role::kSite) words.emplace_back(to_string(role));
  }
  return Schema::word(std::move(words));
}

Schema person_schema() {
  return Schema::object({{"id", Schema::integer(1, kLargestId)},
                         {"login", login_name_schema()},
                         {"name", person_name_schema()},
                         {"role", account_role_schema()}})
      .named("Person");
}

json::array actions_json(const std::vector<Role>& roles, const std::optional<Scopes>& scopes) {
  json::array words;
  for (const auto& row : permissions()) {
    const bool in_scope = !scopes || scopes->allows(row.scope);
    const bool allowed = std::ranges::any_of(roles, [&](Role role) { return may(role, row.action); });
    if (in_scope && allowed) words.emplace_back(row.name);
  }
  return words;
}

Schema actions_schema() {
  return Schema::array(Schema::text(1, 60), 0, kActionCount).described("What may be done, be it only to one's own.");
}

ApiAnswer logged_in_answer(const LoggedIn& login, const HashKey& csrf_key, bool tls) {
  const auto role = parse_role(login.user.role);
  ApiAnswer answer;
  answer.body = json::object{{"user", person_json(login.user)},
                             {"csrf_token", csrf_token(csrf_key, login.session_token)},
                             {"actions", role ? actions_json({*role}, std::nullopt) : json::array()}};
  answer.headers.emplace_back("Set-Cookie", set_session_cookie(login.session_token, tls));
  return answer;
}

Schema login_schema() {
  return Schema::object({{"user", person_schema()},
                         {"csrf_token", Schema::text(64, 64).described("For X-CSRF-Token, with every change.")},
                         {"actions", actions_schema()}})
      .named("LogIn");
}

Schema login_name_schema() { return Schema::text(1, 64); }
Schema person_name_schema() { return Schema::text(1, 120); }
// Decomposed it is longer than what is counted; the rules say how long it may be.
Schema password_schema() { return Schema::text(1, 800); }

Target user_target(const std::map<std::string, std::string>& path) {
  return {.user = parse_id<UserId>(path.at("user")).value_or(UserId())};
}

json::value time_json(std::optional<WallTime> time) {
  if (!time) return nullptr;
  return json::value(to_date_time(std::chrono::floor<std::chrono::seconds>(*time)));
}

}  // namespace signaling
