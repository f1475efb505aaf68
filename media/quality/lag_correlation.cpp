#include "media/quality/lag_correlation.h"

#include <algorithm>
#include <cmath>

namespace media {
namespace {

constexpr float kGrowth = 1.0025F;   // per step: half of what is 2.8 s old still counts
constexpr float kMostWeight = 1e6F;

float dot(const BandEnergies& a, const BandEnergies& b) {
  float sum = 0;
  for (size_t band = 0; band < kSpeechBands; ++band) sum += a[band] * b[band];
  return sum;
}

}  // namespace

void LagCorrelation::add(const BandEnergies& cause, const BandEnergies& effect) {
  const float cause_square = dot(cause, cause);
  const float effect_square = dot(effect, effect);
  quiet_ = cause_square > 0 ? 0 : quiet_ + 1;
  newest_ = (newest_ + kLags - 1) % kLags;
  for (size_t band = 0; band < kSpeechBands; ++band) {
    causes_[band][newest_] = cause[band];
    causes_[band][newest_ + kLags] = cause[band];
  }
  if (quiet_ >= kLags) return;  // nothing was sent that could come back
  age_ = std::min(age_ + 1, kOldest);
  weight_ *= kGrowth;
  if (weight_ > kMostWeight) fade();
  steps_ += weight_;
  if (cause_square > 0) evidence_ += weight_;
  cause_square_ += weight_ * cause_square;
  effect_square_ += weight_ * effect_square;
  for (size_t band = 0; band < kSpeechBands; ++band) {
    cause_sum_[band] += weight_ * cause[band];
    effect_sum_[band] += weight_ * effect[band];
  }
  for (size_t band = 0; band < kSpeechBands; ++band) {
    const float weighted = weight_ * effect[band];
    if (weighted == 0) continue;
    const float* past = &causes_[band][newest_];
    for (size_t lag = 0; lag < kLags; ++lag) products_[lag] += weighted * past[lag];
  }
}

void LagCorrelation::fade() {
  const float factor = 1 / weight_;
  weight_ = 1;
  for (float* sum : {&steps_, &evidence_, &cause_square_, &effect_square_}) *sum *= factor;
  for (auto* sums : {&cause_sum_, &effect_sum_}) {
    for (float& sum : *sums) sum *= factor;
  }
  for (float& product : products_) product *= factor;
}

void LagCorrelation::write(std::array<float, kLags>& coefficients) const {
  coefficients.fill(0);
  if (steps_ <= 0) return;
  const float cause_variance = cause_square_ - dot(cause_sum_, cause_sum_) / steps_;
  const float effect_variance = effect_square_ - dot(effect_sum_, effect_sum_) / steps_;
  if (!(cause_variance > 0 && effect_variance > 0)) return;
  const float mean_product = dot(cause_sum_, effect_sum_) / steps_;
  const float scale = 1 / std::sqrt(cause_variance * effect_variance);
  // At the beginning a long delay rests on fewer steps than a short one. Divided by the root of their share, all
  // delays of two sounds that have nothing to do with each other spread alike.
  float faded = std::pow(kGrowth, -static_cast<float>(age_));
  const float whole = 1 - faded;
  for (size_t lag = 0; lag < kLags && lag < static_cast<size_t>(age_); ++lag, faded *= kGrowth) {
    const float part = (1 - faded) / whole;
    coefficients[lag] = (products_[lag] - mean_product * part) * scale / std::sqrt(part);
  }
}

}  // namespace media
