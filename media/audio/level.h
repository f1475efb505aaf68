#pragma once

#include <span>

#include "media/packet/header_extensions.h"

namespace media {

inline constexpr float kSilenceDbov = -127.0F;

// Root mean square level in dBov (RFC 6464: 0 is a full-scale square wave, a full-scale sine −3), −127…0.
float level_dbov(std::span<const float> samples);

// The same as it stands in the header extension; `voice` is set above −50 dBov.
AudioLevel to_audio_level(float dbov);

}  // namespace media
