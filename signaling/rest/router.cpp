#include "signaling/rest/router.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <boost/json/serialize.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

#include "media/base/check.h"
#include "signaling/auth/csrf.h"
#include "signaling/rest/json_body.h"

namespace signaling {

namespace json = boost::json;

namespace {

using Refused = tl::unexpected<Problem>;

bool changes_something(std::string_view method) { return method != "GET" && method != "HEAD"; }

Problem bad_address() {
  return {400, "address.wrong", {"Địa chỉ không đúng.", "Not a right address."}, {}, {}, {}};
}

// "application/json; charset=utf-8" → true.
bool is_json(std::string_view content_type) {
  const std::string_view type = content_type.substr(0, content_type.find(';'));
  constexpr std::string_view kJson = "application/json";
  const size_t end = type.find_last_not_of(" \t") + 1;
  return std::ranges::equal(type.substr(0, end), kJson, [](char a, char b) { return (a | 0x20) == (b | 0x20); });
}

Problem internal_error() {
  return {500, "internal", {"Lỗi bên trong máy chủ.", "An error inside the server."},
          {"Không có gì thay đổi. Hãy thử lại; nếu vẫn lỗi, báo cán bộ kỹ thuật.",
           "Nothing has changed. Try again; if it stays, tell a technician."}, {}, {}};
}

HttpReply to_reply(ApiAnswer answer) {
  HttpReply reply;
  reply.status = answer.status;
  reply.headers = std::move(answer.headers);
  reply.headers.emplace_back("Cache-Control", "no-store");
  if (answer.body) {
    reply.headers.emplace_back("Content-Type", "application/json");
    reply.body = std::make_shared<const std::string>(json::serialize(*answer.body));
  }
  return reply;
}

HttpReply finish(ApiResult result) {
  HttpReply reply = result ? to_reply(std::move(*result)) : to_reply(result.error());
  reply.headers.emplace_back("X-Content-Type-Options", "nosniff");
  reply.headers.emplace_back("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  return reply;
}

}  // namespace

Router::Router(std::vector<Operation> operations, Authenticator& authenticator, const HashKey& csrf_key,
               RouterSettings settings)
    : operations_(std::move(operations)),
      authenticator_(authenticator),
      csrf_key_(csrf_key),
      settings_(settings),
      limits_(settings.requests_per_second, settings.request_burst, settings.max_addresses) {
  for (const auto& operation : operations_) CHECK(operation.handler);
}

bool Router::is_api(std::string_view target) { return target.starts_with("/api/"); }

void Router::answer(const HttpRequest& request, RequestTime now, Reply reply) {
  auto ready = prepare(request, now);
  if (!ready) return reply(finish(Refused(std::move(ready.error()))));
  // Once, whatever a handler throws after it has answered.
  const auto open = std::make_shared<Reply>(std::move(reply));
  const auto answer_once = [open](ApiResult result) {
    if (const Reply to = std::exchange(*open, nullptr)) to(finish(std::move(result)));
  };
  try {
    ready->operation->handler(std::move(ready->call), answer_once);
  } catch (const std::exception&) {  // a library's: handlers themselves give problems
    answer_once(Refused(internal_error()));
  }
}

tl::expected<Router::Ready, Problem> Router::prepare(const HttpRequest& request, RequestTime now) {
  const auto wait = limits_.take(network_of(request.address), now.steady);
  if (wait > media::Duration(0)) {
    return Refused(too_many_requests(std::chrono::ceil<std::chrono::seconds>(wait).count()));
  }
  const auto url = boost::urls::parse_origin_form(request.target);
  if (!url) return Refused(bad_address());
  const std::string path = url->path();
  if (path.find('\0') != std::string::npos) return Refused(bad_address());
  auto match = find(request.method, path);
  if (!match) return Refused(std::move(match.error()));

  ApiCall call{.address = request.address,
               .tls = request.tls,
               .path = match->path,
               .if_match = std::string(request.header("if-match")),
               .now = now};
  if (auto admitted = admit(request, *match, call); !admitted) return Refused(std::move(admitted.error()));
  if (auto right = read(request, *match->operation, call); !right) return Refused(std::move(right.error()));
  return Ready{match->operation, std::move(call)};
}

tl::expected<Router::Match, Problem> Router::find(std::string_view method, std::string_view path) const {
  const std::string_view wanted = method == "HEAD" ? "GET" : method;
  std::string allowed;
  for (const auto& operation : operations_) {
    const auto values = operation.path.match(path);
    if (!values) continue;
    if (operation.method == wanted) return Match{&operation, *values};
    allowed += (allowed.empty() ? "" : ", ") + operation.method;
  }
  return Refused(allowed.empty() ? not_found() : method_not_allowed(allowed));
}

// Who asks, and whether it may.
tl::expected<void, Problem> Router::admit(const HttpRequest& request, const Match& match, ApiCall& call) {
  const Operation& operation = *match.operation;
  auto caller = authenticator_.identify(request, call.now);
  if (!caller && operation.action) return Refused(refused(caller.error()));
  if (caller && *caller) {
    call.principal = std::move((*caller)->principal);
    call.session_token = std::move((*caller)->session_token);
    call.caller = std::move((*caller)->name);
  } else if (operation.action) {
    return Refused(refused(AuthError::kNotLoggedIn));
  }
  // A browser adds the cookie by itself, to what other pages send as well.
  if (!call.session_token.empty() && changes_something(request.method) &&
      !is_csrf_token(csrf_key_, call.session_token, request.header("x-csrf-token"))) {
    return Refused(refused(AuthError::kWrongCsrfToken));
  }
  if (!operation.action) return {};
  Target target = operation.target ? operation.target(match.path) : Target{};
  if (operation.own) {
    target.user = call.principal.user;
    target.site = call.principal.site;
  }
  if (target.conference) {
    for (auto& role : authenticator_.roles_in(*target.conference, call.principal)) {
      call.principal.conferences.push_back(std::move(role));
    }
  }
  const auto authorization = authorize(call.principal, *operation.action, target);
  if (!authorization) return Refused(refused(authorization.error()));
  call.authorization = *authorization;
  return {};
}

// Query, precondition and body.
tl::expected<void, Problem> Router::read(const HttpRequest& request, const Operation& operation, ApiCall& call) const {
  std::vector<FieldFault> faults;
  const auto url = boost::urls::parse_origin_form(request.target);
  for (const auto& given : url->params()) {
    const auto known = std::ranges::find(operation.query, given.key, &Operation::Parameter::name);
    if (known == operation.query.end()) {
      faults.push_back({clip(given.key, 64), "field.unknown", {"không có tham số này", "there is no such parameter"}});
    } else if (call.query.contains(given.key)) {
      faults.push_back({given.key, "field.twice", {"chỉ được gửi một lần", "may be given once only"}});
    } else {
      call.query[given.key] = known->schema.read(given.value, given.key, faults);
    }
    if (faults.size() >= Schema::kMaxFaults) break;
  }
  for (const auto& parameter : operation.query) {
    if (!parameter.required || call.query.contains(parameter.name)) continue;
    faults.push_back({parameter.name, "field.missing", {"còn thiếu", "is missing"}});
  }
  if (!faults.empty()) return Refused(wrong_fields(std::move(faults)));
  if (operation.needs_if_match && call.if_match.empty()) return Refused(precondition_required());
  if (!operation.body) return {};
  if (!is_json(request.header("content-type"))) return Refused(wrong_media_type("application/json"));
  auto body = read_json_body(request.body, *operation.body);
  if (!body) return Refused(std::move(body.error()));
  call.body = std::move(*body);
  return {};
}

size_t Router::max_body(const HttpRequest& head) const {
  const auto url = boost::urls::parse_origin_form(head.target);
  if (!url) return 0;
  const auto match = find(head.method, std::string(url->path()));
  return match && match->operation->body ? settings_.max_body : HttpHandler::kSmallBody;
}

}  // namespace signaling
