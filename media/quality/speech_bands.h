#pragma once

#include <array>
#include <cstddef>

#include "media/quality/narrow_band.h"

namespace media {

// Mean square of a sound in eight bands of speech, 200 Hz … 3.6 kHz.
inline constexpr size_t kSpeechBands = 8;
using BandEnergies = std::array<float, kSpeechBands>;

// Cuts a sound into bands, one resonator for each. Coarse, and cheap: about 1 µs a tick. No allocation.
class SpeechBands {
 public:
  // The energies of the tick's two halves, 10 ms each.
  std::array<BandEnergies, 2> run(const NarrowFrame& frame);

 private:
  BandEnergies run_half(const float* samples);

  BandEnergies last_{};         // outputs of the resonators one and two samples ago
  BandEnergies before_last_{};
  float last_input_ = 0;
  float before_last_input_ = 0;
};

}  // namespace media
