#pragma once

#include <string>
#include <string_view>

namespace signaling {

// The cookie of a page's login (RFC 6265): scripts cannot read it, other sites' pages do not send it, and over TLS it
// goes over TLS only. It has no Max-Age: closing the browser ends it, and signaling knows how long it is good.
std::string set_session_cookie(std::string_view token, bool tls);
// Takes it away.
std::string clear_session_cookie(bool tls);

// Its value in a Cookie header (§4.2.1); empty if it is not there.
std::string_view session_cookie(std::string_view header);

}  // namespace signaling
