#include "media/rtp/rtp_receive_stream.h"

#include <utility>

#include "media/packet/vp8_descriptor.h"

namespace media {
namespace {

constexpr size_t kOsnSize = 2;  // original sequence number, RFC 4588 §4

}  // namespace

RtpReceiveStream::RtpReceiveStream(const Config& config, RemoteClock& clock)
    : config_(config),
      statistics_(config.ssrc, config.clock_rate),
      nack_log_(config.nack_limits),
      clock_(config.clock_rate, clock) {}

std::optional<MediaPacket> RtpReceiveStream::on_rtp(const RtpPacketView& packet, const HeaderExtensions& extensions,
                                                    Timestamp now) {
  using Verdict = SequenceTracker::Verdict;
  const RtpHeader& header = packet.header;
  if (header.payload_type != config_.payload_type) return drop(DropReason::kUnknownPayloadType);
  line_bytes_ += packet.payload.size() + packet.padding;
  const auto outcome = tracker_.on_packet(header.sequence_number);
  if (outcome.verdict == Verdict::kStray) return drop(DropReason::kTooLate);
  const bool restarted = outcome.verdict == Verdict::kRestarted;
  // Also what RTX had brought already: on the line it is the late one, and no duplicate.
  media_runs_.on_packet(outcome.sequence_number, restarted);
  if (outcome.verdict == Verdict::kDuplicate) return drop(DropReason::kDuplicate);

  if (restarted) on_restart(outcome.sequence_number);
  statistics_.on_packet(outcome.sequence_number, header.timestamp, restarted, now);
  MediaPacket media = media_packet(header, packet.payload, outcome.sequence_number, now);
  media.audio_level = extensions.audio_level;
  return media;
}

std::optional<MediaPacket> RtpReceiveStream::on_rtx(const RtpPacketView& packet, Timestamp now) {
  if (packet.header.payload_type != config_.rtx_payload_type) return drop(DropReason::kUnknownPayloadType);
  line_bytes_ += packet.payload.size() + packet.padding;
  const auto on_line = rtx_tracker_.on_packet(packet.header.sequence_number);
  if (on_line.verdict != SequenceTracker::Verdict::kStray) {
    rtx_runs_.on_packet(on_line.sequence_number, on_line.verdict == SequenceTracker::Verdict::kRestarted);
  }
  if (packet.payload.empty()) {
    ++counters_.padding;
    return std::nullopt;
  }
  if (packet.payload.size() < kOsnSize) return drop(DropReason::kMalformed);
  RtpHeader header = packet.header;
  header.sequence_number = static_cast<uint16_t>(packet.payload[0] << 8 | packet.payload[1]);
  const auto outcome = tracker_.on_recovered(header.sequence_number);
  if (outcome.verdict == SequenceTracker::Verdict::kDuplicate) return drop(DropReason::kDuplicate);
  if (!outcome.accepted()) return drop(DropReason::kTooLate);
  ++counters_.recovered;
  return media_packet(header, packet.payload.subspan(kOsnSize), outcome.sequence_number, now);
}

// Numbers and times of the new range lie above all before, so that nobody downstream sees time go backwards.
void RtpReceiveStream::on_restart(int64_t sequence_number) {
  nack_log_.forget_before(sequence_number);
  clock_.reset();
  capture_.reset();
  const int64_t newest = timestamp_base_ + timestamps_.newest().value_or(0);
  timestamp_base_ = ((newest >> 32) + 1) * (int64_t{1} << 32);
  timestamps_.reset();
}

MediaPacket RtpReceiveStream::media_packet(const RtpHeader& header, Bytes payload, int64_t sequence_number,
                                           Timestamp now) {
  if (config_.nack) {
    nack_log_.on_packet(sequence_number, now);
    if (config_.kind == MediaKind::kVideo && is_vp8_keyframe(payload)) nack_log_.forget_before(sequence_number);
  }
  if (payload.empty()) ++counters_.padding;
  ++counters_.packets;
  counters_.payload_bytes += payload.size();

  MediaPacket media;
  media.sequence_number = sequence_number;
  media.timestamp = timestamp_base_ + timestamps_.unwrap(header.timestamp);
  media.marker = header.marker;
  media.payload = payload;
  media.arrival = now;
  media.capture = capture_time(header.timestamp);
  return media;
}

// All packets of a picture have one timestamp and one capture time.
std::optional<Timestamp> RtpReceiveStream::capture_time(uint32_t rtp_timestamp) {
  if (!capture_ || capture_timestamp_ != rtp_timestamp) {
    capture_ = clock_.capture_time(rtp_timestamp);
    capture_timestamp_ = rtp_timestamp;
  }
  return capture_;
}

void RtpReceiveStream::on_sender_report(const SenderReport& report, Timestamp now) {
  if (report.ssrc != config_.ssrc) return;
  statistics_.on_sender_report(report, now);
  clock_.on_sender_report(report, now);
}

RtpReceiveStream::LineSecond RtpReceiveStream::take_line() {
  return {media_runs_.take_second(), rtx_runs_.take_second(), std::exchange(line_bytes_, 0),
          statistics_.take_delay_trend()};
}

std::span<const uint16_t> RtpReceiveStream::nacks(Timestamp now) {
  return config_.nack ? nack_log_.due(now) : std::span<const uint16_t>();
}

Timestamp RtpReceiveStream::next_deadline() const { return config_.nack ? nack_log_.next_deadline() : kNever; }

std::optional<MediaPacket> RtpReceiveStream::drop(DropReason reason) {
  counters_.dropped.add(reason);
  return std::nullopt;
}

}  // namespace media
