#include "signaling/api/user_api.h"

#include <memory>
#include <utility>

#include "signaling/api/account_problem.h"
#include "signaling/api/author.h"
#include "signaling/api/entity_tag.h"
#include "signaling/api/list.h"
#include "signaling/api/path_id.h"
#include "signaling/api/store_problem.h"
#include "signaling/api/user_json.h"
#include "signaling/rest/page_cursor.h"

namespace signaling {
namespace {

namespace json = boost::json;

std::vector<Schema::Member> details_members() {
  return {{"login", login_name_schema().described("Unique, whatever its case and composition; without blanks.")},
          {"name", person_name_schema()},
          {"role", account_role_schema()}};
}

Schema user_schema() {
  auto members = details_members();
  members.insert(members.begin(), {"id", Schema::integer(1, kLargestId)});
  members.push_back({"disabled", Schema::boolean()});
  members.push_back({"created", Schema::date_time()});
  members.push_back({"last_login", Schema::date_time().or_null()});
  return Schema::object(std::move(members)).named("User");
}

Schema new_user_schema() {
  auto members = details_members();
  members.push_back({"password", password_schema()});
  return Schema::object(std::move(members)).named("NewUser");
}

Schema change_schema() {
  auto members = details_members();
  members.push_back({"disabled", Schema::boolean()});
  return Schema::object(std::move(members)).named("UserChange");
}

// What an administrator changes: of this is the ETag, so that a log-in meanwhile is no change.
json::object details_json(const User& user) {
  json::object body = person_json(user);
  body["disabled"] = user.disabled;
  body["created"] = time_json(user.created);
  return body;
}

json::object to_json(const User& user) {
  json::object body = details_json(user);
  body["last_login"] = time_json(user.last_login);
  return body;
}

ApiAnswer show(const User& user, unsigned status = 200) {
  return {.status = status, .body = to_json(user), .headers = {{"ETag", entity_tag(details_json(user))}}};
}

UserDetails details_of(const json::object& body) {
  const auto* disabled = body.if_contains("disabled");
  return {.login = text_of(body, "login"),
          .name = text_of(body, "name"),
          .role = parse_role(text_of(body, "role")).value_or(Role::kObserver),
          .disabled = disabled != nullptr && disabled->as_bool()};
}

UserDetails details_of(const User& user) {
  return {user.login, user.display_name, parse_role(user.role).value_or(Role::kObserver), user.disabled};
}

Problem booked() {
  return {409, "user.has_bookings",
          {"Người này còn phụ trách hội nghị sắp tới nên chưa xóa được.",
           "This person still has a part in conferences to come."},
          {"Hãy giao các hội nghị đó cho người khác trước.", "Give those conferences to somebody else first."}, {}, {}};
}

UserId user_of(const ApiCall& call) { return path_id<UserId>(call, "user").value_or(UserId()); }

class UserApi {
 public:
  UserApi(Accounts& accounts, UserApiPorts ports) : users_(accounts.users()), ports_(std::move(ports)) {}

  ApiResult list(const ApiCall& call) const {
    UserCursor cursor;
    if (const std::string given = text_of(call.query, "cursor"); !given.empty()) {
      const auto keys = read_cursor(given, 2);
      const auto id = keys ? parse_id<UserId>(keys->at(1)) : std::nullopt;
      if (!id) return tl::unexpected(wrong_cursor());
      cursor = {keys->at(0), *id};
    }
    const auto limit = static_cast<size_t>(page_limit(call));
    auto users = users_.list(text_of(call.query, "text"), cursor, page_limit(call) + 1);
    if (!users) return store_refusal(users.error());
    std::optional<std::string> next;
    if (users->size() > limit) {
      users->resize(limit);
      next = write_cursor({users->back().sort_key, std::to_string(users->back().id.value())});
    }
    json::array items;
    for (const auto& user : *users) items.emplace_back(to_json(user));
    return list_answer(std::move(items), std::move(next));
  }

  void create(const ApiCall& call, const ApiReply& reply) const {
    const auto& body = call.body.as_object();
    users_.create(details_of(body), text_of(body, "password"), author_of(call), [reply](AccountResult<User> result) {
      reply(answer_of(std::move(result), [](const User& user) {
        ApiAnswer answer = show(user, 201);
        answer.headers.emplace_back("Location", "/api/v1/users/" + std::to_string(user.id.value()));
        return answer;
      }));
    });
  }

  ApiResult read(const ApiCall& call) const {
    return answer_of(users_.find(user_of(call)), [](const User& user) { return show(user); });
  }

