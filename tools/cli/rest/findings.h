#pragma once

#include <boost/json/object.hpp>

#include "signaling/base/text.h"

namespace tools {

using signaling::Text;

// What the members `errors`, `clashes` and `warnings` of an answer say, a line each: "✗" is refused, "!" only warns.
// Empty without them. Problem details and the check of a booking have them.
Text findings(const boost::json::object& answer);

// Whether a clash among them forbids the booking.
bool has_hard_clash(const boost::json::object& answer);

// A text member; empty if it is not there or no text.
std::string text_member(const boost::json::object& object, std::string_view name);

}  // namespace tools
