#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "signaling/schedule/schedule_problem.h"

namespace signaling {

// What keeps `text` from being one line of at most `max_characters` that can be shown, mailed and printed: kNotUtf8
// (RFC 3629: no surrogates, no overlong forms), kControlCharacter (line breaks; characters that reverse the direction
// of what follows) or kTooLong. Nothing: it is such a line; empty is one, too.
std::optional<ProblemCode> problem_of_line(std::string_view text, size_t max_characters);

// Nothing but white space, or nothing.
bool is_blank(std::string_view text);

}  // namespace signaling
