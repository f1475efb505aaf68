#include "media/audio/time_scaler.h"

#include <gtest/gtest.h>

#include "media/audio/level.h"
#include "media/base/random.h"
#include "tests/unit/media/audio/sound.h"

namespace media {
namespace {

using sound::Samples;

constexpr size_t kSize = 1920;

Samples noise(double amplitude) {
  Random random(1);
  Samples samples(kSize);
  for (float& sample : samples) sample = static_cast<float>(amplitude * (2 * random.unit() - 1));
  return samples;
}

// The largest step between neighbours: a click stands out.
float largest_step(std::span<const float> samples) {
  float largest = 0;
  for (size_t i = 1; i < samples.size(); ++i) largest = std::max(largest, std::abs(samples[i] - samples[i - 1]));
  return largest;
}

// Gives what is left of `samples` or how they grew; unchanged if the scaler refused.
Samples scaled(Samples samples, int correction, Urgency urgency, float loudness = -25) {
  TimeScaler scaler;
  scaler.follow(loudness);
  if (correction > 0) {
    samples.resize(samples.size() - scaler.take_out(samples, static_cast<size_t>(correction), urgency));
  } else {
    const size_t size = samples.size();
    samples.resize(size + TimeScaler::kMaxShift);
    samples.resize(size + scaler.put_in(samples, size, static_cast<size_t>(-correction), urgency));
  }
  return samples;
}

TEST(TimeScalerTest, PlaceAndUrgencyDecide) {
  struct Case {
    const char* name;
    Samples sound;
    bool when_quiet, when_periodic, now;
  };
  const Case cases[] = {
      {"silence", Samples(kSize, 0.0F), true, true, true},
      {"a quiet hall", noise(0.002), true, true, true},
      {"noise well below the talk", noise(0.003), true, true, true},
      {"loud noise", noise(0.3), false, false, true},
      {"a vowel", sound::tone(150, 0.3, kSize), false, true, true},
  };
  for (const Case& c : cases) {
    for (const int correction : {240, -240}) {
      const auto changes = [&](Urgency urgency) { return scaled(c.sound, correction, urgency).size() != kSize; };
      EXPECT_EQ(changes(Urgency::kWhenQuiet), c.when_quiet) << c.name << ' ' << correction;
      EXPECT_EQ(changes(Urgency::kWhenPeriodic), c.when_periodic) << c.name << ' ' << correction;
      EXPECT_EQ(changes(Urgency::kNow), c.now) << c.name << ' ' << correction;
    }
  }
}

TEST(TimeScalerTest, ChangesByTwoAndAHalfToTenMilliseconds) {
  for (const int correction : {1, 100, 240, 480, 5000, -1, -100, -240, -480, -5000}) {
    const auto before = static_cast<int>(kSize);
    const int change = before - static_cast<int>(scaled(noise(0.002), correction, Urgency::kWhenQuiet).size());
    EXPECT_EQ(change > 0, correction > 0);
    EXPECT_GE(std::abs(change), 120);
    EXPECT_LE(std::abs(change), 480);
    if (std::abs(correction) < 300) {
      EXPECT_LE(std::abs(change), std::abs(correction) + 120) << correction;
    }
  }
}

TEST(TimeScalerTest, AVowelKeepsItsPitchAndHasNoSeam) {
  for (const double hertz : {110.0, 150.0, 230.0, 440.0}) {
    const Samples vowel = sound::tone(hertz, 0.3, kSize);
    for (const int correction : {300, -300}) {
      const Samples result = scaled(vowel, correction, Urgency::kWhenPeriodic);
      ASSERT_NE(result.size(), kSize);
      const auto periods = static_cast<double>(std::abs(static_cast<int>(result.size()) - static_cast<int>(kSize))) *
                           hertz / kSampleRate;
      EXPECT_NEAR(periods, std::round(periods), 0.02) << hertz << ": whole periods go or come";
      EXPECT_LT(largest_step(result), 1.05F * largest_step(vowel)) << hertz;
      EXPECT_NEAR(level_dbov(result), level_dbov(vowel), 0.3) << hertz;
    }
  }
}

TEST(TimeScalerTest, WhatWasPlayedBeforeAndWhatComesAfterFit) {
  const Samples before = noise(0.002);
  for (const int correction : {240, -240}) {
    const Samples after = scaled(before, correction, Urgency::kWhenQuiet);
    EXPECT_NEAR(after.front(), before.front(), 1e-4);
    EXPECT_TRUE(std::equal(after.end() - 900, after.end(), before.end() - 900));
  }
}

TEST(TimeScalerTest, TooLittleSoundIsLeftAlone) {
  Samples shorter(TimeScaler::kNeeded - 1), no_room(TimeScaler::kNeeded + 10);
  const TimeScaler scaler;
  EXPECT_EQ(scaler.take_out(shorter, 240, Urgency::kNow), 0U);
  EXPECT_EQ(scaler.put_in(no_room, TimeScaler::kNeeded, 240, Urgency::kNow), 0U);
}

}  // namespace
}  // namespace media
