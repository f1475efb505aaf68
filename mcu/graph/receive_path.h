#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "mcu/graph/packet_out.h"
#include "mcu/graph/source.h"
#include "media/base/drop_reason.h"
#include "media/packet/rtcp/report_block.h"
#include "media/packet/rtcp/sender_report.h"
#include "media/packet/rtp_packet.h"
#include "media/rtp/keyframe_requester.h"
#include "media/rtp/remote_clock.h"
#include "media/rtp/rtp_receive_stream.h"
#include "media/rtp/transport_cc_receiver.h"
#include "media/sdp/negotiated.h"

namespace mcu {

// Everything a participant sends: from a decrypted packet to a packet of one of its sources.
//   SSRC (or MID and RID, RFC 8843 §9.2, RFC 8852) → receive stream (duplicates, RTX, NACK, clock) → source layer
// and what is to be told its endpoint about it: NACK, key frame requests, transport-cc, report blocks.
// Bounded: kMaxStreams streams a participant; others are counted as kUnknownSsrc. Shard thread.
class ReceivePath : private SourceControl {
 public:
  static constexpr size_t kMaxStreams = 8;

  // `first_source_id` and the one after it name the microphone and the camera. `waker` is told when a key frame is
  // asked for; it outlives this.
  ReceivePath(const media::NegotiatedSession& session, Source::Id first_source_id, Waker& waker);

  // Null if the endpoint does not send it.
  Source* microphone() { return microphone_ ? &*microphone_ : nullptr; }
  Source* camera() { return camera_ ? &*camera_ : nullptr; }
  // The rid of each camera layer, smallest picture first; one empty rid without simulcast.
  const std::vector<std::string>& camera_rids() const { return camera_rids_; }

  void on_rtp(const media::RtpPacketView& packet, Timestamp now);
  void on_sender_report(const media::SenderReport& report, Timestamp now);
  void set_rtt(media::Duration rtt);

  // Writes the feedback that is due, as much as fits, and gives true if it wrote anything; call again while it does.
  bool write_feedback(uint32_t own_ssrc, media::ByteWriter& out, Timestamp now);
  // Would write_feedback() write something? Ask at every packet: transport-wide feedback may go before its deadline,
  // and then needs no wake-up of its own.
  bool feedback_ready(Timestamp now) const;
  // What the next report says of each stream; ends their intervals.
  void add_report_blocks(media::ReportBlocks& blocks, Timestamp now);
  Timestamp next_deadline() const;

  struct Figures {
    uint64_t payload_bytes = 0;
    uint64_t packets = 0;
    uint64_t recovered = 0;
    media::DropCounters dropped;
  };
  Figures figures() const;
  // Of the last interval, the worst of all streams: 0…1, and interarrival jitter in milliseconds.
  double loss() const { return loss_; }
  double jitter_ms() const { return jitter_ms_; }

 private:
  struct Stream {
    Stream(const media::RtpReceiveStream::Config& config, media::RemoteClock& clock, Source& to, size_t at)
        : receive(config, clock), source(to), layer(at) {}
    media::RtpReceiveStream receive;
    std::optional<uint32_t> rtx_ssrc;
    Source& source;
    size_t layer;
    media::KeyframeRequester keyframes;
  };

  void request_keyframe(size_t layer, Timestamp now) override;

  const media::NegotiatedMedia* media_of(const media::RtpPacketView& packet,
                                         const media::HeaderExtensions& extensions) const;
  Stream* find(uint32_t ssrc, bool& rtx);
  Stream* bind(const media::RtpPacketView& packet, const media::HeaderExtensions& extensions, bool& rtx);
  Stream* bind_media(uint32_t ssrc, const media::NegotiatedMedia& media, Source& source, size_t layer);
  Stream* stream_of(const Source& source, size_t layer);
  std::optional<size_t> layer_of(std::string_view rid) const;
  void publish(Stream& stream, const media::MediaPacket& packet, Timestamp now);

  media::NegotiatedSession session_;
  Waker& waker_;
  const media::NegotiatedMedia* audio_ = nullptr;  // in session_
  const media::NegotiatedMedia* video_ = nullptr;
  std::vector<std::string> camera_rids_;
  std::optional<Source> microphone_;
  std::optional<Source> camera_;
  media::RemoteClock clock_;
  std::optional<media::TransportCcReceiver> transport_cc_;
  std::vector<std::unique_ptr<Stream>> streams_;
  media::DropCounters dropped_;
  double loss_ = 0;
  double jitter_ms_ = 0;
};

}  // namespace mcu
