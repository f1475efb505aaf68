#include "media/audio/audio_mixer.h"

#include <algorithm>
#include <cmath>

#include "media/base/check.h"

namespace media {
namespace {

constexpr float kCeiling = 0.8F;        // peak the envelope brings the sum down to; the soft clip begins there
constexpr size_t kAttack = 240;         // samples, 5 ms
constexpr int kReleaseHold = 10;        // ticks without need before the gain comes back,
constexpr float kRelease = 1.0072F;     // by 3 dB a second, so slowly that nothing pumps

float peak_of(const AudioFrame& frame) {
  std::array<float, 8> peaks{};
  for (size_t i = 0; i < kTickSamples; i += 8) {
    for (size_t lane = 0; lane < 8; ++lane) peaks[lane] = std::max(peaks[lane], std::abs(frame[i + lane]));
  }
  return *std::max_element(peaks.begin(), peaks.end());
}

// Calls `put` for each sample with its gain.
template <typename Put>
void apply_gain(const Contribution& contribution, Put put) {
  const AudioFrame& in = *contribution.frame;
  const float from = contribution.gain_from;
  const float step = (contribution.gain_to - from) / kTickSamples;
  for (int i = 0; i < static_cast<int>(kTickSamples); ++i) {
    put(static_cast<size_t>(i), in[static_cast<size_t>(i)] * (from + step * static_cast<float>(i + 1)));
  }
}

}  // namespace

void AudioMixer::mix(std::span<const Contribution> contributions) {
  CHECK(contributions.size() <= kMaxContributions);
  ports_.clear();
  sum_.fill(0);
  for (const Contribution& contribution : contributions) {
    AudioFrame& part = parts_[ports_.size()];
    ports_.push_back(contribution.port);
    apply_gain(contribution, [&](size_t i, float sample) { part[i] = sample; });
    for (size_t i = 0; i < kTickSamples; ++i) sum_[i] += part[i];
  }
  move_envelope();
}

void AudioMixer::move_envelope() {
  const float peak = peak_of(sum_);
  const float allowed = peak > kCeiling ? kCeiling / peak : 1;
  const float before = gain_;
  size_t ramp = kTickSamples;
  if (allowed < gain_) {
    gain_ = allowed;
    hold_ticks_ = kReleaseHold;
    ramp = kAttack;
  } else if (hold_ticks_ > 0) {
    --hold_ticks_;
  } else {
    gain_ = std::min(allowed, gain_ * kRelease);
  }
  const float step = (gain_ - before) / static_cast<float>(ramp);
  for (size_t i = 0; i < ramp; ++i) envelope_[i] = before + step * static_cast<float>(static_cast<int>(i) + 1);
  std::fill(envelope_.begin() + ramp, envelope_.end(), gain_);
}

void AudioMixer::write_common(AudioFrame& out) const {
  for (size_t i = 0; i < kTickSamples; ++i) out[i] = sum_[i] * envelope_[i];
  soft_clip(out);
}

void AudioMixer::write_without(AudioPortId port, AudioFrame& out, std::span<const Contribution> besides) const {
  const auto place = std::find(ports_.begin(), ports_.end(), port);
  if (place == ports_.end()) {
    for (size_t i = 0; i < kTickSamples; ++i) out[i] = sum_[i] * envelope_[i];
  } else {
    const AudioFrame& self = parts_[static_cast<size_t>(place - ports_.begin())];
    for (size_t i = 0; i < kTickSamples; ++i) out[i] = (sum_[i] - self[i]) * envelope_[i];
  }
  for (const Contribution& each : besides) {
    apply_gain(each, [&](size_t i, float sample) { out[i] += sample; });
  }
  soft_clip(out);
}

void soft_clip(AudioFrame& frame) {
  constexpr float kRoom = 1 - kCeiling;
  for (float& sample : frame) {
    const float size = std::abs(sample);
    const float over = std::max(size - kCeiling, 0.0F);
    sample = std::copysign(std::min(size, kCeiling) + over / (1 + over / kRoom), sample);
  }
}

}  // namespace media
