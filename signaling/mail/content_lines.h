#pragma once

#include <string>
#include <string_view>

namespace signaling {

// Folds content lines anew (RFC 5545 §3.1): each at most 75 bytes without its CR LF, cut between UTF-8 characters only.
// `text` is folded in whatever way. Needed because libical 3.0 puts folds between the CR and the LF of a line of a
// certain length.
std::string refold(std::string_view text);

}  // namespace signaling
