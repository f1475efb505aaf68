#include "media/rtp/rtp_send_stream.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace media {
namespace {

constexpr size_t kOsnSize = 2;  // original sequence number, RFC 4588 §4
constexpr Duration kAssumedRtt = std::chrono::milliseconds(50);
constexpr Duration kMaxRtt = std::chrono::seconds(10);
constexpr double kNanosPerSecond = 1e9;

// 24 bits of 6.18 fixed-point seconds.
uint32_t abs_send_time(Timestamp now) {
  const auto ns = static_cast<uint64_t>(now.time_since_epoch().count());
  constexpr uint64_t kNanos = 1'000'000'000;
  return static_cast<uint32_t>((ns / kNanos % 64 << 18) + ((ns % kNanos) << 18) / kNanos) & 0xffffff;
}

void append(Bytes bytes, MutableBytes out, size_t& size) {
  if (!bytes.empty()) std::memcpy(out.data() + size, bytes.data(), bytes.size());
  size += bytes.size();
}

}  // namespace

RtpSendStream::RtpSendStream(const Config& config)
    : config_(config), history_(config.history), rtx_sequence_number_(config.rtx_first_sequence_number) {}

HeaderExtensions RtpSendStream::extensions(std::optional<uint16_t> transport_cc, Timestamp now) const {
  HeaderExtensions extensions;
  extensions.mid = config_.mid;
  extensions.transport_cc = transport_cc;
  if (config_.extensions.has(ExtensionKind::kAbsSendTime)) extensions.abs_send_time = abs_send_time(now);
  return extensions;
}

size_t RtpSendStream::write(const OutgoingPacket& packet, std::optional<uint16_t> transport_cc, MutableBytes out,
                            Timestamp now) {
  HeaderExtensions extensions = this->extensions(transport_cc, now);
  extensions.audio_level = packet.audio_level;
  extensions.rid = config_.rid;
  const RtpHeader header{packet.marker, config_.payload_type, packet.sequence_number, packet.timestamp, config_.ssrc};
  size_t size = write_rtp_header(header, extensions, config_.extensions, out);
  if (size == 0 || packet.payload_size() > out.size() - size) {
    ++counters_.too_large;
    return 0;
  }
  const Bytes prefix = Bytes(packet.prefix).first(packet.prefix_size);
  append(prefix, out, size);
  append(packet.payload, out, size);

  if (config_.rtx_ssrc) {
    history_.store(packet.sequence_number, packet.timestamp, packet.marker, prefix, packet.payload, packet.keeper, now);
  }
  note_time(packet, now);
  ++counters_.packets;
  counters_.payload_bytes += packet.payload_size();
  return size;
}

bool RtpSendStream::resent_recently(const PacketHistory::Entry& entry, Timestamp now) const {
  return entry.resent && now - *entry.resent < rtt_.value_or(kAssumedRtt);
}

bool RtpSendStream::can_resend(uint16_t sequence_number, Timestamp now) const {
  const auto entry = history_.find(sequence_number, now);
  return entry && config_.rtx_payload_type && !resent_recently(*entry, now);
}

size_t RtpSendStream::on_nack(uint16_t sequence_number, std::optional<uint16_t> transport_cc, MutableBytes out,
                              Timestamp now) {
  ++counters_.nacked;
  const auto entry = history_.find(sequence_number, now);
  if (!entry || !config_.rtx_ssrc || !config_.rtx_payload_type) {
    ++counters_.nack_unanswered;
    return 0;
  }
  if (resent_recently(*entry, now)) {
    ++counters_.nack_suppressed;
    return 0;
  }
  const RtpHeader header{entry->marker, *config_.rtx_payload_type, rtx_sequence_number_, entry->timestamp,
                         *config_.rtx_ssrc};
  HeaderExtensions extensions = this->extensions(transport_cc, now);
  extensions.repaired_rid = config_.rid;
  size_t size = write_rtp_header(header, extensions, config_.extensions, out);
  if (size == 0 || kOsnSize + entry->payload_size() > out.size() - size) {
    ++counters_.too_large;
    return 0;
  }
  const uint8_t osn[kOsnSize] = {static_cast<uint8_t>(sequence_number >> 8), static_cast<uint8_t>(sequence_number)};
  append(osn, out, size);
  append(entry->prefix, out, size);
  append(entry->payload, out, size);

  ++rtx_sequence_number_;
  history_.mark_resent(sequence_number, now);
  ++counters_.rtx_packets;
  counters_.rtx_bytes += kOsnSize + entry->payload_size();
  return size;
}

// Times of arrival serve only until a capture time is known.
void RtpSendStream::note_time(const OutgoingPacket& packet, Timestamp now) {
  if (packet.payload_size() == 0 || (!packet.capture && time_ && time_->from_capture)) return;
  const bool newer = !time_ || static_cast<int32_t>(packet.timestamp - time_->rtp_timestamp) > 0;
  const bool better = time_ && packet.capture && !time_->from_capture;
  if (newer || better) time_ = {packet.capture.value_or(now), packet.timestamp, packet.capture.has_value()};
}

void RtpSendStream::set_time_reference(Timestamp capture, uint32_t rtp_timestamp) {
  time_ = {capture, rtp_timestamp, true};
}

std::optional<SenderReport> RtpSendStream::sender_report(Timestamp now) const {
  if (!time_) return std::nullopt;
  SenderReport report;
  report.ssrc = config_.ssrc;
  report.ntp = NtpTime::from(now);
  const Duration since = now - (time_->capture + capture_offset_);
  const auto ticks = std::llround(static_cast<double>(since.count()) * config_.clock_rate / kNanosPerSecond);
  report.rtp_timestamp = time_->rtp_timestamp + static_cast<uint32_t>(ticks);
  report.packet_count = static_cast<uint32_t>(counters_.packets);
  report.octet_count = static_cast<uint32_t>(counters_.payload_bytes);
  return report;
}

// By differences to the report before, which survive both counters' wrap. A receiver that began anew, or tells what
// cannot be, is compared with from its next report on.
void RtpSendStream::note_loss(const ReportBlock& block) {
  if (!remote_report_) return;
  constexpr int32_t kMaxStep = 1 << 20;  // packets between two reports
  const auto expected = static_cast<int32_t>(block.extended_highest_sequence - remote_report_->highest_sequence);
  if (expected < 0 || expected > kMaxStep) return;
  const int64_t lost = int64_t{block.cumulative_lost} - remote_report_->cumulative_lost;
  if (!reported_) reported_ = Reported{};
  reported_->expected += expected;
  reported_->lost += std::clamp<int64_t>(lost, 0, expected);
}

std::optional<Duration> RtpSendStream::on_report_block(const ReportBlock& block, Timestamp now) {
  if (block.ssrc != config_.ssrc) return std::nullopt;
  const double jitter_ns = static_cast<double>(block.jitter) * kNanosPerSecond / config_.clock_rate;
  note_loss(block);
  remote_report_ = {now, block.fraction_lost, block.cumulative_lost, Duration(std::llround(jitter_ns)),
                    block.extended_highest_sequence};
  if (block.last_sender_report == 0) return std::nullopt;
  const uint32_t units = NtpTime::from(now).compact() - block.last_sender_report - block.delay_since_last_sr;
  // Rounding may make a very short one negative.
  const Duration rtt = static_cast<int32_t>(units) < 0 ? Duration(0) : from_compact_ntp(units);
  if (rtt > kMaxRtt) return std::nullopt;
  rtt_ = rtt_ ? (*rtt_ * 7 + rtt) / 8 : rtt;
  return rtt;
}

}  // namespace media
