#include "media/rtp/stream_rewriter.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "media/packet/vp8_descriptor.h"
#include "media/rtp/rtp_send_stream.h"

namespace media {
namespace {

constexpr double kNanosPerSecond = 1e9;
// Between the last packet of one source and the first of the next lies at least this, so that a receiver never sees
// two pictures or two 20 ms of sound at one time.
constexpr int kMinAdvanceAudioDivisor = 50;
constexpr int kMinAdvanceVideoDivisor = 1000;
// RTP time that runs ahead or behind by more than this did not tick on while the source was silent.
constexpr Duration kMaxTimeError = std::chrono::seconds(5);
// Capture times of two sources may differ from their arrivals by no more than this.
constexpr Duration kMaxCaptureError = std::chrono::seconds(2);

Duration absolute(Duration d) { return d < Duration(0) ? -d : d; }

}  // namespace

StreamRewriter::Config StreamRewriter::Config::video(Random& random) {
  Config config;
  config.first_sequence_number = media::first_sequence_number(random);
  config.first_timestamp = random.u32();
  config.first_picture_id = static_cast<uint16_t>(random.below(1 << 15));
  return config;
}

StreamRewriter::Config StreamRewriter::Config::audio(Random& random) {
  Config config;
  config.kind = MediaKind::kAudio;
  config.clock_rate = kAudioClockRate;
  config.first_sequence_number = media::first_sequence_number(random);
  config.first_timestamp = random.u32();
  return config;
}

StreamRewriter::StreamRewriter(const Config& config)
    : config_(config), sequence_(config.first_sequence_number), pictures_(config.first_picture_id) {}

void StreamRewriter::switch_source(SourceKey source, Timestamp) {
  if (awaited_ == source) return;
  awaited_newest_.reset();
  awaited_ = source;
  if (current_ == source) awaited_.reset();
}

void StreamRewriter::stop() {
  current_.reset();
  awaited_.reset();
  awaited_newest_.reset();
}

std::optional<OutgoingPacket> StreamRewriter::rewrite(SourceKey source, const MediaPacket& packet, Timestamp now) {
  if (source == awaited_) {
    if (!starts_here(packet)) return drop(DropReason::kNotReady);
    start(source, packet, now);
  } else if (source != current_) {
    return drop(DropReason::kNotSubscribed);
  }
  return rewrite_current(packet, now);
}

// A key frame whose beginning comes behind later packets cannot be used: those were refused already.
bool StreamRewriter::starts_here(const MediaPacket& packet) {
  if (config_.kind == MediaKind::kAudio) return true;
  const bool newest = !awaited_newest_ || packet.sequence_number > *awaited_newest_;
  if (newest && is_vp8_keyframe(packet.payload)) return true;
  awaited_newest_ = newest ? packet.sequence_number : *awaited_newest_;
  return false;
}

void StreamRewriter::start(SourceKey source, const MediaPacket& packet, Timestamp now) {
  current_ = source;
  awaited_.reset();
  awaited_newest_.reset();
  last_source_timestamp_ = packet.timestamp;
  ++counters_.switches;
  sequence_.start(packet.sequence_number);
  if (const auto descriptor = parse_vp8_descriptor(packet.payload); descriptor && config_.kind == MediaKind::kVideo) {
    pictures_.start(*descriptor, packet.timestamp);
  }
  continue_time_at(packet, now);
}

// Lays this packet's timestamp as far behind the last one sent as time has passed since.
void StreamRewriter::continue_time_at(const MediaPacket& packet, Timestamp now) {
  if (!started_) {
    timestamp_offset_ = config_.first_timestamp - packet.timestamp;
    return;
  }
  Duration elapsed = now - last_sent_;
  if (packet.capture && last_capture_) {
    const Duration between_captures = *packet.capture - *last_capture_;
    if (absolute(between_captures - elapsed) < kMaxCaptureError) elapsed = between_captures;
  }
  const int divisor = config_.kind == MediaKind::kAudio ? kMinAdvanceAudioDivisor : kMinAdvanceVideoDivisor;
  const auto ticks = std::llround(static_cast<double>(elapsed.count()) * config_.clock_rate / kNanosPerSecond);
  const int64_t advance = std::max<int64_t>(ticks, config_.clock_rate / divisor);
  timestamp_offset_ = last_timestamp_ + advance - packet.timestamp;
}

// How much more RTP time than real time passed since the newest packet sent.
Duration StreamRewriter::time_error_at(const MediaPacket& packet, Timestamp now) const {
  if (packet.timestamp == last_source_timestamp_) return Duration(0);
  const double seconds = static_cast<double>(packet.timestamp - last_source_timestamp_) / config_.clock_rate;
  return std::chrono::duration_cast<Duration>(std::chrono::duration<double>(seconds)) - (now - last_sent_);
}

std::optional<OutgoingPacket> StreamRewriter::rewrite_current(const MediaPacket& packet, Timestamp now) {
  if (sequence_.is_past(packet.sequence_number)) return drop(DropReason::kTooLate);
  if (restarts_at(packet)) {
    const SourceKey source = *std::exchange(current_, std::nullopt);
    if (!awaited_) awaited_ = source;
    if (awaited_ != source || !starts_here(packet)) return drop(DropReason::kNotReady);
    start(source, packet, now);
  } else if (sequence_.is_newest(packet.sequence_number) && absolute(time_error_at(packet, now)) > kMaxTimeError) {
    continue_time_at(packet, now);
  }
  if (config_.kind == MediaKind::kAudio) return forward(packet, now);
  return rewrite_picture(packet, now);
}

bool StreamRewriter::restarts_at(const MediaPacket& packet) const {
  const auto limit = static_cast<int64_t>(kMaxTimeError / std::chrono::seconds(1)) * config_.clock_rate;
  const bool time_goes_back = packet.timestamp < last_source_timestamp_ - limit;
  return sequence_.is_jump(packet.sequence_number) || (sequence_.is_newest(packet.sequence_number) && time_goes_back);
}

std::optional<OutgoingPacket> StreamRewriter::rewrite_picture(const MediaPacket& packet, Timestamp now) {
  if (packet.payload.empty()) return skip(packet);
  auto descriptor = parse_vp8_descriptor(packet.payload);
  if (!descriptor) {
    counters_.dropped.add(DropReason::kMalformed);
    return skip(packet);
  }
  const size_t source_size = descriptor->size;
  const bool keyframe = descriptor->starts_frame() && (packet.payload[source_size] & 0x01) == 0;
  switch (pictures_.map(*descriptor, packet.timestamp, keyframe)) {
    case PictureRewriter::Verdict::kDropLayer: ++counters_.layer_dropped; return skip(packet);
    case PictureRewriter::Verdict::kTooLate: counters_.dropped.add(DropReason::kTooLate); return skip(packet);
    case PictureRewriter::Verdict::kForward: break;
  }
  auto outgoing = forward(packet, now);
  if (!outgoing) return std::nullopt;
  outgoing->prefix_size = static_cast<uint8_t>(write_vp8_descriptor(*descriptor, outgoing->prefix));
  outgoing->payload = packet.payload.subspan(source_size);
  return outgoing;
}

// The packet is not for the receiver: it leaves no gap, and a gap left for it is closed by an empty packet.
std::optional<OutgoingPacket> StreamRewriter::skip(const MediaPacket& packet) {
  const auto number = sequence_.map(packet.sequence_number, SequenceRewriter::Action::kDrop);
  if (!number) return std::nullopt;
  ++counters_.fillers;
  OutgoingPacket filler;
  filler.sequence_number = static_cast<uint16_t>(*number);
  filler.timestamp = static_cast<uint32_t>(packet.timestamp + timestamp_offset_);
  return filler;
}

std::optional<OutgoingPacket> StreamRewriter::forward(const MediaPacket& packet, Timestamp now) {
  const auto number = sequence_.map(packet.sequence_number, SequenceRewriter::Action::kForward);
  if (!number) return drop(DropReason::kTooLate);
  const int64_t timestamp = packet.timestamp + timestamp_offset_;
  if (!started_ || timestamp > last_timestamp_) {
    started_ = true;
    last_source_timestamp_ = packet.timestamp;
    last_timestamp_ = timestamp;
    last_sent_ = now;
    last_capture_ = packet.capture;
  }
  ++counters_.packets;
  OutgoingPacket outgoing;
  outgoing.sequence_number = static_cast<uint16_t>(*number);
  outgoing.timestamp = static_cast<uint32_t>(timestamp);
  outgoing.marker = packet.marker;
  outgoing.payload = packet.payload;
  outgoing.keeper = packet.keeper;
  outgoing.audio_level = packet.audio_level;
  outgoing.capture = packet.capture;
  return outgoing;
}

std::optional<OutgoingPacket> StreamRewriter::drop(DropReason reason) {
  counters_.dropped.add(reason);
  return std::nullopt;
}

}  // namespace media
