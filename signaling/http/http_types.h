#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "media/base/time.h"

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

// A file that is sent as it is, piece by piece. It stays there and as it is until the answer is out.
struct HttpFile {
  std::filesystem::path path;
  uint64_t size = 0;  // bytes; another size when it is opened is answered with 500
};

// Bytes without a meaning, which nothing on the way can make smaller, to measure a line by. The connection ends with
// them.
struct HttpNoise {
  uint64_t size = 0;             // bytes
  double bytes_per_second = 0;   // at most; above 0
  media::Duration time{};        // of all together: who has not taken them by then is cut off
  std::shared_ptr<void> held{};  // let go when they are out, or the connection is gone
};

struct HttpReply {
  unsigned status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::shared_ptr<const std::string> body = std::make_shared<const std::string>();
  std::optional<HttpFile> file{};    // in place of `body`
  std::optional<HttpNoise> noise{};  // in place of both
};

// Takes the answer to one request: called once, on the server's thread, within answer() or later. The connection may
// be gone by then, which is no matter.
using Reply = std::function<void(HttpReply)>;

// Takes the body of one request in pieces, as it comes, and answers the request. Called on the server's thread. If the
// connection breaks before the end it is destroyed without finish().
class BodySink {
 public:
  virtual ~BodySink() = default;
  // The next piece; first of all an empty one, before anything of the body is read. False: no more is wanted; the
  // request is answered at once and its connection ends.
  virtual bool take(std::string_view piece) = 0;
  // All has been taken, or the last piece was refused: the answer. Called once.
  virtual void finish(Reply reply) = 0;
};

// Answers every request that is not a WebSocket's. One thread; must not block: what takes long is answered later.
class HttpHandler {
 public:
  virtual ~HttpHandler() = default;
  virtual void answer(const HttpRequest& request, Reply reply) = 0;
  // The longest body, in bytes, that a request with this head may bring; a longer one is answered by too_large()
  // unread.
  virtual size_t max_body(const HttpRequest&) const { return kSmallBody; }
  virtual HttpReply too_large(const HttpRequest&) const {
    HttpReply reply;
    reply.status = 413;
    return reply;
  }
  // Who takes the body of a request with this head in pieces and answers it; null: it is collected for answer().
  virtual std::unique_ptr<BodySink> body_sink(const HttpRequest&) { return nullptr; }
  static constexpr size_t kSmallBody = 1024;
};

}  // namespace signaling
