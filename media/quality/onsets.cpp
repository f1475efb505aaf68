#include "media/quality/onsets.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace media {
namespace {

constexpr float kQuietest = -85;       // dBov in a band; below, a codec's dither
constexpr float kAboveNoise = 4;       // dB
constexpr float kNoiseFall = 0.2F;     // of the way per 10 ms
constexpr float kNoiseRise = 0.015F;   // dB per 10 ms
constexpr float kPast = 0.35F;         // of the way per 10 ms
constexpr float kLeast = 2;            // dB; below, it is fluctuation

// 10 log10(energy) within 0.3 dB: the exponent of the number, and its mantissa taken as straight.
float decibels(float energy) {
  const auto bits = static_cast<float>(std::bit_cast<int32_t>(energy));
  return 3.0103F * (bits * 0x1.0p-23F - 126.957F);
}

}  // namespace

const BandEnergies& Onsets::run(const BandEnergies& energies) {
  float sum = 0;
  for (size_t band = 0; band < kSpeechBands; ++band) {
    const float level = std::max(decibels(energies[band]), kQuietest);
    float& noise = noise_[band];
    if (!started_) noise = level;
    noise += level < noise ? kNoiseFall * (level - noise) : kNoiseRise;
    const float heard = std::max(level, noise + kAboveNoise);
    if (!started_) past_[band] = heard;
    onsets_[band] = std::clamp(heard - past_[band] - kLeast, 0.0F, kMaxOnset);
    past_[band] += kPast * (heard - past_[band]);
    sum += onsets_[band];
  }
  started_ = true;
  any_ = sum > 0;
  return onsets_;
}

float Onsets::noise() const {
  float sum = 0;
  for (const float level : noise_) sum += std::exp2(level / 3.0103F);
  return sum;
}

}  // namespace media
