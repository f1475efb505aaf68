#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace signaling {

// A request, free of the HTTP library.
struct HttpRequest {
  std::string method;
  std::string target;  // as sent: path, perhaps with a query
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case, in the order sent
  std::string body;
  std::string address;  // of the peer
  bool tls = false;     // it came over TLS

  // The first header of this name; empty if there is none.
  std::string_view header(std::string_view lower_case_name) const {
    for (const auto& [name, value] : headers) {
      if (name == lower_case_name) return value;
    }
    return {};
  }
};

struct HttpReply {
  unsigned status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::shared_ptr<const std::string> body = std::make_shared<const std::string>();
};

// Takes the answer to one request: called once, on the server's thread, within answer() or later. The connection may
// be gone by then, which is no matter.
using Reply = std::function<void(HttpReply)>;

// Answers every request that is not a WebSocket's. One thread; must not block: what takes long is answered later.
class HttpHandler {
 public:
  virtual ~HttpHandler() = default;
  virtual void answer(const HttpRequest& request, Reply reply) = 0;
  // The longest body, in bytes, that a request with this head may bring; a longer one is answered with 413 unread.
  virtual size_t max_body(const HttpRequest&) const { return kSmallBody; }
  static constexpr size_t kSmallBody = 1024;
};

}  // namespace signaling
