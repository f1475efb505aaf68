#pragma once

#include <cstdint>
#include <optional>

#include "media/base/time.h"
#include "media/packet/rtcp/report_block.h"
#include "media/packet/rtcp/sender_report.h"
#include "media/rtp/delay_trend.h"

namespace media {

// Loss and jitter of one SSRC as its receiver reports them (RFC 3550 A.3, A.8). Fed with packets as they came over the
// line: duplicates and packets recovered by RTX are not fed, so loss here is the line's, not the picture's.
class ReceptionStatistics {
 public:
  ReceptionStatistics(uint32_t ssrc, int clock_rate) : ssrc_(ssrc), clock_rate_(clock_rate) {}

  // `sequence_number` unwrapped by SequenceTracker; `restarted`: the sender began a new range with this packet.
  // Not inlined here and in the classes beside it, so that tools/bench can tell what statistics cost.
  [[gnu::noinline]] void on_packet(int64_t sequence_number, uint32_t rtp_timestamp, bool restarted, Timestamp now);
  void on_sender_report(const SenderReport& report, Timestamp now);

  bool started() const { return started_; }
  // Ends the interval that `fraction_lost` speaks of. Before the first packet all but the SSRC is 0.
  ReportBlock report_block(Timestamp now);

  int64_t packets_received() const { return received_; }
  int64_t packets_expected() const;
  int64_t packets_lost() const { return packets_expected() - received_; }  // may be negative after reordering
  Duration jitter() const;
  // Once a second: how the delay from the sender's clock to arrival moved. What its encoder takes before it is in it.
  std::optional<Duration> take_delay_trend() { return delay_trend_.take(); }

 private:
  void update_jitter(uint32_t rtp_timestamp, Timestamp now);
  void begin_delays(Timestamp now);

  uint32_t ssrc_;
  int clock_rate_;
  bool started_ = false;
  int64_t first_ = 0;
  int64_t highest_ = 0;
  int64_t expected_before_restart_ = 0;
  int64_t received_ = 0;
  int64_t expected_prior_ = 0;
  int64_t received_prior_ = 0;
  Timestamp last_arrival_{};
  uint32_t last_timestamp_ = 0;
  int64_t jitter_q4_ = 0;  // 16 times the jitter in RTP units
  DelayTrend delay_trend_;
  Timestamp delays_from_{};  // arrival against which delays are told,
  int64_t sent_since_ = 0;   // and RTP units sent since
  uint32_t last_sr_ = 0;
  Timestamp last_sr_arrival_{};
};

}  // namespace media
