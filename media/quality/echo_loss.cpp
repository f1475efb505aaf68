#include "media/quality/echo_loss.h"

#include <algorithm>
#include <cmath>

namespace media {
namespace {

constexpr float kSmoothing = 0.04F;     // 250 ms: longer than a hall's reverberation holds its energy
constexpr float kLeastSent = 1e-5F;     // −50 dBov
constexpr float kLoudestFades = 0.998F;
constexpr float kLoud = 0.1F;           // of the loudest: what is weaker may be the tail of something else
constexpr float kFades = 0.998F;
constexpr float kEnough = 20;
constexpr float kQuantile = 0.35F;

}  // namespace

void EchoLoss::add(float sent, float returned, float noise, size_t lag) {
  smooth_sent_ += kSmoothing * (sent - smooth_sent_);
  smooth_returned_ += kSmoothing * (returned - smooth_returned_);
  sent_[next_] = smooth_sent_;
  next_ = (next_ + 1) % kLags;
  const float cause = sent_[(next_ + 2 * kLags - 1 - lag) % kLags];
  loudest_ = std::max(loudest_ * kLoudestFades, cause);
  if (cause < kLeastSent || cause < kLoud * loudest_) return;
  // Reverberation that never dies away looks like noise: at most half is taken for it.
  const float echo = std::max({smooth_returned_ - noise, smooth_returned_ / 2, 1e-12F});
  const float loss = 10 * std::log10(cause / echo);
  for (float& bin : bins_) bin *= kFades;
  total_ = total_ * kFades + 1;
  const auto bin = static_cast<int>(std::lround(loss)) - kLowest;
  bins_[static_cast<size_t>(std::clamp(bin, 0, static_cast<int>(kBins) - 1))] += 1;
}

void EchoLoss::clear() {
  bins_.fill(0);
  total_ = 0;
}

std::optional<float> EchoLoss::decibels() const {
  if (total_ < kEnough) return std::nullopt;
  float sum = 0;
  for (size_t bin = kBins; bin-- > 0;) {  // from the greatest loss
    sum += bins_[bin];
    if (sum >= kQuantile * total_) return static_cast<float>(static_cast<int>(bin) + kLowest);
  }
  return std::nullopt;
}

}  // namespace media
