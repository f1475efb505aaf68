#include "tools/endpoint/stream/echo_return.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "media/audio/level.h"
#include "media/audio/opus_packet.h"

namespace tools {

namespace {

// Packets come and go in bursts: as much may the delay wander before it is set right again.
constexpr media::Duration kWander = std::chrono::milliseconds(60);

}  // namespace

media::Result<std::unique_ptr<EchoReturn>> EchoReturn::create(const EchoFault& fault) {
  auto decoder = media::OpusDecoder::create();
  if (!decoder) return tl::unexpected(decoder.error());
  auto encoder = media::OpusEncoder::create({});
  if (!encoder) return tl::unexpected(encoder.error());
  return std::unique_ptr<EchoReturn>(new EchoReturn(fault, std::move(*decoder), std::move(*encoder)));
}

EchoReturn::EchoReturn(const EchoFault& fault, media::OpusDecoder decoder, media::OpusEncoder encoder)
    : delay_(media::duration_to_samples(std::min(fault.delay, kLongestDelay))),
      gain_(static_cast<float>(std::pow(10.0, -fault.loss_db / 20))),
      decoder_(std::move(decoder)),
      encoder_(std::move(encoder)),
      ring_(static_cast<size_t>(media::duration_to_samples(2 * kLongestDelay))),
      read_(-delay_) {}

void EchoReturn::hear(std::span<const float> samples) {
  fresh_ = true;
  for (const float sample : samples) ring_[static_cast<size_t>(written_++) % ring_.size()] = sample;
}

// Silence where nothing was heard.
float EchoReturn::heard(int64_t sample) const {
  const bool kept = sample >= 0 && sample < written_ && written_ - sample <= static_cast<int64_t>(ring_.size());
  return kept ? ring_[static_cast<size_t>(sample) % ring_.size()] : 0;
}

EchoReturn::Packet EchoReturn::mix(media::Bytes own) {
  std::array<float, media::kMaxOpusPacketSamples> sound{};
  decoder_.decode(own, sound);
  // While nothing comes the echo runs out, and does not begin anew with what was heard last.
  const int64_t most = std::min(media::duration_to_samples(kWander), delay_ / 2);
  if (fresh_ && std::abs(written_ - delay_ - read_) > most) read_ = written_ - delay_;
  fresh_ = false;
  media::AudioFrame frame{};
  for (size_t i = 0; i < frame.size(); ++i) frame[i] = std::clamp(sound[i] + gain_ * heard(read_++), -1.0F, 1.0F);
  const size_t size = encoder_.encode(frame, packet_);
  return {media::Bytes(packet_).first(size), media::to_audio_level(media::level_dbov(frame)).level};
}

}  // namespace tools
