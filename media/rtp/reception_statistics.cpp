#include "media/rtp/reception_statistics.h"

#include <algorithm>
#include <cstdlib>

namespace media {
namespace {

constexpr int64_t kNanosPerSecond = 1'000'000'000;
constexpr int64_t kMaxJitterSampleSeconds = 5;  // beyond, the sender's clock jumped
constexpr int64_t kMaxDelaySeconds = 30 * 86'400;  // then delays are told against a newer packet

}  // namespace

void ReceptionStatistics::on_packet(int64_t sequence_number, uint32_t rtp_timestamp, bool restarted, Timestamp now) {
  const bool newest = !started_ || restarted || sequence_number > highest_;
  if (!started_ || restarted) {
    if (started_) expected_before_restart_ += highest_ - first_ + 1;
    first_ = highest_ = sequence_number;
    last_timestamp_ = rtp_timestamp;
    last_arrival_ = now;
    begin_delays(now);
    started_ = true;
  }
  ++received_;
  first_ = std::min(first_, sequence_number);
  highest_ = std::max(highest_, sequence_number);
  if (newest && rtp_timestamp != last_timestamp_) update_jitter(rtp_timestamp, now);
}

// RFC 3550 A.8, between the first packets of two pictures or audio frames.
void ReceptionStatistics::update_jitter(uint32_t rtp_timestamp, Timestamp now) {
  const int64_t sent = static_cast<int32_t>(rtp_timestamp - last_timestamp_);
  const int64_t arrived = (now - last_arrival_).count() / 1000 * clock_rate_ / (kNanosPerSecond / 1000);
  const int64_t difference = std::abs(arrived - sent);
  last_timestamp_ = rtp_timestamp;
  last_arrival_ = now;
  if (difference > kMaxJitterSampleSeconds * clock_rate_) return begin_delays(now);
  jitter_q4_ += difference - ((jitter_q4_ + 8) >> 4);
  sent_since_ += sent;
  if (std::abs(sent_since_) > kMaxDelaySeconds * clock_rate_) return begin_delays(now);
  delay_trend_.add(now - delays_from_ - Duration(sent_since_ * (kNanosPerSecond / 1000) / clock_rate_ * 1000));
}

void ReceptionStatistics::begin_delays(Timestamp now) {
  delay_trend_.restart();
  delays_from_ = now;
  sent_since_ = 0;
}

void ReceptionStatistics::on_sender_report(const SenderReport& report, Timestamp now) {
  last_sr_ = report.ntp.compact();
  last_sr_arrival_ = now;
}

int64_t ReceptionStatistics::packets_expected() const {
  return started_ ? expected_before_restart_ + highest_ - first_ + 1 : 0;
}

Duration ReceptionStatistics::jitter() const { return Duration((jitter_q4_ >> 4) * kNanosPerSecond / clock_rate_); }

ReportBlock ReceptionStatistics::report_block(Timestamp now) {
  ReportBlock block;
  block.ssrc = ssrc_;
  if (!started_) return block;
  const int64_t expected = packets_expected() - expected_prior_;
  const int64_t lost = expected - (received_ - received_prior_);
  expected_prior_ = packets_expected();
  received_prior_ = received_;
  if (expected > 0 && lost > 0) {
    block.fraction_lost = static_cast<uint8_t>(std::min<int64_t>(255, lost * 256 / expected));
  }
  constexpr int64_t kMaxLost = 0x7fffff;
  block.cumulative_lost = static_cast<int32_t>(std::clamp(packets_lost(), -kMaxLost - 1, kMaxLost));
  block.extended_highest_sequence = static_cast<uint32_t>(highest_);
  block.jitter = static_cast<uint32_t>(jitter_q4_ >> 4);
  block.last_sender_report = last_sr_;
  block.delay_since_last_sr = last_sr_ == 0 ? 0 : to_compact_ntp(now - last_sr_arrival_);
  return block;
}

}  // namespace media
