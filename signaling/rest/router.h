#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "signaling/auth/digest.h"
#include "signaling/http/address_limits.h"
#include "signaling/http/http_types.h"
#include "signaling/rest/operation.h"

namespace signaling {

// Who sends a request, by its cookie or token.
struct Caller {
  Principal principal{};
  std::string session_token{};  // of a page's cookie; empty: an API or device token
  std::string name{};           // for the audit: a login name, "device 12 of y-yen"
};

// Knows logins, API tokens and devices.
class Authenticator {
 public:
  virtual ~Authenticator() = default;
  // nullopt: the request names nobody. Error: it names somebody, wrongly or no longer.
  virtual tl::expected<std::optional<Caller>, AuthError> identify(const HttpRequest& request, RequestTime now) = 0;
  // The part that somebody has in one conference or booking, besides what identify() said.
  virtual std::vector<ConferenceRole> roles_in(const ConferenceId& conference, const Principal& principal) = 0;
};

struct RouterSettings {
  double requests_per_second = 20;  // from one address
  double request_burst = 100;
  size_t max_addresses = 10'000;
  size_t max_body = 1024 * 1024;  // bytes, of operations that take a body
};

// Serves the operations of the REST interface: what is asked, who asks, whether it may, whether all fields are right,
// in this order, and only then the handler. Every refusal is a problem that names cause and cure. One thread.
class Router {
 public:
  // `authenticator` outlives this. `csrf_key`: see csrf_token().
  Router(std::vector<Operation> operations, Authenticator& authenticator, const HashKey& csrf_key,
         RouterSettings settings = {});

  // True if the target lies below "/api/", or is "/metrics": this router's, be there such an operation or not.
  static bool is_api(std::string_view target);

  // `reply` is called once, within this call or later.
  void answer(const HttpRequest& request, RequestTime now, Reply reply);
  // The HttpHandler's questions about a request whose body is still to come: an operation with a raw body gets it in
  // pieces, after the same checks as in answer(); what they refuse is refused before the body is read.
  size_t max_body(const HttpRequest& head) const;
  HttpReply too_large(const HttpRequest& head) const;
  std::unique_ptr<BodySink> body_sink(const HttpRequest& head, RequestTime now);

  const std::vector<Operation>& operations() const { return operations_; }

 private:
  struct Match {
    const Operation* operation = nullptr;
    std::map<std::string, std::string> path;
  };

  struct Ready {
    const Operation* operation = nullptr;
    ApiCall call;
  };
  tl::expected<Ready, Problem> prepare(const HttpRequest& request, RequestTime now);
  const Operation* operation_of(const HttpRequest& head) const;
  tl::expected<Match, Problem> find(std::string_view method, std::string_view path) const;
  tl::expected<void, Problem> admit(const HttpRequest& request, const Match& match, ApiCall& call);
  tl::expected<void, Problem> read(const HttpRequest& request, const Operation& operation, ApiCall& call) const;

  std::vector<Operation> operations_;
  Authenticator& authenticator_;
  HashKey csrf_key_;
  RouterSettings settings_;
  AddressLimits limits_;
};

}  // namespace signaling
