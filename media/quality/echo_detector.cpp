#include "media/quality/echo_detector.h"

#include <algorithm>
#include <cmath>

namespace media {
namespace {

constexpr Duration kStep = kTick / 2;
constexpr auto kLeastLag = static_cast<size_t>(EchoDetector::kLeastDelay / kStep);
constexpr auto kMostLag = static_cast<size_t>(EchoDetector::kMostDelay / kStep);
constexpr int kTicksPerJudgement = 5;
// Beside a peak lies what belongs to it: the width of a syllable's onset before it, reverberation behind.
constexpr size_t kBefore = 12;
constexpr size_t kBehind = 40;

constexpr float kLeastEvidence = 30;       // steps with onsets sent
constexpr float kLeastCorrelation = 0.15F;
constexpr float kRival = 1.3F;
// Strength: prominence in standard deviations, kLikeness for a correlation of 1, less what chance and rhythm reach.
constexpr float kLikeness = 10;
constexpr float kProminent = 6.7F;
constexpr float kNamed = 18;  // strength added up over judgements
constexpr float kMostStrength = 3;
constexpr float kMostTrust = 60;
constexpr float kDoubt = 2;
constexpr float kLate = 0.5F;     // steps; loudness takes time to build up in a hall
constexpr float kLeastLoss = -4;  // dB
constexpr float kMostLoss = 35;

float sum(const BandEnergies& energies) {
  float total = 0;
  for (const float energy : energies) total += energy;
  return total;
}

}  // namespace

void EchoDetector::run(const AudioFrame& played, const AudioFrame& captured) {
  const auto sent = played_bands_.run(played);
  const auto returned = captured_bands_.run(captured);
  for (size_t half = 0; half < sent.size(); ++half) {
    correlation_.add(played_onsets_.run(sent[half]), captured_onsets_.run(returned[half]));
    if (trust_ > 0 || named_) loss_.add(sum(sent[half]), sum(returned[half]), captured_onsets_.noise(), lag_);
  }
  if (++ticks_ % kTicksPerJudgement == 0) judge();
}

std::optional<Echo> EchoDetector::echo() const {
  const std::optional<float> loss = loss_.decibels();
  if (!named_ || !loss || *loss < kLeastLoss || *loss > kMostLoss) return std::nullopt;
  if (delay_ < static_cast<float>(kLeastLag)) return std::nullopt;
  return Echo{Duration(std::lround(delay_ * static_cast<float>(kStep.count()))), *loss};
}

void EchoDetector::judge() {
  if (!correlation_.settled() || !correlation_.active() || correlation_.evidence() < kLeastEvidence) return;
  follow(find_peak());
}

EchoDetector::Peak EchoDetector::find_peak() const {
  std::array<float, LagCorrelation::kLags> at;
  correlation_.write(at);
  std::array<float, LagCorrelation::kLags> smooth{};
  for (size_t lag = 1; lag + 1 < at.size(); ++lag) smooth[lag] = at[lag] + 0.5F * (at[lag - 1] + at[lag + 1]);
  const auto begin = smooth.begin();
  const auto best = std::max_element(begin + kLeastLag, begin + kMostLag + 1);
  const auto lag = static_cast<size_t>(best - begin);
  if (*best < smooth[lag - 1] || *best < smooth[lag + 1]) return {};  // the slope of a peak outside
  float sum = 0, squares = 0, count = 0, rival = 0;
  for (size_t other = 1; other + 1 < smooth.size(); ++other) {
    if (other + kBefore > lag && other < lag + kBehind) continue;
    sum += smooth[other];
    rival = std::max(rival, smooth[other]);
    squares += smooth[other] * smooth[other];
    count += 1;
  }
  const float mean = sum / count;
  const float deviation = std::sqrt(std::max(squares / count - mean * mean, 1e-6F));
  // The top of the parabola through the peak and its neighbours.
  const float bend = 2 * smooth[lag] - smooth[lag - 1] - smooth[lag + 1];
  const float shift = bend > 0 ? (smooth[lag + 1] - smooth[lag - 1]) / (2 * bend) : 0;
  return {lag, static_cast<float>(lag) + std::clamp(shift, -0.5F, 0.5F) - kLate, at[lag],
          (*best - mean) / deviation, (*best - mean) / std::max(rival - mean, 1e-6F)};
}

// Chance reaches either a prominence or a likeness for a moment, an echo has both. Above 0 speaks for one.
float EchoDetector::strength_of(const Peak& peak) {
  const float strength = peak.prominence + kLikeness * peak.correlation - kProminent;
  const bool possible = peak.rivalry >= kRival && peak.correlation >= kLeastCorrelation;
  return std::clamp(possible ? strength : std::min(strength, 0.0F), -kMostStrength, kMostStrength);
}

// A peak that stands out much needs to do so less long.
void EchoDetector::follow(const Peak& peak) {
  const bool same = peak.lag + 1 >= lag_ && peak.lag <= lag_ + 1;
  const float strength = strength_of(peak);
  if (same) {
    trust_ = std::min(trust_ + strength, kMostTrust);
    const float shift = std::clamp(peak.delay - delay_, -2.0F, 2.0F);
    if (strength > 0) delay_ += 0.2F * shift;
    if (!named_ && peak.lag != lag_) lag_ = peak.lag;
    named_ = named_ || trust_ >= kNamed;
  } else {
    trust_ -= kDoubt;
  }
  if (trust_ > 0) return;
  named_ = false;
  trust_ = 0;
  if (same) return;
  loss_.clear();
  lag_ = peak.lag;
  delay_ = peak.delay;
}

}  // namespace media
