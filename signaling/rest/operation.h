#pragma once

#include <functional>
#include <map>
#include <memory>
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

// For what ends long after its request came.
using RequestClock = std::function<RequestTime()>;

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
  std::string content_type{};                 // of a raw body
  RequestTime now{};
};

// An answer that is not JSON: a text, noise, or else a file (see HttpFile).
struct ApiContent {
  std::string media_type;  // "text/calendar; charset=utf-8"
  std::shared_ptr<const std::string> text{};
  HttpFile file{};
  std::optional<HttpNoise> noise{};
};

struct ApiAnswer {
  unsigned status = 200;
  std::optional<boost::json::value> body{};
  std::vector<std::pair<std::string, std::string>> headers{};  // ETag, Location, Set-Cookie
  std::optional<ApiContent> content{};                         // in place of `body`
};

using ApiResult = tl::expected<ApiAnswer, Problem>;

// Takes the result of one call: called once, within the handler or later, on the same thread.
using ApiReply = std::function<void(ApiResult)>;
using ApiHandler = std::function<void(ApiCall call, ApiReply reply)>;

// A handler that knows its result at once.
inline ApiHandler at_once(std::function<ApiResult(const ApiCall& call)> handler) {
  return [handler = std::move(handler)](const ApiCall& call, const ApiReply& reply) { reply(handler(call)); };
}

// Takes the body of one call in pieces, as it comes, and then answers the call. Destroyed without finish() if the
// client left or a problem was given: nothing may be left of it then. May refer to what outlives the router only in
// take() and finish().
class BodyReceiver {
 public:
  virtual ~BodyReceiver() = default;
  // A problem is the answer, and nothing more is read.
  virtual tl::expected<void, Problem> take(std::string_view piece) = 0;
  virtual ApiResult finish() = 0;
};

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
    std::optional<Schema> body{};            // none: empty
    std::vector<std::string> media_types{};  // of content that is not JSON
  };
  // A body that is not JSON and may be long: it goes to a receiver in pieces, who has been checked as any caller is.
  struct RawBody {
    std::vector<std::string> media_types;  // that are taken
    size_t max_bytes = 0;                  // longer ones are refused unread, if their length is known, with 413
    std::function<tl::expected<std::unique_ptr<BodyReceiver>, Problem>(ApiCall call)> receive{};
  };

  std::string method;  // "GET", "POST", "PUT", "DELETE"; HEAD is served as GET is
  PathTemplate path;
  std::string id;       // operationId, in camel case, never used twice
  std::string summary;  // one English sentence
  std::optional<Action> action;  // none: everybody may, logged in or not
  // To what it is done, by the path; none: to the province as a whole.
  std::function<Target(const std::map<std::string, std::string>& path)> target{};
  bool own = false;  // to the caller's own account or site besides: what lies below /me
  // In place of `target`, for what belongs to several: it is enough that it may be done to one of them.
  std::function<std::vector<Target>(const std::map<std::string, std::string>& path)> targets{};
  std::vector<Parameter> query{};
  std::optional<Schema> body{};
  bool needs_if_match = false;  // changes something that others may have changed meanwhile
  std::vector<Outcome> outcomes{};
  ApiHandler handler{};
  std::optional<RawBody> raw_body{};  // in place of `body` and `handler`
};

}  // namespace signaling
