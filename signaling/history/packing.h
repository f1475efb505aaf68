#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace signaling {

// zlib's format (RFC 1950), which carries a checksum.
std::string pack(std::string_view bytes);
// None if it is not that, is cut off, has something behind it, or unpacks to more than `max_bytes`.
std::optional<std::string> unpack(std::string_view packed, size_t max_bytes);

}  // namespace signaling
