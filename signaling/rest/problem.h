#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "signaling/auth/auth_error.h"
#include "signaling/http/http_types.h"
#include "signaling/base/text.h"

namespace signaling {

// One thing that is wrong in what a client sent, and what would be right.
struct FieldFault {
  std::string pointer;  // RFC 6901, into the body ("/agenda/3/title"), or the name of a parameter ("from")
  std::string code;     // stable, dotted: "field.too_long"
  Text text;            // "phải …" / "must be …": a sentence by itself
  friend bool operator==(const FieldFault&, const FieldFault&) = default;
};

// A request that was refused: problem details (RFC 9457) in both languages. Nothing has changed.
struct Problem {
  unsigned status = 400;
  std::string code;   // stable, dotted: "booking.clash"; the problem type is "/problems/" and this
  Text title;         // of the kind of problem
  Text detail;        // of this one; may be empty
  std::vector<FieldFault> faults;
  std::vector<std::pair<std::string, std::string>> headers;  // "Retry-After", "Allow"
};

// The general ones.
Problem not_found();
Problem wrong_fields(std::vector<FieldFault> faults);
Problem not_json(std::string_view why);
Problem wrong_media_type(std::string_view wanted);
// The body has more than `max_bytes`.
Problem body_too_large(size_t max_bytes);
// What a library threw; the log says more.
Problem internal_error();
Problem method_not_allowed(std::string_view allowed);
Problem too_many_requests(int64_t seconds);
// Somebody is refused: 401 if it is not known who asks, otherwise 403.
Problem refused(AuthError error);
// The caller's copy is not the present state (If-Match, RFC 9110 §13.1.1), or none was named where one must be.
Problem precondition_failed();
Problem precondition_required();

// application/problem+json with members type, status, code, title, detail (Vietnamese), en {title, detail} and
// errors [{pointer, code, vi, en}].
HttpReply to_reply(const Problem& problem);

}  // namespace signaling
