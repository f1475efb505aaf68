#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "media/base/result.h"

namespace tools {

using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

struct HttpRequest {
  std::string method = "GET";
  std::string target = "/";  // path and query
  HttpHeaders headers{};
  std::string body{};  // none if it is empty
};

struct HttpAnswer {
  unsigned status = 0;
  HttpHeaders headers{};  // names in lower case
  std::string body{};

  std::optional<std::string> header(std::string_view name) const {
    const auto found = std::ranges::find(headers, name, &HttpHeaders::value_type::first);
    return found == headers.end() ? std::nullopt : std::optional(found->second);
  }
};

// Carries requests to the one server it was made for.
class HttpTransport {
 public:
  virtual ~HttpTransport() = default;
  // Waits for the answer, whatever its status. Errors, when there is none or none that is whole:
  //   net.unreachable  no connection: the request was not sent
  //   net.tls          the server's certificate is not trusted, or TLS failed: the request was not sent
  //   net.timeout, net.cut, net.too_large, net.failed   the request may have been sent and carried out
  virtual media::Result<HttpAnswer> send(const HttpRequest& request) = 0;
};

}  // namespace tools
