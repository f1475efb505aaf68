#pragma once

#include <cstddef>
#include <string_view>

namespace signaling {

inline constexpr size_t kNoiseBytes = 64 * 1024;

// A piece of noise, to be sent again and again: a compressor that looks back less than its length (RFC 1951: 32 KiB)
// finds nothing in it. Always the same; any thread.
std::string_view noise_piece();

}  // namespace signaling
