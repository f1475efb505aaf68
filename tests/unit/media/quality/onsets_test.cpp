#include "media/quality/onsets.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

namespace media {
namespace {

BandEnergies all(double dbov) {
  BandEnergies energies;
  energies.fill(static_cast<float>(std::pow(10, dbov / 10)));
  return energies;
}

// A second at one level.
void settle(Onsets& onsets, double dbov) {
  for (int i = 0; i < 100; ++i) onsets.run(all(dbov));
}

float largest(const BandEnergies& onsets) { return *std::max_element(onsets.begin(), onsets.end()); }

TEST(Onsets, ARiseIsAnOnsetAndAFallIsNone) {
  Onsets onsets;
  settle(onsets, -60);
  EXPECT_EQ(largest(onsets.run(all(-60))), 0);
  EXPECT_EQ(largest(onsets.run(all(-30))), Onsets::kMaxOnset);
  settle(onsets, -30);
  EXPECT_EQ(largest(onsets.run(all(-30))), 0) << "it stays loud";
  EXPECT_EQ(largest(onsets.run(all(-50))), 0);
}

TEST(Onsets, TheLevelDoesNotMatterTheRiseDoes) {
  for (const double level : {-75.0, -60.0, -40.0, -20.0}) {
    Onsets onsets;
    settle(onsets, level);
    EXPECT_NEAR(largest(onsets.run(all(level + 10))), 4, 0.7) << "10 dB, 4 for the noise and 2 for fluctuation";
  }
}

TEST(Onsets, BandsAreApart) {
  Onsets onsets;
  settle(onsets, -60);
  BandEnergies energies = all(-60);
  energies[2] = all(-40)[2];
  const BandEnergies& result = onsets.run(energies);
  for (size_t band = 0; band < kSpeechBands; ++band) EXPECT_EQ(result[band] > 0, band == 2) << band;
}

TEST(Onsets, SmallFluctuationsOfNoiseAreNone) {
  Onsets onsets;
  settle(onsets, -50);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(largest(onsets.run(all(-50 + 4.0 * (i % 2)))), 0);
  EXPECT_NEAR(10 * std::log10(onsets.noise() / kSpeechBands), -50, 2);
}

TEST(Onsets, ZeroAndNonsenseAreFinite) {
  Onsets onsets;
  settle(onsets, -300);
  BandEnergies bad;
  bad.fill(0);
  EXPECT_EQ(largest(onsets.run(bad)), 0);
  bad.fill(std::numeric_limits<float>::max());
  EXPECT_EQ(largest(onsets.run(bad)), Onsets::kMaxOnset);
  EXPECT_TRUE(std::isfinite(onsets.noise()));
}

}  // namespace
}  // namespace media
