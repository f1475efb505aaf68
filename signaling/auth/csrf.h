#pragma once

#include <string>
#include <string_view>

#include "signaling/auth/digest.h"

namespace signaling {

// The CSRF token of the page session with the cookie `session_token`: 64 hexadecimal digits, derived by a keyed hash.
// It is bound to this session and kept nowhere (OWASP's "HMAC based token"); a renewed session has another. The page is
// given it in a body, which another site cannot read, and sends it in a header with every request that changes
// something. Requests with an API or device token need none: no browser adds those by itself.
std::string csrf_token(const HashKey& key, std::string_view session_token);

// True if `presented` is that token. Takes the same time wherever they differ.
bool is_csrf_token(const HashKey& key, std::string_view session_token, std::string_view presented);

}  // namespace signaling
