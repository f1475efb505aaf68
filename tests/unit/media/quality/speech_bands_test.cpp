#include "media/quality/speech_bands.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "tests/unit/media/audio/sound.h"

namespace media {
namespace {

// The energies of a sound after half a second of it.
BandEnergies energies_of(const sound::Samples& samples) {
  SpeechBands bands;
  BandEnergies last{};
  for (size_t tick = 0; tick < 25; ++tick) last = bands.run(narrow(sound::frame_of(samples, tick)))[1];
  return last;
}

TEST(SpeechBands, AToneIsInItsBand) {
  struct Case {
    double hertz;
    size_t band;
  };
  for (const Case& c : {Case{270, 0}, {480, 1}, {720, 2}, {1000, 3}, {1370, 4}, {1850, 5}, {2500, 6}, {3350, 7}}) {
    const BandEnergies energies = energies_of(sound::tone(c.hertz, 0.1, kSampleRate));
    EXPECT_EQ(std::max_element(energies.begin(), energies.end()) - energies.begin(), static_cast<ptrdiff_t>(c.band));
    EXPECT_NEAR(10 * std::log10(energies[c.band]), -23, 3) << c.hertz;
    for (size_t other = 0; other < kSpeechBands; ++other) {
      const auto apart = static_cast<double>(other > c.band ? other - c.band : c.band - other);
      if (apart < 2) continue;
      EXPECT_LT(energies[other], 0.1F * energies[c.band]) << c.hertz << " in band " << other;
    }
  }
}

TEST(SpeechBands, WhatIsOutsideIsWeak) {
  for (const double hertz : {0.0, 50.0, 8000.0, 16'000.0}) {
    const BandEnergies energies = energies_of(sound::tone(hertz, 0.5, kSampleRate));
    for (const float energy : energies) EXPECT_LT(10 * std::log10(energy + 1e-12F), -28) << hertz;
  }
}

TEST(SpeechBands, TheHalvesAreApart) {
  SpeechBands bands;
  AudioFrame frame{};
  const auto tone = sound::tone(1000, 0.5, kTickSamples / 2);
  std::copy(tone.begin(), tone.end(), frame.begin() + kTickSamples / 2);
  const auto energies = bands.run(narrow(frame));
  EXPECT_EQ(energies[0], BandEnergies{});
  EXPECT_GT(energies[1][3], 0.02F);
}

TEST(SpeechBands, NonsenseDoesNotStay) {
  for (const float bad : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(), 1e30F}) {
    SpeechBands bands;
    AudioFrame frame;
    frame.fill(bad);
    for (const BandEnergies& energies : bands.run(narrow(frame))) {
      for (const float energy : energies) EXPECT_TRUE(std::isfinite(energy));
    }
    BandEnergies last{};
    const auto tone = sound::tone(1000, 0.1, kSampleRate);
    for (size_t tick = 0; tick < 25; ++tick) last = bands.run(narrow(sound::frame_of(tone, tick)))[1];
    EXPECT_NEAR(10 * std::log10(last[3]), -23, 3);
  }
}

}  // namespace
}  // namespace media
