#pragma once

#include <optional>
#include <string_view>

// UTF-8 from outside, character by character.
namespace signaling {

// Takes one character off the front of `text`, which must not be empty. Nothing, and `text` as it was, if its bytes are
// no UTF-8 (RFC 3629: no surrogates, no overlong forms).
std::optional<char32_t> take_character(std::string_view& text);

bool is_utf8(std::string_view text);

// Could start a new line or show something else than it says: C0, DEL, C1, U+2028, U+2029 and the marks that turn the
// direction of text (U+202A–E, U+2066–9).
bool is_control(char32_t character);

// UTF-8 without such characters: one line that shows what it says.
bool is_plain_line(std::string_view text);

}  // namespace signaling
