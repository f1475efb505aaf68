#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <tl/expected.hpp>

#include "media/base/time.h"
#include "signaling/auth/authorize.h"
#include "signaling/rest/path_template.h"
#include "signaling/rest/problem.h"
#include "signaling/rest/schema.h"

namespace signaling {

// Now, on both clocks: what is stored has calendar time, limits in memory have the monotonic one.
struct RequestTime {
  WallTime wall;
  media::Timestamp steady;
};

// A request as a handler gets it: everything in it has been checked against its operation.
struct ApiCall {
  Principal principal{};          // of an operation that everybody may do: perhaps nobody's
  Authorization authorization{};  // as whom it is done and for whom, for the record
  std::string session_token{};    // of a page's cookie; empty: none
  std::string caller{};           // who asks, for the audit; empty: nobody that is known
  std::string address{};          // of the client
  bool tls = false;               // the request came over TLS
  std::map<std::string, std::string> path{};  // what stood in the braces
  boost::json::object query{};                // only what was given
  boost::json::value body{};                  // null: the operation has none
  std::string if_match{};                     // empty: none was sent
  RequestTime now{};
};

struct ApiAnswer {
  unsigned status = 200;
  std::optional<boost::json::value> body{};
  std::vector<std::pair<std::string, std::string>> headers{};  // ETag, Location, Set-Cookie
};

using ApiResult = tl::expected<ApiAnswer, Problem>;

// Takes the result of one call: called once, within the handler or later, on the same thread.
using ApiReply = std::function<void(ApiResult)>;
using ApiHandler = std::function<void(ApiCall call, ApiReply reply)>;

// A handler that knows its result at once.
inline ApiHandler at_once(std::function<ApiResult(const ApiCall& call)> handler) {
  return [handler = std::move(handler)](const ApiCall& call, const ApiReply& reply) { reply(handler(call)); };
}

// One method of one path of the REST interface. The table of these is what the router serves and what the OpenAPI
// document says.
struct Operation {
  struct Parameter {
    std::string name;
    Schema schema;
    bool required = false;
    std::string description{};
  };
  struct Outcome {
    unsigned status = 200;
    std::string description;
    std::optional<Schema> body{};  // none: empty
  };

  std::string method;  // "GET", "POST", "PUT", "DELETE"; HEAD is served as GET is
  PathTemplate path;
  std::string id;       // operationId, in camel case, never used twice
  std::string summary;  // one English sentence
  std::optional<Action> action;  // none: everybody may, logged in or not
  // To what it is done, by the path; none: to the province as a whole.
  std::function<Target(const std::map<std::string, std::string>& path)> target{};
  bool own = false;  // to the caller's own account or site besides: what lies below /me
  std::vector<Parameter> query{};
  std::optional<Schema> body{};
  bool needs_if_match = false;  // changes something that others may have changed meanwhile
  std::vector<Outcome> outcomes{};
  ApiHandler handler{};
};

}  // namespace signaling
