#pragma once

#include <string_view>

#include <boost/json/value.hpp>
#include <tl/expected.hpp>

#include "signaling/rest/problem.h"
#include "signaling/rest/schema.h"

namespace signaling {

// Reads one JSON text (RFC 8259) from outside: at most 16 levels deep, then by `schema`. The problem names each wrong
// field. How long it may be is the server's business.
tl::expected<boost::json::value, Problem> read_json_body(std::string_view text, const Schema& schema);

}  // namespace signaling
