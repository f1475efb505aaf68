#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace media {

// Makes text from anywhere fit to be drawn in one line: well-formed UTF-8 (what is not is replaced by U+FFFD), composed
// (NFC), so that every spelling of a name looks the same; no control characters, line ends or runs of blanks; nothing
// invisible (direction marks, zero width, private use, fillers) and no pictographs; at most three marks on a letter. At
// most `most_characters` are kept, with an ellipsis in the place of the rest.
std::string clean_text(std::string_view text, size_t most_characters);

// The first `most_lines` lines of a text, uncleaned; lines end with '\n'.
std::vector<std::string_view> text_lines(std::string_view text, size_t most_lines);

}  // namespace media
