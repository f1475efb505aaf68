#pragma once

#include <string>
#include <string_view>

namespace signaling {

// Base64 (RFC 2045 §6.8) without line breaks.
std::string to_base64(std::string_view bytes);

// The same in lines of 76 characters, each with CR LF: the body of a part.
std::string to_base64_lines(std::string_view bytes);

// A text as part of a header (RFC 2047): as it is if it is short and of letters, digits, spaces, - and _ only,
// otherwise as encoded words in UTF-8, one a line, folded with CR LF and a space. `text` is clean (clean_text.h). Fit
// for Subject and for the name of a mailbox; no line grows above 76 characters after a name of up to 20.
std::string to_header_words(std::string_view text);

}  // namespace signaling
