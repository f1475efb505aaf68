#include "signaling/http/noise_piece.h"

#include <cstdint>
#include <string>

namespace signaling {

// By xorshift32 (Marsaglia 2003), from a seed of its paper.
std::string_view noise_piece() {
  static const std::string bytes = [] {
    std::string made(kNoiseBytes, '\0');
    uint32_t state = 2'463'534'242;
    for (char& byte : made) {
      state ^= state << 13;
      state ^= state >> 17;
      state ^= state << 5;
      byte = static_cast<char>(state >> 24);
    }
    return made;
  }();
  return bytes;
}

}  // namespace signaling
