#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "media/base/random.h"
#include "media/base/time.h"
#include "media/packet/header_extensions.h"
#include "media/packet/rtcp/report_block.h"
#include "media/packet/rtcp/sender_report.h"
#include "media/packet/rtp_packet.h"
#include "media/rtp/outgoing_packet.h"
#include "media/rtp/packet_history.h"

namespace media {

// A random first sequence number below 2^15: a receiver whose SRTP starts late then never guesses the roll-over
// counter wrong (RFC 3711 §3.3.1).
inline uint16_t first_sequence_number(Random& random) { return static_cast<uint16_t>(random.below(1 << 15)); }

// One SSRC sent to one receiver, with its optional RTX stream: writes packets with that receiver's payload type,
// extension ids and MID, keeps them for retransmission, writes sender reports and reads report blocks. Single thread;
// no allocation after construction.
class RtpSendStream {
 public:
  struct Config {
    uint32_t ssrc = 0;
    uint8_t payload_type = 0;
    int clock_rate = kDefaultClockRate;
    ExtensionMap extensions;
    std::string mid;  // sent with every packet if negotiated (at most 16 bytes)
    std::string rid;  // the simulcast layer, likewise; on RTX as repaired RID (RFC 8852)
    // Both or none. Without RTX nothing is ever resent: the same sequence number must not be encrypted twice.
    std::optional<uint32_t> rtx_ssrc;
    std::optional<uint8_t> rtx_payload_type;
    uint16_t rtx_first_sequence_number = 0;  // first_sequence_number()
    PacketHistory::Limits history;
    static constexpr int kDefaultClockRate = 90'000;
  };

  struct Counters {
    uint64_t packets = 0;
    uint64_t payload_bytes = 0;
    uint64_t rtx_packets = 0;
    uint64_t rtx_bytes = 0;            // payload, OSN included
    uint64_t nacked = 0;               // sequence numbers asked for
    uint64_t nack_unanswered = 0;      // not in the history any more, or never sent
    uint64_t nack_suppressed = 0;      // resent less than an RTT ago
    uint64_t too_large = 0;            // did not fit `out`
  };

  // What the receiver last said about this stream.
  struct RemoteReport {
    Timestamp time;  // when it came
    uint8_t fraction_lost = 0;
    int32_t cumulative_lost = 0;
    Duration jitter{0};
    uint32_t highest_sequence = 0;  // extended
  };
  // Of the packets that report blocks spoke of: how many the receiver expected, and how many of these it missed.
  struct Reported {
    int64_t expected = 0;
    int64_t lost = 0;
  };

  explicit RtpSendStream(const Config& config);

  // Writes a whole RTP packet to `out` and remembers it; gives its size, 0 if it does not fit. `transport_cc`: its
  // transport-wide number (TransportCcSender), written if negotiated. Each sequence number is written at most once;
  // late ones may come out of order.
  size_t write(const OutgoingPacket& packet, std::optional<uint16_t> transport_cc, MutableBytes out, Timestamp now);

  // The receiver asks for this number again: writes an RTX packet (RFC 4588 §4) to `out`; 0 if there is no RTX, the
  // packet is gone, or it was resent less than an RTT ago.
  size_t on_nack(uint16_t sequence_number, std::optional<uint16_t> transport_cc, MutableBytes out, Timestamp now);
  // Whether on_nack() would write, so that a transport-wide number is not taken in vain; counts nothing.
  bool can_resend(uint16_t sequence_number, Timestamp now) const;

  // Added to the capture time of packets in sender reports: forwarded video says by it how much later the site's
  // sound comes out of the mixer.
  void set_capture_offset(Duration offset) { capture_offset_ = offset; }
  // A moment and its RTP time where packets carry no capture time; the newest pair counts.
  void set_time_reference(Timestamp capture, uint32_t rtp_timestamp);
  // nullopt before the first packet or time reference. Blocks are the caller's to add.
  std::optional<SenderReport> sender_report(Timestamp now) const;

  // A report block about our SSRC (or our RTX SSRC, which is ignored) from the receiver. Gives the round-trip time if
  // it can be told from it (RFC 3550 §6.4.1).
  std::optional<Duration> on_report_block(const ReportBlock& block, Timestamp now);
  // Smoothed; nullopt before the first measurement.
  std::optional<Duration> rtt() const { return rtt_; }
  void set_rtt(Duration rtt) { rtt_ = rtt; }
  const std::optional<RemoteReport>& remote_report() const { return remote_report_; }
  // What report blocks told since the last call; nothing if none came that could be compared with one before.
  std::optional<Reported> take_reported() { return std::exchange(reported_, std::nullopt); }

  uint32_t ssrc() const { return config_.ssrc; }
  std::optional<uint32_t> rtx_ssrc() const { return config_.rtx_ssrc; }
  const Counters& counters() const { return counters_; }

 private:
  struct TimeReference {
    Timestamp capture;
    uint32_t rtp_timestamp = 0;
    bool from_capture = false;  // else from the time of sending
  };

  HeaderExtensions extensions(std::optional<uint16_t> transport_cc, Timestamp now) const;
  bool resent_recently(const PacketHistory::Entry& entry, Timestamp now) const;
  void note_time(const OutgoingPacket& packet, Timestamp now);
  void note_loss(const ReportBlock& block);

  Config config_;
  PacketHistory history_;
  uint16_t rtx_sequence_number_;
  Duration capture_offset_{0};
  std::optional<TimeReference> time_;
  std::optional<Duration> rtt_;
  std::optional<RemoteReport> remote_report_;
  std::optional<Reported> reported_;
  Counters counters_;
};

}  // namespace media
