#pragma once

#include <string>
#include <string_view>

#include "media/base/result.h"

namespace tools {

// Where signaling is, taken apart.
struct EndpointUrl {
  bool tls = false;
  std::string host;  // without brackets
  std::string port;
  std::string target;  // path and query of the WebSocket
  std::string token;   // of a page's link; else empty
  friend bool operator==(const EndpointUrl&, const EndpointUrl&) = default;
};

// Reads ws:// and wss:// addresses as they are, and http(s) links of the hall or chair page as the WebSocket beside it
// ("http://h:8080/hall?token=x" → ws://h:8080/ws, token x). Error: endpoint.url.
media::Result<EndpointUrl> parse_endpoint_url(std::string_view text);

}  // namespace tools
