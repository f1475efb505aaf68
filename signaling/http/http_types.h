#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace signaling {

// A request as far as this service looks at it, free of the HTTP library.
struct HttpRequest {
  std::string method;
  std::string target;  // as sent: path, perhaps with a query
  std::string if_none_match;
  bool accepts_gzip = false;
};

struct HttpReply {
  unsigned status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::shared_ptr<const std::string> body = std::make_shared<const std::string>();
};

// Answers every request that is not a WebSocket's. One thread; must not block.
class HttpHandler {
 public:
  virtual ~HttpHandler() = default;
  virtual HttpReply answer(const HttpRequest& request) = 0;
};

}  // namespace signaling
