#include "media/quality/phase_correlation.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace media {
namespace {

constexpr float kRate = 4000;
constexpr size_t kTickBlock = kNarrowSamples / 2;
constexpr float kRaise = 0.9F;
constexpr float kFades = 0.985F;  // per block: half of what is 3 s old still counts
constexpr float kLoudestFades = 0.98F;
constexpr float kLoud = 0.01F;          // of the loudest
constexpr float kLeastCause = 1e-7F;    // mean square
constexpr float kLeastEffect = 1e-10F;  // below, it may be what rounding left of the cause
constexpr size_t kBeside = 8;           // samples of a peak's width
constexpr size_t kSlope = 64;           // samples

// Blocks begin and end softly: edges cut into a tone would be alike at every multiple of a block.
std::array<float, kSlope> make_slope() {
  std::array<float, kSlope> slope{};
  for (size_t i = 0; i < kSlope; ++i) {
    const double angle = std::numbers::pi * (static_cast<double>(i) + 0.5) / kSlope;
    slope[i] = static_cast<float>(0.5 - 0.5 * std::cos(angle));
  }
  return slope;
}

const std::array<float, kSlope> kSlopes = make_slope();

float mean_square(const float* samples, size_t count) {
  float sum = 0;
  for (size_t i = 0; i < count; ++i) sum += samples[i] * samples[i];
  return sum / static_cast<float>(count);
}

void soften(float* begin, float* end) {
  for (size_t i = 0; i < kSlope; ++i) {
    begin[i] *= kSlopes[i];
    end[-1 - static_cast<ptrdiff_t>(i)] *= kSlopes[i];
  }
}

}  // namespace

void PhaseCorrelation::Decimator::run(const NarrowFrame& frame, float* to) {
  for (size_t i = 0; i < kTickBlock; ++i) {
    const float first = frame[2 * i], second = frame[2 * i + 1];
    const float low = (past_[0] + 3 * past_[1] + 3 * first + second) / 8;
    past_ = {first, second};
    to[i] = low - kRaise * last_;
    last_ = low;
  }
}

void PhaseCorrelation::add(const NarrowFrame& cause, const NarrowFrame& effect) {
  cause_decimator_.run(cause, &causes_[kBlock + filled_]);
  effect_decimator_.run(effect, &effects_[filled_]);
  filled_ += kTickBlock;
  if (filled_ < kBlock) return;
  correlate();
  filled_ -= kBlock;
  std::copy_n(causes_.begin() + kBlock, kBlock + filled_, causes_.begin());
  std::copy_n(effects_.begin() + kBlock, filled_, effects_.begin());
}

void PhaseCorrelation::correlate() {
  const float square = mean_square(&causes_[kBlock], kBlock);
  const bool heard = mean_square(effects_.data(), kBlock) > kLeastEffect;
  loudest_ = std::max(loudest_ * kLoudestFades, square);
  const bool loud = square > kLeastCause && square > kLoud * loudest_;
  quiet_ = loud ? 0 : quiet_ + 1;

  // Both sounds are real: one transform for the two, the cause in its real and the effect in its imaginary part.
  Spectrum both;
  std::copy_n(causes_.begin(), 2 * kBlock, both.real.begin());
  std::copy_n(effects_.begin(), kBlock, both.imaginary.begin() + kBlock);
  soften(both.real.data(), both.real.data() + both.real.size());
  soften(both.imaginary.data() + kBlock, both.imaginary.data() + both.imaginary.size());
  both.transform();
  Phases effect;
  Phases& cause = cause_phases_[next_];
  for (size_t bin = 0; bin < kBins; ++bin) {
    const size_t at = kFirstBin + bin, mirrored = Spectrum::kSize - at;
    const float cause_real = both.real[at] + both.real[mirrored];
    const float cause_imaginary = both.imaginary[at] - both.imaginary[mirrored];
    const float effect_real = both.imaginary[at] + both.imaginary[mirrored];
    const float effect_imaginary = both.real[mirrored] - both.real[at];
    const float cause_scale = (loud ? 1.0F : 0.0F) /
                              std::sqrt(cause_real * cause_real + cause_imaginary * cause_imaginary + 1e-12F);
    const float effect_scale =
        (heard ? 1.0F : 0.0F) / std::sqrt(effect_real * effect_real + effect_imaginary * effect_imaginary + 1e-12F);
    cause.real[bin] = cause_real * cause_scale;
    cause.imaginary[bin] = cause_imaginary * cause_scale;
    effect.real[bin] = effect_real * effect_scale;
    effect.imaginary[bin] = effect_imaginary * effect_scale;
  }
  const size_t newest = next_;
  next_ = (next_ + 1) % kLags;
  if (quiet_ >= kLags) return;  // nothing was sent that could come back
  evidence_ = kFades * evidence_ + (loud ? 1.0F : 0.0F);
  for (size_t lag = 0; lag < kLags; ++lag) {
    const Phases& past = cause_phases_[(newest + kLags - lag) % kLags];
    Phases& sum = sums_[lag];
    for (size_t bin = 0; bin < kBins; ++bin) {
      const float real = effect.real[bin] * past.real[bin] + effect.imaginary[bin] * past.imaginary[bin];
      const float imaginary = effect.imaginary[bin] * past.real[bin] - effect.real[bin] * past.imaginary[bin];
      sum.real[bin] = kFades * sum.real[bin] + real;
      sum.imaginary[bin] = kFades * sum.imaginary[bin] + imaginary;
    }
  }
}

PhaseCorrelation::Peak PhaseCorrelation::peak(float least, float most) const {
  std::array<float, kLags * kBlock> at;
  for (size_t lag = 0; lag < kLags; lag += 2) {
    // The correlations of two blocks of delay are real: one transform, which is its own inverse when the sums are
    // conjugated, for the two. a + i b, and at the mirrored bins conj(a) + i conj(b), all conjugated.
    Spectrum both;
    const Phases& a = sums_[lag];
    const Phases& b = sums_[lag + 1];
    for (size_t bin = 0; bin < kBins; ++bin) {
      const size_t low = kFirstBin + bin, mirrored = Spectrum::kSize - low;
      both.real[low] = a.real[bin] - b.imaginary[bin];
      both.imaginary[low] = -a.imaginary[bin] - b.real[bin];
      both.real[mirrored] = a.real[bin] + b.imaginary[bin];
      both.imaginary[mirrored] = a.imaginary[bin] - b.real[bin];
    }
    both.transform();
    std::copy_n(both.real.begin(), kBlock, at.begin() + static_cast<ptrdiff_t>(lag * kBlock));
    for (size_t i = 0; i < kBlock; ++i) at[(lag + 1) * kBlock + i] = -both.imaginary[i];
  }
  const auto first = static_cast<size_t>(least * kRate);
  const size_t last = std::min(at.size(), static_cast<size_t>(most * kRate) + 1);
  size_t best = first;
  for (size_t i = first; i < last; ++i) {
    if (std::abs(at[i]) > std::abs(at[best])) best = i;
  }
  float squares = 0, count = 0;  // of shorter delays: longer ones hold the reverberation
  for (size_t i = 0; i + kBeside <= best; ++i, ++count) squares += at[i] * at[i];
  const float deviation = std::sqrt(std::max(squares / std::max(count, 1.0F), 1e-6F));
  return {static_cast<float>(best) / kRate, std::abs(at[best]) / deviation};
}

}  // namespace media
