#include "signaling/api/login_api.h"

#include <utility>

#include "signaling/api/account_problem.h"
#include "signaling/api/list.h"
#include "signaling/api/session_cookie.h"
#include "signaling/api/user_json.h"

namespace signaling {
namespace {

namespace json = boost::json;

AccountReply<LoggedIn> answer_login(const ApiReply& reply, const HashKey& csrf_key, bool tls) {
  return [reply, csrf_key, tls](AccountResult<LoggedIn> result) {
    reply(answer_of(std::move(result), [&](const LoggedIn& login) { return logged_in_answer(login, csrf_key, tls); }));
  };
}

Problem wrong_link(const AccountRefusal& refusal) {
  Problem problem = account_problem(refusal);
  if (problem.status != 401) return problem;
  problem.status = 403;  // logging in, as 401 would say, does not help
  problem.headers.clear();
  return problem;
}

void use_link(Accounts& accounts, const HashKey& csrf_key, const ApiCall& call, const ApiReply& reply) {
  const auto& body = call.body.as_object();
  const std::string token = text_of(body, "token");
  const std::string password = text_of(body, "password");
  accounts.first_administrator().use(
      {token, text_of(body, "login"), text_of(body, "name"), password, call.session_token}, attempt_of(call),
      [reply, csrf_key, tls = call.tls](const AccountResult<LoggedIn>& result) {
        if (!result) return reply(tl::unexpected(wrong_link(result.error())));
        reply(logged_in_answer(*result, csrf_key, tls));
      });
}

ApiResult log_out(Accounts& accounts, const ApiCall& call) {
  return answer_of(accounts.logins().log_out(call.session_token), [&] {
    return ApiAnswer{.status = 204, .headers = {{"Set-Cookie", clear_session_cookie(call.tls)}}};
  });
}

Schema credentials_schema() {
  return Schema::object({{"login", login_name_schema()}, {"password", password_schema()}}).named("Credentials");
}

Schema claim_schema() {
  return Schema::object({{"token", Schema::text(1, 200).described("What stands behind # in the printed link.")},
                         {"login", login_name_schema()},
                         {"name", person_name_schema()},
                         {"password", password_schema()}})
      .named("FirstAdministrator");
}

}  // namespace

std::vector<Operation> login_operations(Accounts& accounts, const HashKey& csrf_key) {
  const ApiHandler log_in = [&accounts, csrf_key](const ApiCall& call, const ApiReply& reply) {
    const auto& body = call.body.as_object();
    accounts.logins().log_in(text_of(body, "login"), text_of(body, "password"), call.session_token, attempt_of(call),
                             answer_login(reply, csrf_key, call.tls));
  };
  const ApiHandler first = [&accounts, csrf_key](const ApiCall& call, const ApiReply& reply) {
    use_link(accounts, csrf_key, call, reply);
  };
  return {
      {.method = "POST", .path = PathTemplate("/api/v1/login"), .id = "logIn",
       .summary = "Logs in at a page; the answer brings the cookie.", .action = std::nullopt,
       .body = credentials_schema(), .outcomes = {{200, "The login.", login_schema()}}, .handler = log_in},
      {.method = "POST", .path = PathTemplate("/api/v1/first-administrator"), .id = "createFirstAdministrator",
       .summary = "Creates the first administrator by the link that the service prints, and logs in.",
       .action = std::nullopt, .body = claim_schema(), .outcomes = {{200, "The login.", login_schema()}},
       .handler = first},
      {.method = "POST", .path = PathTemplate("/api/v1/logout"), .id = "logOut",
       .summary = "Ends the login of the cookie, if there is one.", .action = std::nullopt,
       .outcomes = {{204, "Logged out."}},
       .handler = at_once([&accounts](const ApiCall& call) { return log_out(accounts, call); })},
  };
}

}  // namespace signaling
