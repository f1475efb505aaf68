#include "signaling/api/token_api.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "signaling/api/account_problem.h"
#include "signaling/api/author.h"
#include "signaling/api/list.h"
#include "signaling/api/path_id.h"
#include "signaling/api/user_json.h"
#include "signaling/base/date_time.h"

namespace signaling {
namespace {

namespace json = boost::json;

Schema scopes_schema() {
  std::vector<std::string> words;
  for (const Scope scope : kTokenScopes) words.emplace_back(to_string(scope));
  return Schema::array(Schema::word(std::move(words)), 1, kTokenScopes.size())
      .described("What it may be used for, within what its user may. metrics: /metrics alone; technical includes it.");
}

std::vector<Schema::Member> token_members() {
  return {{"id", Schema::integer(1, kLargestId)},
          {"label", Schema::text(1, 120)},
          {"scopes", scopes_schema()},
          {"created", Schema::date_time()},
          {"expires", Schema::date_time().or_null()}};
}

Schema token_schema() { return Schema::object(token_members()).named("ApiToken"); }

Schema new_token_schema() {
  auto members = token_members();
  members.push_back({"token", Schema::text(1, 100).described("Shown this once.")});
  return Schema::object(std::move(members)).named("NewApiToken");
}

Schema request_schema() {
  return Schema::object({{"label", Schema::text(1, 120)},
                         {"scopes", scopes_schema()},
                         {"expires", Schema::date_time().or_null().described("null: never.")}})
      .named("ApiTokenRequest");
}

json::object to_json(const ApiToken& token) {
  json::array scopes;
  const auto known = parse_scopes(token.scopes).value_or(Scopes());
  for (const Scope scope : kTokenScopes) {
    if (known.contains(scope)) scopes.emplace_back(to_string(scope));
  }
  return {{"id", token.id.value()},
          {"label", token.label},
          {"scopes", std::move(scopes)},
          {"created", time_json(token.created)},
          {"expires", time_json(token.expires)}};
}

TokenRequest request_of(const json::object& body) {
  TokenRequest request{.label = text_of(body, "label"), .scopes = {}};
  for (const Scope scope : kTokenScopes) {
    const auto& words = body.at("scopes").as_array();
    if (std::ranges::find(words, json::value(to_string(scope))) != words.end()) {
      request.scopes = request.scopes.with(scope);
    }
  }
  if (const auto expires = parse_date_time(text_of(body, "expires"))) request.expires = WallTime(*expires);
  return request;
}

Problem already_over() {
  const Text text{"phải là thời điểm trong tương lai", "must be in the future"};
  return wrong_fields({{"/expires", "token.expires_past", text}});
}

class TokenApi {
 public:
  explicit TokenApi(Accounts& accounts) : tokens_(accounts.tokens()) {}

  ApiResult list(const ApiCall& call) {
    return answer_of(tokens_.list(owner(call)), [](const std::vector<ApiToken>& tokens) {
      json::array items;
      for (const auto& token : tokens) items.emplace_back(to_json(token));
      return list_answer(std::move(items));
    });
  }

  ApiResult issue(const ApiCall& call) {
    const TokenRequest request = request_of(call.body.as_object());
    if (request.expires && *request.expires <= call.now.wall) return tl::unexpected(already_over());
    auto issued = tokens_.issue(owner(call), request, call.principal, author_of(call));
    return answer_of(std::move(issued), [](const IssuedToken& token) {
      json::object body = to_json(token.record);
      body["token"] = token.token;
      return ApiAnswer{.status = 201, .body = std::move(body)};
    });
  }

  ApiResult revoke(const ApiCall& call) {
    auto done = tokens_.revoke(owner(call), path_id<ApiTokenId>(call, "token").value_or(ApiTokenId()), author_of(call));
    return answer_of(std::move(done), [] { return ApiAnswer{.status = 204}; });
  }

 private:
  // Of the path, or of who asks below /me.
  static UserId owner(const ApiCall& call) {
    const auto user = call.path.contains("user") ? path_id<UserId>(call, "user") : call.principal.user;
    return user.value_or(UserId());
  }

  ProgramTokens& tokens_;
};

using Handler = std::function<ApiHandler(ApiResult (TokenApi::*)(const ApiCall&))>;

// The three operations below `base`; `whose` ends their ids and summaries.
std::vector<Operation> operations_at(const std::string& base, const std::string& whose, const Handler& handler) {
  const bool own = base == "/api/v1/me";
  const std::function<Target(const std::map<std::string, std::string>&)> target = own ? nullptr : &user_target;
  const PathTemplate all(base + "/tokens");
  const PathTemplate one(base + "/tokens/{token}");
  return {
      {.method = "GET", .path = all, .id = "list" + whose + "Tokens", .summary = "API tokens that are not revoked.",
       .action = Action::kReadTokens, .target = target, .own = own,
       .outcomes = {{200, "The tokens, oldest first.", list_schema(token_schema())}},
       .handler = handler(&TokenApi::list)},
      {.method = "POST", .path = all, .id = "issue" + whose + "Token", .summary = "Issues an API token for a program.",
       .action = Action::kCreateToken, .target = target, .own = own, .body = request_schema(),
       .outcomes = {{201, "The token.", new_token_schema()}}, .handler = handler(&TokenApi::issue)},
      {.method = "DELETE", .path = one, .id = "revoke" + whose + "Token", .summary = "Revokes an API token for good.",
       .action = Action::kRevokeToken, .target = target, .own = own, .outcomes = {{204, "It is revoked."}},
       .handler = handler(&TokenApi::revoke)},
  };
}

}  // namespace

std::vector<Operation> token_operations(Accounts& accounts) {
  const auto api = std::make_shared<TokenApi>(accounts);
  const Handler handler = [api](ApiResult (TokenApi::*method)(const ApiCall&)) {
    return at_once([api, method](const ApiCall& call) { return (api.get()->*method)(call); });
  };
  auto all = operations_at("/api/v1/users/{user}", "User", handler);
  for (auto& operation : operations_at("/api/v1/me", "My", handler)) all.push_back(std::move(operation));
  return all;
}

}  // namespace signaling
