#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace signaling {

// Texts from outside made fit for a header, a property or a sentence: what could start a new line there, or show
// something else than it says, does not get through. Any thread.

// One line of valid UTF-8 of at most `max_bytes`, without cutting a character. Each run of control characters (C0, DEL,
// C1, U+2028, U+2029 and the marks that turn the direction of text, U+202A–E and U+2066–9) becomes one space, each byte
// that is no UTF-8 (RFC 3629) U+FFFD.
std::string clean_line(std::string_view text, size_t max_bytes);

// The same for several lines: CR LF, CR and LF become LF and stay.
std::string clean_lines(std::string_view text, size_t max_bytes);

}  // namespace signaling
