#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "media/base/drop_reason.h"
#include "media/base/sequence.h"
#include "media/packet/header_extensions.h"
#include "media/packet/media_packet.h"
#include "media/packet/rtcp/report_block.h"
#include "media/packet/rtcp/sender_report.h"
#include "media/packet/rtp_packet.h"
#include "media/rtp/loss_runs.h"
#include "media/rtp/nack_log.h"
#include "media/rtp/reception_statistics.h"
#include "media/rtp/sender_clock.h"
#include "media/rtp/sequence_tracker.h"

namespace media {

// One received SSRC with its optional RTX stream (RFC 4588): drops duplicates and strays, undoes RTX, unwraps numbers
// and times, keeps loss statistics, knows what to NACK and when each packet was captured. When the sender restarts,
// numbers and times go on far above those before. Which SSRC belongs to which m-line or layer (MID, RID, repaired RID)
// is the caller's to know. Single thread; no allocation after construction.
class RtpReceiveStream {
 public:
  struct Config {
    MediaKind kind = MediaKind::kVideo;  // video is VP8: its key frames end the asking for older packets
    uint32_t ssrc = 0;
    uint8_t payload_type = 0;
    std::optional<uint8_t> rtx_payload_type;
    int clock_rate = kVideoClockRate;
    bool nack = true;  // negotiated a=rtcp-fb nack
    NackLog::Limits nack_limits;
  };

  struct Counters {
    uint64_t packets = 0;        // given out, recovered ones included
    uint64_t payload_bytes = 0;  // of those
    uint64_t recovered = 0;      // by RTX
    uint64_t padding = 0;        // packets without payload, media and RTX
    DropCounters dropped;
  };

  // What came over the line in a second.
  struct LineSecond {
    LossCounts media;         // of the media SSRC
    LossCounts rtx;           // of the RTX SSRC, by its own sequence numbers
    uint64_t bytes = 0;       // of payloads, padding too, repeated ones too
    std::optional<Duration> delay_trend;  // see DelayTrend
  };

  // `clock` is the participant's, shared by its streams; it outlives this.
  RtpReceiveStream(const Config& config, RemoteClock& clock);

  // A decrypted packet of config.ssrc. The media packet's payload points into `packet`. It is empty for padding sent
  // on the media SSRC: nothing to decode, but its sequence number is used up, not lost. nullopt: dropped and counted.
  std::optional<MediaPacket> on_rtp(const RtpPacketView& packet, const HeaderExtensions& extensions, Timestamp now);
  // A decrypted packet of the RTX SSRC; gives the packet it repeats if that was missing. RTX without payload (probing)
  // is counted and ignored.
  std::optional<MediaPacket> on_rtx(const RtpPacketView& packet, Timestamp now);
  void on_sender_report(const SenderReport& report, Timestamp now);
  // From the report blocks that the same participant sends us, or from the transport.
  void set_rtt(Duration rtt) { nack_log_.set_rtt(rtt); }

  bool started() const { return statistics_.started(); }
  // For our next RTCP report; ends the report's interval.
  ReportBlock report_block(Timestamp now) { return statistics_.report_block(now); }
  // Packets to ask for now (for write_nack); valid until the next call. Empty if NACK is not negotiated.
  std::span<const uint16_t> nacks(Timestamp now);
  Timestamp next_deadline() const;

  // Once a second: what came since the last call, as it was on the line: nothing is repaired in it.
  LineSecond take_line();

  uint32_t ssrc() const { return config_.ssrc; }
  const Counters& counters() const { return counters_; }
  const ReceptionStatistics& statistics() const { return statistics_; }
  const NackLog& nack_log() const { return nack_log_; }

 private:
  std::optional<MediaPacket> drop(DropReason reason);
  void on_restart(int64_t sequence_number);
  MediaPacket media_packet(const RtpHeader& header, Bytes payload, int64_t sequence_number, Timestamp now);

  std::optional<Timestamp> capture_time(uint32_t rtp_timestamp);

  Config config_;
  SequenceTracker tracker_;
  RtpTimeUnwrapper timestamps_;
  int64_t timestamp_base_ = 0;  // added; grows when the sender restarts
  ReceptionStatistics statistics_;
  LossRuns media_runs_;
  SequenceTracker rtx_tracker_;
  LossRuns rtx_runs_;
  uint64_t line_bytes_ = 0;
  NackLog nack_log_;
  SenderClock clock_;
  std::optional<Timestamp> capture_;  // of the last packet, which had:
  uint32_t capture_timestamp_ = 0;
  Counters counters_;
};

}  // namespace media
