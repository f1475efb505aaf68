#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tools {

// `text` for one line of a terminal: controls, line ends and marks that turn the writing direction become U+FFFD, and
// so do bytes that are no UTF-8. A title from outside can neither move the cursor nor hide what stands behind it.
std::string clean(std::string_view text);

// How many columns clean text takes: one a character, none for combining marks and zero-width characters. A Vietnamese
// name counts the same in NFC and NFD. East Asian wide characters are counted as one.
size_t display_width(std::string_view text);

// `text` with spaces behind it, to `width` columns at least.
std::string padded(std::string text, size_t width);

}  // namespace tools
