#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace signaling {

// A code that is spoken on the telephone and typed by somebody in a hall: 8 characters of Crockford's base32 alphabet
// (0–9 and A–Z without I, L, O, U), that is 40 random bits, shown as "K7MX-24PQ".
//
// Its first group names it and its second is the secret half: a wrong guess of the second half counts against the code
// that the first half names, and against no other, so that nobody spends the tries of a code without knowing it.
inline constexpr size_t kSpokenCodeSize = 8;
inline constexpr size_t kSpokenGroupSize = 4;

// A fresh code, without the hyphen.
std::string make_spoken_code();

// "K7MX24PQ" → "K7MX-24PQ", as it is shown and spoken.
std::string show_spoken_code(std::string_view code);

// The code that somebody typed, without the hyphen: small letters, spaces and hyphens anywhere are fine, O is 0, I and
// L are 1. None if it is no such code; at most 32 bytes are looked at.
std::optional<std::string> parse_spoken_code(std::string_view typed);

}  // namespace signaling
