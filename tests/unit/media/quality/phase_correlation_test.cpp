#include "media/quality/phase_correlation.h"

#include <algorithm>
#include <memory>
#include <vector>

#include <gtest/gtest.h>

#include "media/base/random.h"

namespace media {
namespace {

// `seconds` of noise at 8 kHz.
std::vector<float> noise(uint64_t seed, double seconds) {
  Random random(seed);
  std::vector<float> sound(static_cast<size_t>(seconds * 50) * kNarrowSamples);
  for (float& sample : sound) sample = static_cast<float>(0.2 * (random.unit() - 0.5));
  return sound;
}

// What comes back: the sound, `later` samples of 8 kHz later and `gain` as strong, in other sound.
std::vector<float> returned(const std::vector<float>& sound, size_t later, float gain, std::vector<float> other) {
  for (size_t i = later; i < sound.size(); ++i) other[i] += gain * sound[i - later];
  return other;
}

NarrowFrame frame_of(const std::vector<float>& sound, size_t tick) {
  NarrowFrame frame;
  std::copy_n(sound.begin() + static_cast<ptrdiff_t>(tick * kNarrowSamples), kNarrowSamples, frame.begin());
  return frame;
}

void listen(PhaseCorrelation& correlation, const std::vector<float>& cause, const std::vector<float>& effect) {
  for (size_t tick = 0; tick < cause.size() / kNarrowSamples; ++tick) {
    correlation.add(frame_of(cause, tick), frame_of(effect, tick));
  }
}

TEST(PhaseCorrelation, FindsADelayUnderTenTimesAsMuchOfSomethingElse) {
  const auto sent = noise(1, 3), own = noise(2, 3);
  for (const size_t later : {size_t{400}, size_t{1023}, size_t{1024}, size_t{1536}, size_t{2500}, size_t{3990}}) {
    for (const float gain : {0.3F, -0.3F}) {
      auto correlation = std::make_unique<PhaseCorrelation>();
      listen(*correlation, sent, returned(sent, later, gain, own));
      const auto peak = correlation->peak(0.05F, 0.5F);
      EXPECT_NEAR(peak.delay, static_cast<double>(later) / 8000, 0.0005) << later << ' ' << gain;
      EXPECT_GT(peak.prominence, 7) << later << ' ' << gain;
    }
  }
}

TEST(PhaseCorrelation, SoundsThatHaveNothingToDoWithEachOtherHaveNoPeak) {
  for (uint64_t seed = 10; seed < 20; ++seed) {
    auto correlation = std::make_unique<PhaseCorrelation>();
    listen(*correlation, noise(seed, 3), noise(seed + 100, 3));
    EXPECT_LT(correlation->peak(0.05F, 0.5F).prominence, 6.5) << seed;
  }
}

TEST(PhaseCorrelation, SilenceSentTellsNothingAndAgesNothing) {
  const auto sent = noise(1, 3), own = noise(2, 3);
  auto correlation = std::make_unique<PhaseCorrelation>();
  EXPECT_FALSE(correlation->active());
  listen(*correlation, std::vector<float>(own.size()), own);
  EXPECT_FALSE(correlation->active());
  EXPECT_EQ(correlation->evidence(), 0);
  listen(*correlation, sent, returned(sent, 1000, 1, own));
  EXPECT_TRUE(correlation->active());
  EXPECT_GT(correlation->evidence(), 20);
  listen(*correlation, std::vector<float>(own.size()), own);
  EXPECT_FALSE(correlation->active());
  const float before = correlation->peak(0.05F, 0.5F).prominence;
  EXPECT_GT(before, 10);
  listen(*correlation, std::vector<float>(own.size()), own);
  EXPECT_EQ(correlation->peak(0.05F, 0.5F).prominence, before);
}

TEST(PhaseCorrelation, SilenceReturnedIsNoEcho) {
  const auto sent = noise(1, 3);
  auto correlation = std::make_unique<PhaseCorrelation>();
  listen(*correlation, sent, std::vector<float>(sent.size()));
  EXPECT_TRUE(correlation->active());
  EXPECT_EQ(correlation->peak(0.05F, 0.5F).prominence, 0);
}

}  // namespace
}  // namespace media
