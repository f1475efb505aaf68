#include "media/audio/level.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace media {
namespace {

constexpr float kVoiceDbov = -50;

// Eight partial sums let the compiler use vector registers without reordering what it may not reorder.
float sum_of_squares(std::span<const float> samples) {
  std::array<float, 8> sums{};
  size_t i = 0;
  for (; i + 8 <= samples.size(); i += 8) {
    for (size_t lane = 0; lane < 8; ++lane) sums[lane] += samples[i + lane] * samples[i + lane];
  }
  float total = 0;
  for (; i < samples.size(); ++i) total += samples[i] * samples[i];
  for (const float sum : sums) total += sum;
  return total;
}

}  // namespace

float level_dbov(std::span<const float> samples) {
  if (samples.empty()) return kSilenceDbov;
  const float mean = sum_of_squares(samples) / static_cast<float>(samples.size());
  if (!(mean > 0)) return kSilenceDbov;
  return std::clamp(10 * std::log10(mean), kSilenceDbov, 0.0F);
}

AudioLevel to_audio_level(float dbov) {
  const float level = std::clamp(-dbov, 0.0F, 127.0F);
  return {static_cast<uint8_t>(std::lround(level)), dbov > kVoiceDbov};
}

}  // namespace media
