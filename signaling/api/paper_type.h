#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace signaling {

// What may be attached to a conference: "application/pdf", "image/png", "image/jpeg".
const std::vector<std::string>& paper_types();

// Whether a file that begins with `head` (16 bytes, or all it has) is of one of these types. By its first bytes (ISO
// 32000-2 §7.5.2, PNG 3rd edition §5.2, JPEG's SOI marker, ITU-T T.81 §B.1.1.3), because a name and a Content-Type say
// what the sender likes.
bool is_paper_of(std::string_view head, std::string_view media_type);

// Content-Disposition of a download (RFC 6266), with the name in UTF-8 (RFC 8187) and a plain one for old programs.
// No sign of the name can end the header or the parameter.
std::string attachment_header(std::string_view file_name, std::string_view media_type);

}  // namespace signaling
