#pragma once

#include <string>

#include <boost/json/fwd.hpp>
#include <tl/expected.hpp>

#include "signaling/rest/operation.h"

namespace signaling {

// The strong entity tag (RFC 9110 §8.8.3) of a thing, by what its GET answers: equal bodies, equal tags. Nothing is
// kept for it, and it survives a restart.
std::string entity_tag(const boost::json::value& body);

// Whether the caller's copy, named by If-Match, is the thing as it is now. "*" is any. Otherwise precondition_failed().
tl::expected<void, Problem> check_if_match(const ApiCall& call, const boost::json::value& now);

// The answer that shows a thing, with its tag.
ApiAnswer tagged(boost::json::value body, unsigned status = 200);

}  // namespace signaling
