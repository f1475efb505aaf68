#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "media/base/bytes.h"
#include "media/base/drop_reason.h"
#include "media/base/time.h"
#include "media/packet/media_packet.h"
#include "media/packet/rtcp/report_block.h"
#include "media/packet/rtcp/sender_report.h"
#include "media/packet/rtp_packet.h"
#include "media/rtp/keyframe_requester.h"
#include "media/rtp/remote_clock.h"
#include "media/rtp/rtp_receive_stream.h"
#include "media/rtp/transport_cc_receiver.h"
#include "media/sdp/negotiated.h"

namespace tools {

// Takes the packets of one m-line.
class StreamSink : public media::MediaSink {
 public:
  // Nothing can be shown before a key frame comes.
  virtual bool keyframe_wanted() const = 0;
  virtual media::Timestamp next_deadline() const = 0;
  virtual void poll(media::Timestamp now) = 0;
};

// All that an endpoint receives on one connection, each m-line under the SSRCs the answer announced: from a decrypted
// packet to the m-line's sink, and the feedback (NACK, PLI, transport-cc, report blocks). Sans-IO; one thread.
class MediaReceiver {
 public:
  // Gives the sink of an m-line, which outlives this; null: its packets are not wanted.
  using SinkOf = std::function<StreamSink*(const media::NegotiatedMedia& media)>;
  MediaReceiver(const media::NegotiatedSession& session, const SinkOf& sink_of);

  void on_rtp(const media::RtpPacketView& packet, media::Timestamp now);
  void on_sender_report(const media::SenderReport& report, media::Timestamp now);
  void set_rtt(media::Duration rtt);

  // Lets the sinks do what is due and notes which of them want a key frame.
  void poll(media::Timestamp now);
  // Writes the feedback that is due, as much as fits, and gives true if it wrote anything; call again while it does.
  bool write_feedback(uint32_t own_ssrc, media::ByteWriter& out, media::Timestamp now);
  void add_report_blocks(media::ReportBlocks& blocks, media::Timestamp now);
  // Would write_feedback() write something?
  bool feedback_ready(media::Timestamp now) const;
  media::Timestamp next_deadline() const;

  struct Figures {
    uint64_t packets = 0;
    uint64_t payload_bytes = 0;
    uint64_t recovered = 0;
    uint64_t keyframe_requests = 0;
    int64_t lost = 0;  // on the line, before repair
    media::DropCounters dropped;
  };
  Figures figures() const;

 private:
  struct Stream {
    Stream(const media::RtpReceiveStream::Config& config, media::RemoteClock& clock, StreamSink& to)
        : receive(config, clock), sink(to) {}
    media::RtpReceiveStream receive;
    std::optional<uint32_t> rtx_ssrc;
    media::MediaKind kind = media::MediaKind::kAudio;
    StreamSink& sink;
    media::KeyframeRequester keyframes;
  };

  void add_stream(const media::NegotiatedMedia& media, StreamSink& sink);
  void write_requests(Stream& stream, uint32_t own_ssrc, media::ByteWriter& out, media::Timestamp now);

  media::ExtensionMap extensions_;
  media::RemoteClock clock_;
  std::optional<media::TransportCcReceiver> transport_cc_;
  std::vector<std::unique_ptr<Stream>> streams_;
  media::DropCounters dropped_;
};

}  // namespace tools
