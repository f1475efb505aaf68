#include "tools/endpoint/stream/sound_listener.h"

#include <algorithm>

#include "media/audio/audio_frame.h"
#include "media/audio/opus_packet.h"
#include "tools/endpoint/core/site_signs.h"

namespace tools {

using media::Duration;
using media::Timestamp;

namespace {

constexpr int64_t kMaxConcealed = 5;  // packets; longer holes are left silent
// How much later than its packet a sound leaves the decoder (RFC 6716 §2: the look-ahead of the last encoding).
constexpr int64_t kDecoderDelay = 312;

std::vector<double> all_tones() {
  std::vector<double> tones;
  for (size_t site = 0; site < kSiteSigns; ++site) tones.push_back(site_tone(site));
  return tones;
}

}  // namespace

media::Result<std::unique_ptr<SoundListener>> SoundListener::create(const SendLog* log) {
  auto decoder = media::OpusDecoder::create();
  if (!decoder) return tl::unexpected(decoder.error());
  return std::unique_ptr<SoundListener>(new SoundListener(std::move(*decoder), log));
}

SoundListener::SoundListener(media::OpusDecoder decoder, const SendLog* log)
    : decoder_(std::move(decoder)), log_(log), tones_(all_tones()) {
  tones_.on_marker([this](const ToneMeter::Marker& marker) { on_marker(marker); });
  tones_.on_change([this](const ToneMeter::Change& change) {
    if (!change_handler_) return;
    const auto time = arrival_of(change.sample);
    change_handler_({static_cast<uint8_t>(change.tone), change.heard, time.value_or(last_arrival_)});
  });
}

void SoundListener::on_packet(const media::MediaPacket& packet, Timestamp) {
  if (last_sequence_ && packet.sequence_number <= *last_sequence_) return;
  const int64_t missing = last_sequence_ ? packet.sequence_number - *last_sequence_ - 1 : 0;
  if (last_sequence_) note_gaps(packet);
  last_sequence_ = packet.sequence_number;
  last_timestamp_ = packet.timestamp;
  last_arrival_ = packet.arrival;
  ++figures_.packets;
  if (decoding_) decode(packet, missing);
}

void SoundListener::note_gaps(const media::MediaPacket& packet) {
  const int64_t missing = packet.sequence_number - *last_sequence_ - 1;
  const int64_t left_out = packet.timestamp - last_timestamp_ - static_cast<int64_t>(media::kTickSamples);
  figures_.lost += static_cast<uint64_t>(missing);
  if (missing > 0 || left_out > 0) {
    count_gap(media::samples_to_duration(std::max<int64_t>(left_out, 0)));
  } else if (packet.arrival - last_arrival_ > kStall) {
    count_gap(packet.arrival - last_arrival_);
  }
}

void SoundListener::count_gap(Duration length) {
  ++figures_.gaps;
  figures_.longest_gap = std::max(figures_.longest_gap, length);
}

void SoundListener::decode(const media::MediaPacket& packet, int64_t missing) {
  std::array<float, media::kMaxOpusPacketSamples> sound;
  for (int64_t i = 0; i < std::min(missing, kMaxConcealed); ++i) {
    const auto out = std::span(sound).first(media::kTickSamples);
    const bool last = i + 1 == missing;
    hear(out.first(last ? decoder_.decode_fec(packet.payload, out) : decoder_.conceal(out)));
  }
  arrivals_[next_arrival_] = {samples_, packet.arrival};
  next_arrival_ = (next_arrival_ + 1) % kArrivals;
  hear(std::span(sound).first(decoder_.decode(packet.payload, sound)));
}

void SoundListener::hear(std::span<const float> samples) {
  samples_ += static_cast<int64_t>(samples.size());
  tones_.push(samples);
  for (const auto& listener : listeners_) listener(samples);
}

// The packet that brought the marker's first sample.
void SoundListener::on_marker(const ToneMeter::Marker& marker) {
  if (!log_) return;
  const auto arrival = arrival_of(marker.sample - kDecoderDelay);
  if (!arrival) return;
  if (const auto latency = log_->marker_latency(static_cast<uint8_t>(marker.tone), *arrival)) latency_.add(*latency);
}

std::optional<Timestamp> SoundListener::arrival_of(int64_t sample) const {
  const Arrival* best = nullptr;
  for (const auto& arrival : arrivals_) {
    if (arrival.time == Timestamp{} || arrival.first_sample > sample) continue;
    if (!best || arrival.first_sample > best->first_sample) best = &arrival;
  }
  if (!best) return std::nullopt;
  return best->time;
}

SoundListener::Figures SoundListener::figures(Timestamp now) const {
  Figures figures = figures_;
  if (last_sequence_ && now - last_arrival_ > kStall) {
    ++figures.gaps;
    figures.longest_gap = std::max(figures.longest_gap, now - last_arrival_);
  }
  return figures;
}

void SoundListener::reset(Timestamp now) {
  figures_ = {};
  last_arrival_ = std::max(last_arrival_, now - kStall);
  tones_.reset();
  latency_.reset();
}

}  // namespace tools
