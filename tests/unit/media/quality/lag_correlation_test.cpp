#include "media/quality/lag_correlation.h"

#include <algorithm>
#include <memory>
#include <vector>

#include <gtest/gtest.h>

#include "media/base/random.h"

namespace media {
namespace {

using Coefficients = std::array<float, LagCorrelation::kLags>;

// Onsets now and then, as of speech.
std::vector<BandEnergies> onsets(uint64_t seed, size_t count) {
  Random random(seed);
  std::vector<BandEnergies> rows(count);
  for (BandEnergies& row : rows) {
    if (random.unit() > 0.2) continue;
    for (float& band : row) band = static_cast<float>(10 * random.unit());
  }
  return rows;
}

Coefficients of(const LagCorrelation& correlation) {
  Coefficients at;
  correlation.write(at);
  return at;
}

TEST(LagCorrelation, ADelayedCopyIsOneAtItsDelayAndNothingElsewhere) {
  for (const size_t delay : {size_t{0}, size_t{5}, size_t{50}, LagCorrelation::kLags - 1}) {
    const auto sent = onsets(1, 1500);
    LagCorrelation correlation;
    for (size_t i = 0; i < sent.size(); ++i) correlation.add(sent[i], i < delay ? BandEnergies{} : sent[i - delay]);
    const Coefficients at = of(correlation);
    EXPECT_NEAR(at[delay], 1, 0.06) << delay;
    for (size_t lag = 0; lag < at.size(); ++lag) {
      if (lag == delay) continue;
      EXPECT_LT(at[lag], 0.3F) << delay << ' ' << lag;
    }
  }
}

TEST(LagCorrelation, HalfOfItOwnTalkIsLess) {
  const auto sent = onsets(1, 1500), own = onsets(2, 1500);
  LagCorrelation correlation;
  for (size_t i = 20; i < sent.size(); ++i) {
    BandEnergies effect;
    for (size_t band = 0; band < kSpeechBands; ++band) effect[band] = std::max(sent[i - 20][band], own[i][band]);
    correlation.add(sent[i], effect);
  }
  EXPECT_NEAR(of(correlation)[20], 0.7, 0.12);
}

TEST(LagCorrelation, WithoutSoundThereIsNothingToCompare) {
  LagCorrelation correlation;
  EXPECT_FALSE(correlation.active());
  const auto own = onsets(3, 500);
  for (const BandEnergies& row : own) correlation.add({}, row);
  EXPECT_FALSE(correlation.active());
  EXPECT_FALSE(correlation.settled());
  EXPECT_EQ(correlation.evidence(), 0);
  EXPECT_EQ(of(correlation), Coefficients{});
}

TEST(LagCorrelation, SilenceSentDoesNotAge) {
  const auto sent = onsets(1, 1000), own = onsets(4, 3000);
  LagCorrelation correlation;
  for (size_t i = 20; i < sent.size(); ++i) correlation.add(sent[i], sent[i - 20]);
  EXPECT_TRUE(correlation.active());
  EXPECT_TRUE(correlation.settled());
  for (size_t i = 0; i < LagCorrelation::kLags; ++i) correlation.add({}, {});
  const Coefficients before = of(correlation);
  EXPECT_FALSE(correlation.active());
  for (const BandEnergies& row : own) correlation.add({}, row);
  EXPECT_EQ(of(correlation), before);
}

TEST(LagCorrelation, ThePastFadesAndHoursDoNotOverflow) {
  const auto sent = onsets(1, 60'000), own = onsets(5, 60'000);
  LagCorrelation correlation;
  for (size_t i = 20; i < 50'000; ++i) correlation.add(sent[i], sent[i - 20]);
  EXPECT_NEAR(of(correlation)[20], 1, 0.02);
  EXPECT_NEAR(correlation.evidence(), 0.2 * 400, 30) << "a fifth of the 400 steps that count";
  for (size_t i = 50'000; i < sent.size(); ++i) correlation.add(sent[i], own[i]);
  EXPECT_LT(of(correlation)[20], 0.2F);
}

}  // namespace
}  // namespace media
