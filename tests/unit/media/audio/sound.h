#pragma once

#include <cmath>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <numbers>
#include <span>
#include <string>
#include <vector>

#include "media/audio/audio_frame.h"
#include "media/base/check.h"

// Sound for tests: tones and how to find them again, speech.
namespace media::sound {

using Samples = std::vector<float>;

inline Samples tone(double hertz, double amplitude, size_t count, size_t from = 0) {
  Samples samples(count);
  for (size_t i = 0; i < count; ++i) {
    const double turns = hertz * static_cast<double>(from + i) / kSampleRate;
    samples[i] = static_cast<float>(amplitude * std::sin(2 * std::numbers::pi * turns));
  }
  return samples;
}

// Amplitude of one frequency in `samples` (Goertzel); exact for whole periods.
inline double amplitude_at(double hertz, std::span<const float> samples) {
  const double step = 2 * std::numbers::pi * hertz / kSampleRate;
  double re = 0, im = 0;
  for (size_t i = 0; i < samples.size(); ++i) {
    re += samples[i] * std::cos(step * static_cast<double>(i));
    im += samples[i] * std::sin(step * static_cast<double>(i));
  }
  return 2 * std::hypot(re, im) / static_cast<double>(samples.size());
}

inline double energy(std::span<const float> samples) {
  double sum = 0;
  for (const float sample : samples) sum += double{sample} * sample;
  return sum;
}

inline float from_mulaw(uint8_t byte) {
  const int code = ~byte & 0xff;
  const int magnitude = ((((code & 0x0f) << 3) + 0x84) << ((code >> 4) & 7)) - 0x84;
  return static_cast<float>((code & 0x80) != 0 ? -magnitude : magnitude) / 32768;
}

// tests/data/audio/`name`.wav (16 kHz µ-law) at 48 kHz.
inline Samples speech(const std::string& name) {
  std::ifstream file(std::string(TEST_DATA_DIR) + "/audio/" + name + ".wav", std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), {});
  const size_t chunk = bytes.find("data");
  CHECK(chunk != std::string::npos);
  const auto size = static_cast<uint8_t>(bytes[chunk + 4]) | static_cast<uint8_t>(bytes[chunk + 5]) << 8 |
                    static_cast<uint8_t>(bytes[chunk + 6]) << 16;
  Samples samples;
  float last = 0;
  for (int i = 0; i < size; ++i) {
    const float next = from_mulaw(static_cast<uint8_t>(bytes.at(chunk + 8 + static_cast<size_t>(i))));
    for (int third = 1; third <= 3; ++third) samples.push_back(last + (next - last) * static_cast<float>(third) / 3);
    last = next;
  }
  return samples;
}

inline AudioFrame frame_of(const Samples& samples, size_t tick) {
  AudioFrame frame;
  for (size_t i = 0; i < kTickSamples; ++i) frame[i] = samples[(tick * kTickSamples + i) % samples.size()];
  return frame;
}

}  // namespace media::sound
