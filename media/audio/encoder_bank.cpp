#include "media/audio/encoder_bank.h"

#include <algorithm>

#include "media/base/check.h"

namespace media {
namespace {

// Ticks since the mix is the common one.
constexpr int kReturnInQuiet = 25;    // 500 ms
constexpr int kReturnRising = 250;    // 5 s
constexpr int kReturnAnyway = 300;

constexpr float kQuietDbov = -45;
constexpr float kSilentDbov = -80;
constexpr float kRise = 3;            // dB above the tick before

}  // namespace

EncoderBank::EncoderBank(std::vector<OpusEncoder> encoders) : encoders_(std::move(encoders)) {
  for (size_t i = encoders_.size(); i-- > 1;) free_.push_back(i);
  owns_.reserve(free_.size());
}

Result<EncoderBank> EncoderBank::create(size_t max_own, const OpusEncoderOptions& options) {
  std::vector<OpusEncoder> encoders;
  for (size_t i = 0; i < max_own + 1; ++i) {
    auto encoder = OpusEncoder::create(options);
    if (!encoder) return tl::unexpected(encoder.error());
    encoders.push_back(std::move(*encoder));
  }
  return EncoderBank(std::move(encoders));
}

void EncoderBank::assign(std::span<const MixListener> listeners, bool common_wanted, float mix_dbov) {
  common_heard_ = common_runs_;
  for (Own& own : owns_) own.listens = false;
  for (const MixListener& listener : listeners) follow(listener);
  unpredicted_ = false;
  give_encoders_back(mix_dbov);
  last_dbov_ = mix_dbov;
  for (const MixListener& listener : listeners) {
    if (listener.apart && find_own(listener.port) == nullptr) take_encoder(listener.port);
  }
  common_runs_ = common_wanted || std::any_of(listeners.begin(), listeners.end(), [&](const MixListener& listener) {
                   return !listener.apart && find_own(listener.port) == nullptr;
                 });
}

EncoderBank::Own* EncoderBank::find_own(AudioPortId port) {
  const auto place = std::find_if(owns_.begin(), owns_.end(), [&](const Own& own) { return own.port == port; });
  return place == owns_.end() ? nullptr : &*place;
}

bool EncoderBank::has_own(AudioPortId port) const {
  return std::any_of(owns_.begin(), owns_.end(), [&](const Own& own) { return own.port == port; });
}

void EncoderBank::follow(const MixListener& listener) {
  Own* own = find_own(listener.port);
  if (own == nullptr) return;
  own->listens = true;
  own->common_ticks = listener.apart ? 0 : own->common_ticks + 1;
}

void EncoderBank::take_encoder(AudioPortId port) {
  if (free_.empty()) give_longest_waiting_back();
  if (free_.empty()) {
    ++exhausted_;
    return;
  }
  Own own;
  own.port = port;
  own.encoder = free_.back();
  own.listens = true;
  free_.pop_back();
  encoders_[own.encoder].copy_state_from(encoders_[0]);
  owns_.push_back(own);
}

bool EncoderBank::may_return(const Own& own, float mix_dbov) const {
  const bool fading = mix_dbov < last_dbov_ && last_dbov_ > kSilentDbov;
  if (mix_dbov < kQuietDbov && !fading) return own.common_ticks >= kReturnInQuiet;
  const bool rising = mix_dbov > last_dbov_ + kRise;
  return own.common_ticks >= (rising ? kReturnRising : kReturnAnyway);
}

void EncoderBank::give_encoders_back(float mix_dbov) {
  std::erase_if(owns_, [&](const Own& own) {
    if (own.listens && !may_return(own, mix_dbov)) return false;
    give_back(own);
    return true;
  });
}

void EncoderBank::give_longest_waiting_back() {
  const auto waited = [](const Own& a, const Own& b) { return a.common_ticks < b.common_ticks; };
  const auto longest = std::max_element(owns_.begin(), owns_.end(), waited);
  if (longest == owns_.end() || longest->common_ticks == 0) return;  // all are apart in this tick
  give_back(*longest);
  owns_.erase(longest);
}

void EncoderBank::give_back(const Own& own) {
  free_.push_back(own.encoder);
  if (!own.listens) return;
  if (common_heard_) {
    unpredicted_ = true;
  } else {
    // Nobody listened to the common encoder: it goes on as this one, which the returning decoder cannot notice.
    encoders_[0].copy_state_from(encoders_[own.encoder]);
    common_heard_ = true;
  }
}

size_t EncoderBank::encode_common(const AudioFrame& mix, MutableBytes out) {
  encoders_[0].set_prediction_disabled(unpredicted_);
  const size_t size = encoders_[0].encode(mix, out);
  if (unpredicted_) encoders_[0].set_prediction_disabled(false);
  return size;
}

size_t EncoderBank::encode_own(AudioPortId port, const AudioFrame& mix, MutableBytes out) {
  Own* own = find_own(port);
  CHECK(own != nullptr);
  return encoders_[own->encoder].encode(mix, out);
}

}  // namespace media
