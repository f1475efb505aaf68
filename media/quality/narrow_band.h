#pragma once

#include <array>

#include "media/audio/audio_frame.h"

namespace media {

inline constexpr size_t kNarrowDecimation = 6;
inline constexpr size_t kNarrowSamples = kTickSamples / kNarrowDecimation;

// One tick of sound at 8 kHz.
using NarrowFrame = std::array<float, kNarrowSamples>;

// By averaging: coarse, and cheap. What is no sound (not a number, or 60 dB over full scale) becomes silence.
NarrowFrame narrow(const AudioFrame& frame);

}  // namespace media
