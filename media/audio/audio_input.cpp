#include "media/audio/audio_input.h"

#include <algorithm>
#include <cstring>

#include "media/audio/opus_packet.h"

namespace media {
namespace {

// A remainder, a longest packet, and what put_in adds, with room to spare.
constexpr size_t kFifoSize = 4 * kTickSamples + kMaxOpusPacketSamples;

// The library's concealment goes on for ever, at last as a hum; ours ends between these many samples.
constexpr int kFadeFrom = 20 * static_cast<int>(kTickSamples);
constexpr int kFadeTo = 25 * static_cast<int>(kTickSamples);

}  // namespace

AudioInput::AudioInput(OpusDecoder decoder)
    : decoder_(std::move(decoder)), fifo_(std::make_unique<float[]>(kFifoSize)) {}

Result<AudioInput> AudioInput::create() {
  return OpusDecoder::create().map([](OpusDecoder&& decoder) { return AudioInput(std::move(decoder)); });
}

AudioInput::Outcome AudioInput::run(const AudioTickInput& in, const PortInput& port, AudioFrame& frame) {
  Outcome outcome;
  for (const DecodeStep& step : in.steps(port)) {
    if (!append(step, in.payload(step))) outcome.decode_failed = true;
  }
  if (size_ < kTickSamples) {
    std::fill(fifo_.get() + size_, fifo_.get() + kTickSamples, 0.0F);
    size_ = kTickSamples;
  }
  outcome.corrected = correct(port);
  // Full scale is the limit of what a site may add; so a broken stream, even one of NaN, cannot spoil the sum.
  for (size_t i = 0; i < kTickSamples; ++i) frame[i] = std::min(std::max(-1.0F, fifo_[i]), 1.0F);
  size_ -= kTickSamples;
  std::memmove(fifo_.get(), fifo_.get() + kTickSamples, size_ * sizeof(float));
  return outcome;
}

void AudioInput::stop(AudioFrame& frame) {
  const size_t kept = std::min(size_, kTickSamples);
  std::copy_n(fifo_.get(), kept, frame.begin());
  std::fill(frame.begin() + kept, frame.end(), 0.0F);
  if (running_ && kept < kTickSamples) {
    std::span<float> rest(fifo_.get(), kTickSamples);
    if (decoder_.conceal(rest) == kTickSamples) std::copy_n(rest.begin(), kTickSamples - kept, frame.begin() + kept);
  }
  if (running_) decoder_.reset();
  running_ = false;
  size_ = 0;
  concealed_ = 0;
  scaler_ = TimeScaler();
}

// False if a payload could not be decoded. Always adds what the step promises.
bool AudioInput::append(const DecodeStep& step, Bytes payload) {
  if (step.skip > step.samples || size_ + step.samples > kFifoSize) return false;
  const std::span<float> out(fifo_.get() + size_, step.samples);
  const bool done = decode(step, payload, out);
  if (!done && (!running_ || decoder_.conceal(out) != out.size())) std::fill(out.begin(), out.end(), 0.0F);

  const bool lost = step.kind == DecodeKind::kConceal || !done;
  if (lost) {
    fade_concealment(out);
  } else {
    concealed_ = 0;
  }
  const size_t kept = step.samples - step.skip;
  std::memmove(out.data(), out.data() + step.skip, kept * sizeof(float));
  size_ += kept;
  return done;
}

bool AudioInput::decode(const DecodeStep& step, Bytes payload, std::span<float> out) {
  switch (step.kind) {
    case DecodeKind::kPacket:
      running_ = true;
      return decoder_.decode(payload, out) == out.size();
    case DecodeKind::kFec:
      return decoder_.decode_fec(payload, out) == out.size();
    case DecodeKind::kConceal:
      if (running_) return decoder_.conceal(out) == out.size();
      break;
    case DecodeKind::kSilence:
      break;
  }
  std::fill(out.begin(), out.end(), 0.0F);
  return true;
}

void AudioInput::fade_concealment(std::span<float> piece) {
  for (float& sample : piece) {
    ++concealed_;
    if (concealed_ <= kFadeFrom) continue;
    sample *= std::max(0.0F, static_cast<float>(kFadeTo - concealed_) / (kFadeTo - kFadeFrom));
  }
}

int AudioInput::correct(const PortInput& port) {
  scaler_.follow(level_dbov({fifo_.get(), kTickSamples}));
  if (port.correction > 0) {
    // What is left must still fill this tick.
    if (size_ < kTickSamples + TimeScaler::kMaxShift) return 0;
    const size_t out = scaler_.take_out({fifo_.get(), size_}, static_cast<size_t>(port.correction), port.urgency);
    size_ -= out;
    return static_cast<int>(out);
  }
  if (port.correction < 0) {
    const auto most = static_cast<size_t>(-port.correction);
    const size_t in = scaler_.put_in({fifo_.get(), kFifoSize}, size_, most, port.urgency);
    size_ += in;
    return -static_cast<int>(in);
  }
  return 0;
}

}  // namespace media
