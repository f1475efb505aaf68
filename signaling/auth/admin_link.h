#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "signaling/auth/auth_error.h"
#include "signaling/auth/digest.h"
#include "signaling/base/ids.h"

namespace signaling {

inline constexpr std::chrono::hours kAdminLinkLifetime{24};

// The one-time link by which the first administrator gets in, as the store keeps it. The service prints a fresh one at
// each start for as long as there is no administrator; a fresh one takes the former's place.
struct AdminLink {
  Digest token;
  WallTime expires;
  bool used = false;
};

// A fresh link for `kAdminLinkLifetime`; the token to print goes to `token`.
AdminLink make_admin_link(WallTime now, std::string& token);

// Uses the link up; to be stored before the administrator's account is made, in the same transaction. Errors:
// kWrongToken, kLinkExpired, kLinkUsed; then nothing has changed.
tl::expected<void, AuthError> use_admin_link(AdminLink& link, std::string_view token, WallTime now);

}  // namespace signaling
