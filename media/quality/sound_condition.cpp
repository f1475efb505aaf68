#include "media/quality/sound_condition.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>

namespace media {
namespace {

constexpr float kFullScale = 0.98F;  // a codec does not keep flat tops flat
constexpr float kSteps = 2.5F / 32768;
constexpr float kSilent = 1e-6F;  // mean square: −60 dBov
constexpr float kVoice = 1e-5F;   // −50 dBov
constexpr float kAudibleHum = 3.2e-6F;  // −55 dBov
constexpr float kMostlyHum = 0.5F;

constexpr size_t kDecimation = 24;  // to 2 kHz
constexpr int kBlockTicks = 10;     // 200 ms: lines of 5 Hz
constexpr double kBlockSamples = static_cast<double>(kBlockTicks) * kTickSamples / kDecimation;
constexpr std::array<double, 3> kHum = {50, 100, 150};

std::array<float, 3> make_turns() {
  std::array<float, 3> turns{};
  for (size_t i = 0; i < turns.size(); ++i) {
    const double angle = 2 * std::numbers::pi * kHum[i] * kDecimation / kSampleRate;
    turns[i] = static_cast<float>(2 * std::cos(angle));
  }
  return turns;
}

const std::array<float, 3> kTurns = make_turns();

float to_dbov(double mean_square) {
  return mean_square > 0 ? std::clamp(static_cast<float>(10 * std::log10(mean_square)), kSilenceDbov, 0.0F)
                         : kSilenceDbov;
}

struct Measured {
  float low;
  float high;
  float squares;
  int full;  // samples at full scale
};

// Eight lanes side by side fill the vector registers; the order in which one sum is taken may not be changed.
Measured measure(const AudioFrame& frame) {
  constexpr size_t kLanes = 8;
  static_assert(kTickSamples % kLanes == 0);
  std::array<float, kLanes> low, high, squares{};
  std::array<int, kLanes> full{};
  std::copy_n(frame.begin(), kLanes, low.begin());
  high = low;
  for (size_t i = 0; i < kTickSamples; i += kLanes) {
    for (size_t lane = 0; lane < kLanes; ++lane) {
      const float sample = frame[i + lane];
      low[lane] = std::min(low[lane], sample);
      high[lane] = std::max(high[lane], sample);
      squares[lane] += sample * sample;
      full[lane] += std::abs(sample) >= kFullScale ? 1 : 0;
    }
  }
  return {*std::min_element(low.begin(), low.end()), *std::max_element(high.begin(), high.end()),
          std::accumulate(squares.begin(), squares.end(), 0.0F), std::accumulate(full.begin(), full.end(), 0)};
}

float share(int part, int whole) { return whole > 0 ? static_cast<float>(part) / static_cast<float>(whole) : 0; }

}  // namespace

void SoundCondition::run(const AudioFrame& frame) {
  const auto [low, high, squares, full] = measure(frame);
  const float mean_square = squares / kTickSamples;
  ++ticks_;
  clipped_ += full >= kClippedSamples ? 1 : 0;
  clipped_samples_ += full;
  silent_ += mean_square < kSilent ? 1 : 0;
  voiced_ += mean_square > kVoice ? 1 : 0;
  live_ += high - low > kSteps ? 1 : 0;
  peak_ = std::max({peak_, high, -low});
  if (!std::isfinite(mean_square)) return;
  energy_ += mean_square;
  block_energy_ += mean_square;
  listen_for_hum(frame);
}

void SoundCondition::listen_for_hum(const AudioFrame& frame) {
  for (size_t begin = 0; begin < kTickSamples; begin += kDecimation) {
    float sum = 0;
    for (size_t i = 0; i < kDecimation; ++i) sum += frame[begin + i];
    for (size_t line = 0; line < kHarmonics; ++line) {
      const float next = sum / kDecimation + kTurns[line] * last_[line] - before_last_[line];
      before_last_[line] = last_[line];
      last_[line] = next;
    }
  }
  if (++block_ticks_ == kBlockTicks) end_hum_block();
}

void SoundCondition::end_hum_block() {
  const float total = block_energy_ / kBlockTicks;
  float hum = 0;
  for (size_t line = 0; line < kHarmonics; ++line) {
    const float a = last_[line], b = before_last_[line];
    const auto power = static_cast<double>(a * a + b * b - kTurns[line] * a * b);
    hum += static_cast<float>(2 * power / (kBlockSamples * kBlockSamples));
  }
  if (!any_block_ || total < quietest_) {
    quietest_ = total;
    quietest_hum_ = std::max(hum, 0.0F);
  }
  any_block_ = true;
  block_ticks_ = 0;
  block_energy_ = 0;
  last_ = before_last_ = {};
}

SoundSecond SoundCondition::take() {
  SoundSecond second;
  second.level_dbov = ticks_ > 0 ? to_dbov(energy_ / ticks_) : kSilenceDbov;
  second.peak_dbov = to_dbov(double{peak_} * peak_);
  second.clipped = share(clipped_, ticks_);
  second.clipped_samples = share(clipped_samples_, ticks_ * static_cast<int>(kTickSamples));
  second.silent = share(silent_, ticks_);
  second.voiced = share(voiced_, ticks_);
  second.dead = ticks_ > 0 && live_ == 0;
  second.hum_dbov = to_dbov(quietest_hum_);
  second.hum = any_block_ && quietest_hum_ > kAudibleHum && quietest_hum_ > kMostlyHum * quietest_;
  ticks_ = clipped_ = clipped_samples_ = silent_ = voiced_ = live_ = 0;
  energy_ = 0;
  peak_ = quietest_ = quietest_hum_ = 0;
  any_block_ = false;
  return second;
}

}  // namespace media
