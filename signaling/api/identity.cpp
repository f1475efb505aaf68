#include "signaling/api/identity.h"

#include <algorithm>
#include <string>

#include <spdlog/spdlog.h>

#include "signaling/api/session_cookie.h"
#include "signaling/auth/secret_token.h"

namespace signaling {
namespace {

// A store that cannot be read lets nobody in.
tl::unexpected<AuthError> stranger(const AccountRefusal& refusal) {
  if (const auto* error = std::get_if<AuthError>(&refusal)) return tl::unexpected(*error);
  if (const auto* error = std::get_if<media::Error>(&refusal)) {
    spdlog::error("a caller cannot be looked up: {} {}", error->code, error->message);
  }
  return tl::unexpected(AuthError::kNotLoggedIn);
}

tl::expected<Caller, AuthError> caller_of(const User& user) {
  const auto role = parse_role(user.role);
  if (!role) return tl::unexpected(AuthError::kNotLoggedIn);
  return Caller{.principal = {.role = *role, .user = user.id}, .session_token = {}, .name = user.login};
}

// What stands after "Bearer " (RFC 6750 §2.1; the scheme's case does not matter); empty if another scheme does.
std::string_view bearer(std::string_view header) {
  constexpr std::string_view kScheme = "bearer ";
  const bool right = header.size() > kScheme.size() &&
                     std::equal(kScheme.begin(), kScheme.end(), header.begin(), [](char a, char b) {
                       return a == ' ' ? b == ' ' : a == (b | 0x20);
                     });
  return right ? header.substr(kScheme.size()) : std::string_view();
}

}  // namespace

Identity::Found Identity::identify(const HttpRequest& request, RequestTime now) {
  const auto authorization = request.header("authorization");
  if (!authorization.empty()) return by_bearer(bearer(authorization), request, now);
  const auto cookie = session_cookie(request.header("cookie"));
  if (!cookie.empty()) return by_page(cookie, now);
  return std::nullopt;
}

std::vector<ConferenceRole> Identity::roles_in(const ConferenceId& conference, const Principal& principal) {
  return roles_in_(conference, principal);
}

Identity::Found Identity::by_bearer(std::string_view token, const HttpRequest& request, RequestTime now) {
  const auto kind = token_kind(token);
  if (kind == TokenKind::kApi) return by_program(token, now);
  if (kind == TokenKind::kDevice) return by_device(token, request.header("x-unlock"), now);
  return tl::unexpected(AuthError::kWrongToken);
}

Identity::Found Identity::by_program(std::string_view token, RequestTime now) {
  const auto holder = accounts_.tokens().find(token, now.wall);
  if (!holder) return stranger(holder.error());
  auto caller = caller_of(holder->user);
  if (!caller) return tl::unexpected(caller.error());
  caller->principal.scopes = holder->scopes;
  return std::move(*caller);
}

Identity::Found Identity::by_device(std::string_view token, std::string_view unlock, RequestTime now) {
  const auto device = seats_.find(token);
  if (!device) return tl::unexpected(device.error());
  if (auto noted = seats_.seen((*device)->id, now.wall); !noted) {
    spdlog::warn("device={} was seen, which cannot be stored: {}", (*device)->id.value(), noted.error().message);
  }
  const auto& place = (*device)->place;
  Caller caller{.principal = {.role = Role::kSite, .site = place.site, .device = (*device)->id},
                .session_token = {},
                .name = audit_name(**device)};
  const bool locked = place.kind == DeviceKind::kChairTablet && !seats_.pins().is_unlocked(**device, unlock, now.wall);
  if (locked) caller.principal.scopes = Scopes();
  return caller;
}

Identity::Found Identity::by_page(std::string_view token, RequestTime now) {
  const auto user = accounts_.logins().use(token, now.wall);
  if (!user) return stranger(user.error());
  auto caller = caller_of(*user);
  if (!caller) return tl::unexpected(caller.error());
  caller->session_token = token;
  return std::move(*caller);
}

}  // namespace signaling
