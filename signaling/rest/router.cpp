#include "signaling/rest/router.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "media/base/check.h"
#include "signaling/auth/csrf.h"
#include "signaling/base/unicode.h"
#include "signaling/rest/api_reply.h"
#include "signaling/rest/json_body.h"
#include "signaling/rest/raw_body.h"

namespace signaling {

namespace {

using Refused = tl::unexpected<Problem>;

constexpr std::string_view kJson = "application/json";

bool changes_something(std::string_view method) { return method != "GET" && method != "HEAD"; }

Problem bad_address() {
  return {400, "address.wrong", {"Địa chỉ không đúng.", "Not a right address."}, {}, {}, {}};
}

// "application/json; charset=utf-8" is "application/json".
bool is_media_type(std::string_view content_type, std::string_view wanted) {
  const std::string_view type = content_type.substr(0, content_type.find(';'));
  const size_t end = type.find_last_not_of(" \t") + 1;
  return std::ranges::equal(type.substr(0, end), wanted, [](char a, char b) { return (a | 0x20) == (b | 0x20); });
}

// Where nothing is named it is the province, as a whole.
std::vector<Target> targets_of(const Operation& operation, const std::map<std::string, std::string>& path) {
  std::vector<Target> targets;
  if (operation.targets) targets = operation.targets(path);
  if (targets.empty()) targets.push_back(operation.target ? operation.target(path) : Target{});
  return targets;
}

// "image/png; x=y" → one of `wanted`.
bool is_one_of(std::string_view content_type, const std::vector<std::string>& wanted) {
  return std::ranges::any_of(wanted, [&](const std::string& type) { return is_media_type(content_type, type); });
}

}  // namespace

Router::Router(std::vector<Operation> operations, Authenticator& authenticator, const HashKey& csrf_key,
               RouterSettings settings)
    : operations_(std::move(operations)),
      authenticator_(authenticator),
      csrf_key_(csrf_key),
      settings_(settings),
      limits_(settings.requests_per_second, settings.request_burst, settings.max_addresses) {
  for (const auto& operation : operations_) CHECK(operation.handler || operation.raw_body);
}

bool Router::is_api(std::string_view target) {
  return target.starts_with("/api/") || target.substr(0, target.find('?')) == "/metrics";
}

void Router::answer(const HttpRequest& request, RequestTime now, Reply reply) {
  auto ready = prepare(request, now);
  if (!ready) return reply(to_reply(Refused(std::move(ready.error()))));
  if (ready->operation->raw_body) {  // a server that collects bodies
    const auto sink = make_body_sink(*ready->operation->raw_body, std::move(ready->call));
    sink->take(request.body);
    return sink->finish(std::move(reply));
  }
  // Once, whatever a handler throws after it has answered.
  const auto open = std::make_shared<Reply>(std::move(reply));
  const auto answer_once = [open](ApiResult result) {
    if (const Reply to = std::exchange(*open, nullptr)) to(to_reply(std::move(result)));
  };
  try {
    ready->operation->handler(std::move(ready->call), answer_once);
  } catch (const std::exception&) {  // a library's: handlers themselves give problems
    answer_once(Refused(internal_error()));
  }
}

std::unique_ptr<BodySink> Router::body_sink(const HttpRequest& head, RequestTime now) {
  const auto* operation = operation_of(head);
  if (operation == nullptr || !operation->raw_body) return nullptr;
  auto ready = prepare(head, now);
  if (!ready) return refuse_body(std::move(ready.error()));
  return make_body_sink(*operation->raw_body, std::move(ready->call));
}

tl::expected<Router::Ready, Problem> Router::prepare(const HttpRequest& request, RequestTime now) {
  const auto wait = limits_.take(network_of(request.address), now.steady);
  if (wait > media::Duration(0)) {
    return Refused(too_many_requests(std::chrono::ceil<std::chrono::seconds>(wait).count()));
  }
  const auto url = boost::urls::parse_origin_form(request.target);
  if (!url) return Refused(bad_address());
  const std::string path = url->path();
  const bool is_text = is_utf8(path) && is_utf8(url->query());  // it may come back in an answer, which is JSON
  if (!is_text || path.find('\0') != std::string::npos) return Refused(bad_address());
  auto match = find(request.method, path);
  if (!match) return Refused(std::move(match.error()));

  ApiCall call{.address = request.address,
               .tls = request.tls,
               .path = match->path,
               .if_match = std::string(request.header("if-match")),
               .content_type = std::string(request.header("content-type")),
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
  AuthError why = AuthError::kRoleNotAllowed;
  for (auto target : targets_of(operation, match.path)) {
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
    if (authorization) {
      call.authorization = *authorization;
      return {};
    }
    why = authorization.error();
  }
  return Refused(refused(why));
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
  if (operation.raw_body && !is_one_of(request.header("content-type"), operation.raw_body->media_types)) {
    return Refused(wrong_media_type(fmt::format("{}", fmt::join(operation.raw_body->media_types, ", "))));
  }
  if (!operation.body) return {};
  if (!is_media_type(request.header("content-type"), kJson)) return Refused(wrong_media_type(kJson));
  auto body = read_json_body(request.body, *operation.body);
  if (!body) return Refused(std::move(body.error()));
  call.body = std::move(*body);
  return {};
}

const Operation* Router::operation_of(const HttpRequest& head) const {
  const auto url = boost::urls::parse_origin_form(head.target);
  if (!url) return nullptr;
  const auto match = find(head.method, std::string(url->path()));
  return match ? match->operation : nullptr;
}

size_t Router::max_body(const HttpRequest& head) const {
  const auto* operation = operation_of(head);
  if (operation != nullptr && operation->raw_body) return operation->raw_body->max_bytes;
  return operation != nullptr && operation->body ? settings_.max_body : HttpHandler::kSmallBody;
}

HttpReply Router::too_large(const HttpRequest& head) const { return to_reply(Refused(body_too_large(max_body(head)))); }

}  // namespace signaling
