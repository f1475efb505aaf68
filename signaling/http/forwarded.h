#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "signaling/http/http_types.h"

namespace signaling {

// "192.0.2.1" or "2001:db8::1": as peers are written here, no zone, no brackets, no port.
bool is_ip_address(std::string_view text);

bool is_trusted_proxy(const std::vector<std::string>& trusted, std::string_view address);

// Whose request a reverse proxy hands on. If the request's `address` is one of `trusted` it becomes the client's: the
// last in X-Forwarded-For (all its fields in order) that is no trusted proxy, since what stands before that one was
// written by whoever is not trusted. What is no address ends the search. X-Forwarded-Proto "https" then sets `tls`:
// the proxy's TLS is the client's. From anybody else both headers say nothing. Bounded by the size of the head.
void follow_proxies(const std::vector<std::string>& trusted, HttpRequest& request);

}  // namespace signaling
