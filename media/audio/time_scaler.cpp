#include "media/audio/time_scaler.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "media/audio/level.h"

namespace media {
namespace {

constexpr float kQuietDbov = -50;
constexpr float kBelowLoudness = 25;   // dB: a pause in speech with noise behind it
constexpr float kSlowestFall = 0.05F;  // dB a tick
constexpr float kPeriodic = 0.9F;      // normalised correlation

constexpr size_t kMargin = 120;        // a period may be so much longer than asked for
constexpr size_t kCoarse = 4;

struct Match {
  size_t shift = TimeScaler::kMinShift;
  float likeness = -1;
};

// Normalised correlation of the sound's beginning with itself `shift` samples later.
float likeness(std::span<const float> sound, size_t shift, size_t step) {
  float product = 0, first = 0, second = 0;
  for (size_t i = 0; i < TimeScaler::kFade; i += step) {
    const float a = sound[i], b = sound[i + shift];
    product += a * b;
    first += a * a;
    second += b * b;
  }
  const float energy = std::sqrt(first * second);
  return energy > 0 ? product / energy : 0;
}

Match best_match(std::span<const float> sound, size_t longest) {
  Match best;
  const auto try_shifts = [&](size_t from, size_t to, size_t step, size_t grain) {
    for (size_t shift = from; shift <= to; shift += step) {
      const float value = likeness(sound, shift, grain);
      if (value > best.likeness) best = {shift, value};
    }
  };
  try_shifts(TimeScaler::kMinShift, longest, kCoarse, kCoarse);
  const size_t near = best.shift;
  best.likeness = -1;
  try_shifts(std::max(near - kCoarse, TimeScaler::kMinShift), std::min(near + kCoarse, longest), 1, 1);
  return best;
}

// out = from fading into to.
void fade_over(const float* from, const float* to, float* out) {
  for (size_t i = 0; i < TimeScaler::kFade; ++i) {
    const float weight = (static_cast<float>(i) + 0.5F) / TimeScaler::kFade;
    out[i] = from[i] + weight * (to[i] - from[i]);
  }
}

}  // namespace

void TimeScaler::follow(float dbov) { loudness_ = std::max(dbov, loudness_ - kSlowestFall); }

size_t TimeScaler::suitable_shift(std::span<const float> sound, size_t most, Urgency urgency) const {
  const size_t longest = std::clamp(most + kMargin, kMinShift, kMaxShift);
  const float level = level_dbov(sound.first(kNeeded));
  if (level < kQuietDbov || level < loudness_ - kBelowLoudness) return best_match(sound, longest).shift;
  if (urgency == Urgency::kWhenQuiet) return 0;
  const Match match = best_match(sound, kMaxShift);
  return urgency == Urgency::kNow || match.likeness > kPeriodic ? match.shift : 0;
}

size_t TimeScaler::take_out(std::span<float> sound, size_t most, Urgency urgency) const {
  if (sound.size() < kNeeded) return 0;
  const size_t shift = suitable_shift(sound, most, urgency);
  if (shift == 0) return 0;
  fade_over(sound.data(), sound.data() + shift, sound.data());
  std::memmove(sound.data() + kFade, sound.data() + kFade + shift, (sound.size() - kFade - shift) * sizeof(float));
  return shift;
}

size_t TimeScaler::put_in(std::span<float> sound, size_t size, size_t most, Urgency urgency) const {
  if (size < kNeeded || sound.size() < size + kMaxShift) return 0;
  const size_t shift = suitable_shift(sound.first(size), most, urgency);
  if (shift == 0) return 0;
  std::array<float, kFade> seam;
  fade_over(sound.data() + shift, sound.data(), seam.data());
  std::memmove(sound.data() + shift + kFade, sound.data() + kFade, (size - kFade) * sizeof(float));
  std::memcpy(sound.data() + shift, seam.data(), sizeof(seam));
  return shift;
}

}  // namespace media
