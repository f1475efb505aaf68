#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

#include "media/base/ids.h"
#include "media/base/time.h"

namespace media {

// Sound inside the bridge is mono float at 48 kHz, full scale ±1, cut into ticks of 20 ms.
inline constexpr int kSampleRate = 48'000;
inline constexpr Duration kTick = std::chrono::milliseconds(20);
inline constexpr size_t kTickSamples = 960;

// One tick of sound.
using AudioFrame = std::array<float, kTickSamples>;

// One participant at the mixer: its microphone (input) and the mix made for it (output). Given by the audio bridge; a
// number is not used again while the bridge lives.
using AudioPortId = StrongId<struct AudioPortTag, uint32_t>;

constexpr Duration samples_to_duration(int64_t samples) { return Duration(samples * 62'500 / 3); }
// To the nearest sample.
constexpr int64_t duration_to_samples(Duration d) {
  const int64_t doubled = d.count() * 6;
  return (doubled >= 0 ? doubled + 62'500 : doubled - 62'500) / 125'000;
}

}  // namespace media
