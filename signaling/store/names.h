#pragma once

#include <string>
#include <string_view>

// What makes names equal, findable and sortable, by ICU, whether they are composed or not; they are stored composed
// (signaling/base/nfc.h). Input that is no UTF-8 becomes U+FFFD. Any thread.
namespace signaling {

// Two login names are one if their keys are equal: case and composition are folded, accents are kept (UAX 15 and
// UAX 31, NFKC_Casefold).
std::string login_key(std::string_view text);

// What a search compares: without case, diacritics and Đ's bar, white space as single blanks. "Nguyễn  Đức" and
// "nguyen duc" have one key.
std::string search_key(std::string_view text);

// The pattern for `search_key LIKE :pattern ESCAPE '!'` that finds `text` anywhere in a name. Empty text finds all.
std::string search_pattern(std::string_view text);

// Comparing keys byte by byte sorts as a Vietnamese dictionary does (CLDR's collation for `vi`): a ă â … d đ e ê …,
// tones after letters. Hexadecimal; comparable only with keys of the same ICU version.
std::string sort_key(std::string_view text);

}  // namespace signaling
