#pragma once

#include <array>
#include <cstdint>

#include "media/base/bytes.h"

namespace media {

using Sha256 = std::array<uint8_t, 32>;

Sha256 hmac_sha256(Bytes key, Bytes data);

// Fills `out` from the operating system's random generator; ends the process if there is none (a key that is not
// random must not be used). For seeds of `Random` too.
void fill_random(MutableBytes out);

// Compares secrets without telling by the time taken where they differ. Different sizes are unequal.
bool equal_in_constant_time(Bytes a, Bytes b);

}  // namespace media
