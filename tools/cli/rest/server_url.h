#pragma once

#include <string>
#include <string_view>

#include "tools/cli/text/failure.h"

namespace tools {

// Where the service is.
struct ServerUrl {
  std::string origin = "http://localhost:8080";  // "https://host:8443", without a slash at the end
  bool tls = false;
  bool loopback = true;  // this machine: nobody else hears what is sent without TLS
  friend bool operator==(const ServerUrl&, const ServerUrl&) = default;
};

// Reads "http(s)://HOST[:PORT][/]", scheme and host in small letters. Wrong use, naming what is not right, for another
// scheme, a path, a query, a user name, no host.
Outcome<ServerUrl> parse_server_url(std::string_view text);

}  // namespace tools
