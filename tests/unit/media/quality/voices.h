#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "media/base/random.h"
#include "tests/unit/media/quality/fft.h"

// Sounds of a hall at kSceneRate, made from a seed.
namespace media::test {

inline constexpr int kSceneRate = 16'000;

inline double between(Random& random, double low, double high) { return low + (high - low) * random.unit(); }
inline size_t seconds_to_samples(double seconds) { return static_cast<size_t>(seconds * kSceneRate); }
inline float from_db(double db) { return static_cast<float>(std::pow(10, db / 20)); }

inline double level_of(const Sound& sound) {
  double sum = 1e-20;
  for (const float sample : sound) sum += double{sample} * sample;
  return 10 * std::log10(sum / static_cast<double>(sound.size()));
}

// One voice: syllables of a consonant and a vowel, five a second, in phrases with pauses between them. A pulse train
// with a moving pitch goes through three formants that move from syllable to syllable.
class Voice {
 public:
  explicit Voice(uint64_t seed)
      : random_(seed), pitch_(between(random_, 90, 230)), tempo_(between(random_, 0.8, 1.25)) {}

  // Speech in [from, to) s, added to `out`; phrases at about −20 dBov.
  void speak(Sound& out, double from, double to) {
    double at = from + between(random_, 0, 0.3);
    while (at < to) {
      const int syllables = 3 + static_cast<int>(random_.below(9));
      for (int i = 0; i < syllables && at < to; ++i) at = syllable(out, at, to);
      at += between(random_, 0.15, 0.8);
    }
  }

 private:
  double syllable(Sound& out, double at, double to) {
    const float loudness = from_db(between(random_, -5, 3));
    if (random_.unit() < 0.8) at = consonant(out, at, to, loudness);
    at = vowel(out, at, to, loudness);
    return at + tempo_ * between(random_, 0, 0.06);
  }

  double consonant(Sound& out, double at, double to, float loudness) {
    const double length = tempo_ * between(random_, 0.02, 0.09);
    const auto begin = seconds_to_samples(at), count = seconds_to_samples(length);
    const float strength = loudness * from_db(between(random_, -34, -20));
    const float bright = static_cast<float>(between(random_, -0.6, 0.9));
    float last = 0;
    for (size_t i = 0; i < count && begin + i < limit(out, to); ++i) {
      const auto noise = static_cast<float>(between(random_, -1, 1));
      out[begin + i] += strength * (noise - bright * last);
      last = noise;
    }
    return at + length;
  }

  double vowel(Sound& out, double at, double to, float loudness) {
    const double length = tempo_ * between(random_, 0.08, 0.22);
    const auto begin = seconds_to_samples(at), count = seconds_to_samples(length);
    const std::array<double, 3> formants = {between(random_, 280, 850), between(random_, 900, 2300),
                                            between(random_, 2300, 3300)};
    std::array<double, 3> last{}, before{};
    double phase = 0;
    const double from_pitch = pitch_ * between(random_, 0.85, 1.2), to_pitch = pitch_ * between(random_, 0.8, 1.25);
    for (size_t i = 0; i < count && begin + i < limit(out, to); ++i) {
      const double part = static_cast<double>(i) / static_cast<double>(count);
      phase += (from_pitch + (to_pitch - from_pitch) * part) / kSceneRate;
      double sound = 0.01 * (random_.unit() - 0.5);
      if (phase >= 1) sound += 1, phase -= 1;
      double sum = 0;
      for (size_t f = 0; f < formants.size(); ++f) {
        const double radius = std::exp(-std::numbers::pi * (70 + 40.0 * static_cast<double>(f)) / kSceneRate);
        const double next = sound + 2 * radius * std::cos(2 * std::numbers::pi * formants[f] / kSceneRate) * last[f] -
                            radius * radius * before[f];
        before[f] = last[f];
        last[f] = next;
        sum += next * std::array{1.0, 0.5, 0.25}[f];
      }
      const double shape = std::min({1.0, part * length / 0.02, (1 - part) * length / 0.04});
      out[begin + i] += static_cast<float>(0.06 * loudness * shape * sum);
    }
    return at + length;
  }

  static size_t limit(const Sound& out, double to) { return std::min(out.size(), seconds_to_samples(to)); }

  Random random_;
  double pitch_;
  double tempo_;
};

// The hiss and hum of a hall at `dbov`.
inline Sound room_noise(Random& random, size_t count, double dbov) {
  Sound noise(count);
  float low = 0;
  for (float& sample : noise) {
    low += 0.2F * (static_cast<float>(between(random, -1, 1)) - low);
    sample = low;
  }
  const float scale = from_db(dbov - level_of(noise));
  for (float& sample : noise) sample *= scale;
  return noise;
}

// Many voices at once, which were there before the scene began.
inline Sound babble(Random& random, size_t count, double dbov) {
  const size_t before = seconds_to_samples(2);
  Sound sound(before + count);
  for (int i = 0; i < 7; ++i) {
    Voice(random.next()).speak(sound, 0, static_cast<double>(sound.size()) / kSceneRate);
  }
  sound.erase(sound.begin(), sound.begin() + static_cast<ptrdiff_t>(before));
  const float scale = from_db(dbov - level_of(sound));
  for (float& sample : sound) sample *= scale;
  return sound;
}

// Notes on a beat of `beat` s with a drum on each: the most periodic thing a hall sends.
inline Sound music(Random& random, size_t count, double beat, double dbov) {
  Sound sound(count);
  const std::array<double, 8> tune = {1, 1.125, 1.25, 1.5, 1.5, 1.25, 1.125, 2};
  const double base = between(random, 180, 330);
  const size_t step = seconds_to_samples(beat);
  for (size_t begin = 0, n = 0; begin < count; begin += step / 2, ++n) {
    const double pitch = base * tune[n % tune.size()];
    for (size_t i = 0; i < step && begin + i < count; ++i) {
      const double t = static_cast<double>(i) / kSceneRate;
      double sample = 0;
      for (int harmonic = 1; harmonic <= 5; ++harmonic) {
        sample += std::sin(2 * std::numbers::pi * pitch * harmonic * t) / harmonic * std::exp(-6 * t);
      }
      if (n % 2 == 0) sample += 2 * (random.unit() - 0.5) * std::exp(-60 * t);
      sound[begin + i] += static_cast<float>(sample);
    }
  }
  const float scale = from_db(dbov - level_of(sound));
  for (float& sample : sound) sample *= scale;
  return sound;
}

// From loudspeaker to microphone: the direct sound, then noise that falls by 60 dB in `t60` s. Energy 1 in all.
inline Sound room_response(Random& random, double t60, double direct_to_reverberant_db) {
  Sound response(seconds_to_samples(t60));
  double energy = 0;
  for (size_t i = 40; i < response.size(); ++i) {
    const double decay = std::exp(-6.9078 * static_cast<double>(i) / kSceneRate / t60);
    response[i] = static_cast<float>(between(random, -1, 1) * decay);
    energy += double{response[i]} * response[i];
  }
  const double direct = std::pow(10, direct_to_reverberant_db / 10);
  const auto tail = static_cast<float>(std::sqrt(1 / (energy * (1 + direct))));
  for (float& sample : response) sample *= tail;
  response[0] = static_cast<float>(std::sqrt(direct / (1 + direct)));
  return response;
}

}  // namespace media::test