  ApiResult update(const ApiCall& call) const {
    const auto former = users_.find(user_of(call));
    if (!former) return tl::unexpected(account_problem(former.error()));
    if (auto same = check_if_match(call, details_json(*former)); !same) return tl::unexpected(same.error());
    auto changed = users_.change(former->id, details_of(call.body.as_object()), author_of(call));
    if (changed) ports_.rights_changed();
    return answer_of(std::move(changed), [](const User& user) { return show(user); });
  }

  // Accounts stay in the record of conferences; nobody gets in by one that is disabled.
  ApiResult remove(const ApiCall& call) const {
    const auto former = users_.find(user_of(call));
    if (!former) return tl::unexpected(account_problem(former.error()));
    if (ports_.has_bookings(former->id, call.now)) return tl::unexpected(booked());
    UserDetails details = details_of(*former);
    details.disabled = true;
    auto changed = users_.change(former->id, details, author_of(call));
    if (changed) ports_.rights_changed();
    return answer_of(std::move(changed), [](const User&) { return ApiAnswer{.status = 204}; });
  }

  void set_password(const ApiCall& call, const ApiReply& reply) const {
    users_.set_password(user_of(call), text_of(call.body.as_object(), "password"), author_of(call),
                        [reply, changed = ports_.rights_changed](AccountResult<void> result) {
                          if (result) changed();
                          reply(answer_of(std::move(result), [] { return ApiAnswer{.status = 204}; }));
                        });
  }

  ApiResult log_out(const ApiCall& call) const {
    auto done = users_.log_out_everywhere(user_of(call), author_of(call));
    if (done) ports_.rights_changed();
    return answer_of(std::move(done), [] { return ApiAnswer{.status = 204}; });
  }

 private:
  UserAccounts& users_;
  UserApiPorts ports_;
};

std::vector<Operation::Parameter> list_parameters() {
  auto parameters = page_parameters();
  parameters.push_back({"text", Schema::text(0, 120), false, "Part of the name, whatever its diacritics."});
  return parameters;
}

}  // namespace

std::vector<Operation> user_operations(Accounts& accounts, UserApiPorts ports) {
  const auto api = std::make_shared<const UserApi>(accounts, std::move(ports));
  const auto now = [api](ApiResult (UserApi::*method)(const ApiCall&) const) {
    return at_once([api, method](const ApiCall& call) { return (api.get()->*method)(call); });
  };
  const auto later = [api](void (UserApi::*method)(const ApiCall&, const ApiReply&) const) {
    return [api, method](const ApiCall& call, const ApiReply& reply) { (api.get()->*method)(call, reply); };
  };
  const PathTemplate all("/api/v1/users");
  const PathTemplate one("/api/v1/users/{user}");
  return {
      {.method = "GET", .path = all, .id = "listUsers", .summary = "People with accounts, by name.",
       .action = Action::kReadUser, .query = list_parameters(),
       .outcomes = {{200, "The users.", list_schema(user_schema())}}, .handler = now(&UserApi::list)},
      {.method = "POST", .path = all, .id = "createUser", .summary = "Creates an account.",
       .action = Action::kCreateUser, .body = new_user_schema(), .outcomes = {{201, "The user.", user_schema()}},
       .handler = later(&UserApi::create)},
      {.method = "GET", .path = one, .id = "readUser", .summary = "One user.", .action = Action::kReadUser,
       .target = user_target, .outcomes = {{200, "The user.", user_schema()}}, .handler = now(&UserApi::read)},
      {.method = "PUT", .path = one, .id = "changeUser",
       .summary = "Changes a user; one who is disabled or gets another role is logged out everywhere.",
       .action = Action::kChangeUser, .target = user_target, .body = change_schema(), .needs_if_match = true,
       .outcomes = {{200, "The user.", user_schema()}}, .handler = now(&UserApi::update)},
      {.method = "DELETE", .path = one, .id = "removeUser",
       .summary = "Disables an account; it stays in the record.", .action = Action::kRemoveUser, .target = user_target,
       .outcomes = {{204, "It is disabled."}}, .handler = now(&UserApi::remove)},
      {.method = "PUT", .path = PathTemplate("/api/v1/users/{user}/password"), .id = "setUserPassword",
       .summary = "Sets a user's password, who is logged out everywhere.", .action = Action::kChangeUser,
       .target = user_target, .body = Schema::object({{"password", password_schema()}}).named("Password"),
       .outcomes = {{204, "It is set."}}, .handler = later(&UserApi::set_password)},
      {.method = "POST", .path = PathTemplate("/api/v1/users/{user}/log-outs"), .id = "logOutUser",
       .summary = "Logs a user out everywhere.", .action = Action::kLogOutEverywhere, .target = user_target,
       .outcomes = {{204, "Done."}}, .handler = now(&UserApi::log_out)},
  };
}

}  // namespace signaling
