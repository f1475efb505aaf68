#include "media/quality/echo_detector.h"

#include <algorithm>
#include <cmath>

namespace media {
namespace {

constexpr Duration kStep = kTick / 2;
constexpr auto kLeastLag = static_cast<size_t>(EchoDetector::kLeastDelay / kStep);
constexpr auto kMostLag = static_cast<size_t>(EchoDetector::kMostDelay / kStep);
constexpr float kStepSeconds = std::chrono::duration<float>(kStep).count();
constexpr float kLeastSeconds = std::chrono::duration<float>(EchoDetector::kLeastDelay).count();
constexpr float kMostSeconds = std::chrono::duration<float>(EchoDetector::kMostDelay).count();

// The waveform. Halls that talk at once reach 6 standard deviations by chance, music 7.5.
constexpr int kTicksPerWaveform = 16;
constexpr float kLeastBlocks = 8;  // in which something was sent
constexpr float kWaveformProminent = 8.5F;
constexpr Suspicion::Rules kWaveform{.width = 0.003F, .named = 4, .most = 12, .doubt = 2};

// The onsets.
constexpr int kTicksPerOnsets = 5;
// Beside a peak lies what belongs to it: the width of a syllable's onset before it, reverberation behind.
constexpr size_t kBefore = 12;
constexpr size_t kBehind = 40;

constexpr float kLeastEvidence = 30;       // steps with onsets sent
constexpr float kLeastCorrelation = 0.15F;
constexpr float kRival = 1.3F;
// Strength: prominence in standard deviations, kLikeness for a correlation of 1, less what chance and rhythm reach.
constexpr float kLikeness = 10;
constexpr float kProminent = 6.7F;
constexpr Suspicion::Rules kOnsets{.width = 0.015F, .named = 60, .most = 80, .doubt = 2};
constexpr float kLate = 0.5F;  // steps; loudness takes time to build up in a hall

constexpr float kMostStrength = 3;  // of one judgement
constexpr float kLeastLoss = -4;    // dB
constexpr float kMostLoss = 35;

float sum(const BandEnergies& energies) {
  float total = 0;
  for (const float energy : energies) total += energy;
  return total;
}

}  // namespace

EchoDetector::EchoDetector() : waveform_(kWaveform), onsets_(kOnsets) {}

void EchoDetector::run(const AudioFrame& played, const AudioFrame& captured) {
  const NarrowFrame narrow_played = narrow(played), narrow_captured = narrow(captured);
  phases_.add(narrow_played, narrow_captured);
  const auto sent = played_bands_.run(narrow_played);
  const auto returned = captured_bands_.run(narrow_captured);
  const bool suspected = foremost().open();
  for (size_t half = 0; half < sent.size(); ++half) {
    correlation_.add(played_onsets_.run(sent[half]), captured_onsets_.run(returned[half]));
    if (suspected) loss_.add(sum(sent[half]), sum(returned[half]), captured_onsets_.noise(), loss_lag_);
  }
  ++ticks_;
  if (ticks_ % kTicksPerWaveform == 0) judge_waveform();
  if (ticks_ % kTicksPerOnsets == 0) judge_onsets();
}

std::optional<Echo> EchoDetector::echo() const {
  const Suspicion& suspicion = foremost();
  const std::optional<float> loss = loss_.decibels();
  if (!suspicion.named() || !loss || *loss < kLeastLoss || *loss > kMostLoss) return std::nullopt;
  if (suspicion.delay() < kLeastSeconds) return std::nullopt;
  return Echo{Duration(std::llround(static_cast<double>(suspicion.delay()) * 1e9)), *loss};
}

const Suspicion& EchoDetector::foremost() const {
  if (waveform_.named() != onsets_.named()) return waveform_.named() ? waveform_ : onsets_;
  return waveform_.open() ? waveform_ : onsets_;
}

// Another delay is another echo.
void EchoDetector::measure_loss_there() {
  const auto lag = static_cast<size_t>(std::lround(foremost().delay() / kStepSeconds));
  if (lag + 1 >= loss_lag_ && lag <= loss_lag_ + 1) return;
  loss_.clear();
  loss_lag_ = lag;
}

void EchoDetector::judge_waveform() {
  if (!phases_.active() || phases_.evidence() < kLeastBlocks) return;
  const PhaseCorrelation::Peak peak = phases_.peak(kLeastSeconds, kMostSeconds);
  waveform_.follow(peak.delay, std::clamp(peak.prominence - kWaveformProminent, -kMostStrength, kMostStrength));
  measure_loss_there();
}

void EchoDetector::judge_onsets() {
  if (!correlation_.settled() || !correlation_.active() || correlation_.evidence() < kLeastEvidence) return;
  const Peak peak = find_peak();
  onsets_.follow(peak.delay, strength_of(peak));
  measure_loss_there();
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
  const float steps = static_cast<float>(lag) + std::clamp(shift, -0.5F, 0.5F) - kLate;
  return {steps * kStepSeconds, at[lag], (*best - mean) / deviation, (*best - mean) / std::max(rival - mean, 1e-6F)};
}

// Chance reaches either a prominence or a likeness for a moment, an echo has both. Above 0 speaks for one.
float EchoDetector::strength_of(const Peak& peak) {
  const float strength = peak.prominence + kLikeness * peak.correlation - kProminent;
  const bool possible = peak.rivalry >= kRival && peak.correlation >= kLeastCorrelation;
  return std::clamp(possible ? strength : std::min(strength, 0.0F), -kMostStrength, kMostStrength);
}

}  // namespace media
