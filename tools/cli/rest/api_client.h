#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

#include "tools/cli/rest/http_transport.h"
#include "tools/cli/rest/server_url.h"
#include "tools/cli/text/failure.h"

namespace tools {

// One call of the REST interface.
struct ApiRequest {
  std::string method = "GET";
  std::string path{};  // below /api/v1, segments already encoded: "/bookings/hn-1"
  std::vector<std::pair<std::string, std::string>> query{};  // parameters without a value are left out
  boost::json::value body{};                                 // null: none
  HttpHeaders headers{};                                     // If-Match, X-CSRF-Token
};

struct ApiAnswer {
  unsigned status = 200;
  boost::json::value body{};  // null: the answer is empty
  std::string etag{};
};

// A segment of a path as an address holds it (RFC 3986 §2.1): what a person typed cannot leave its segment.
std::string path_segment(std::string_view text);

// The service's REST interface, /api/v1. One thread; blocks for the answer.
class ApiClient {
 public:
  using Wait = std::function<void(std::chrono::seconds)>;
  // A longer Retry-After is not waited for.
  static constexpr std::chrono::seconds kLongestWait{60};

  // `transport` outlives this and leads to `server`, which is named in errors. `wait` waits so long, for the service
  // that is too busy (429, 503 with Retry-After): once for each request.
  ApiClient(HttpTransport& transport, ServerUrl server, Wait wait);

  // Sent as `Authorization: Bearer` from now on; empty: nobody is named.
  void set_token(std::string token) { token_ = std::move(token); }

  // The answer with a status of 2xx; every other one is a Failure (problem_text.h).
  Outcome<ApiAnswer> send(const ApiRequest& request);

  // All entries of a list that is read in pages, at most `most`.
  Outcome<boost::json::array> items(ApiRequest request, size_t most);

 private:
  Outcome<HttpAnswer> exchange(const HttpRequest& request);

  HttpTransport& transport_;
  const ServerUrl server_;
  const Wait wait_;
  std::string token_;
};

}  // namespace tools
