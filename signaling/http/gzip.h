#pragma once

#include <string>
#include <string_view>

namespace signaling {

// `data` as a gzip file (RFC 1952), best compression. For pages that are packed once at the start.
std::string gzip(std::string_view data);

}  // namespace signaling
