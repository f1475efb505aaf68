#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
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
// and what is to be told its endpoint about it: NACK, key frame requests, transport-cc, report blocks. Of the m-lines
// on which it sends, the first audio is the microphone, the first video the camera, the second video the content;
// further ones are not taken.
// Bounded: kMaxStreams streams a participant; others are counted as kUnknownSsrc. Shard thread.
class ReceivePath {
 public:
  static constexpr size_t kMaxStreams = 8;
  static constexpr Source::Id kSources = 3;

  // The sources are named by kSources ids from `first_source_id` on: microphone, camera, content. `waker` is told when
  // a key frame is asked for; it outlives this.
  ReceivePath(const media::NegotiatedSession& session, Source::Id first_source_id, Waker& waker);
  ReceivePath(const ReceivePath&) = delete;
  ReceivePath& operator=(const ReceivePath&) = delete;

  // Null if the endpoint does not offer to send it.
  Source* microphone() { return microphone_ ? &microphone_->source : nullptr; }
  Source* camera() { return camera_ ? &camera_->source : nullptr; }
  Source* content() { return content_ ? &content_->source : nullptr; }
  // The rid of each camera layer, smallest picture first; one empty rid without simulcast, none without camera.
  std::span<const std::string> camera_rids() const;

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

  // Sums since the beginning, of the streams there are now.
  struct Figures {
    uint64_t packets = 0;
    uint64_t recovered = 0;  // by RTX
    media::DropCounters dropped;
  };
  Figures figures() const;

  // What came in a second, from all streams, also those that were replaced meanwhile.
  struct Second {
    media::LossCounts line;   // media and RTX of all
    media::LossCounts sound;  // the microphone's alone
    uint64_t bytes = 0;
    std::optional<media::Duration> jitter;       // see steadiest()
    std::optional<media::Duration> delay_trend;  // the least of the streams: a queue on the line delays them all
    uint64_t keyframes_asked = 0;                // of the camera
    uint64_t keyframes_received = 0;
    std::array<bool, kMaxLayers> layers{};       // of the camera that brought anything
  };
  // Once a second; ends it.
  Second take_second();

 private:
  // A received m-line as a source.
  struct Input final : SourceControl {
    Input(ReceivePath& owner, const media::NegotiatedMedia& media, Source::Id id);
    void request_keyframe(size_t layer, Timestamp now) override { path.request_keyframe(source, layer, now); }
    std::optional<size_t> layer_of(std::string_view rid) const;

    ReceivePath& path;
    const media::NegotiatedMedia& media;  // in session_
    std::vector<std::string> rids;        // of the layers
    Source source;
  };
  struct Stream {
    Stream(const media::RtpReceiveStream::Config& config, media::RemoteClock& clock, Source& to, size_t at)
        : receive(config, clock), source(to), layer(at) {}
    media::RtpReceiveStream receive;
    std::optional<uint32_t> rtx_ssrc;
    Source& source;
    size_t layer;
    media::KeyframeRequester keyframes;
    uint64_t keyframes_told = 0;      // of keyframes.sent(), in a Second already
    uint64_t keyframes_received = 0;  // in this second
    int64_t arrived = 0;              // packets in the second that was taken last
  };

  void request_keyframe(const Source& source, size_t layer, Timestamp now);

  std::array<Input*, kSources> inputs();
  Input* input_of(const media::RtpPacketView& packet, const media::HeaderExtensions& extensions);
  Stream* find(uint32_t ssrc, bool& rtx);
  Stream* bind(const media::RtpPacketView& packet, const media::HeaderExtensions& extensions, bool& rtx);
  Stream* bind_media(uint32_t ssrc, Input& input, size_t layer);
  Stream* bind_repair(uint32_t ssrc, const media::HeaderExtensions& extensions, const Input& input);
  Stream* stream_of(const Source& source, size_t layer);
  void publish(Stream& stream, const media::MediaPacket& packet, Timestamp now);
  void collect(Stream& stream, Second& second) const;
  const Stream* steadiest() const;

  media::NegotiatedSession session_;
  Waker& waker_;
  std::optional<Input> microphone_;
  std::optional<Input> camera_;
  std::optional<Input> content_;
  media::RemoteClock clock_;
  std::optional<media::TransportCcReceiver> transport_cc_;
  std::vector<std::unique_ptr<Stream>> streams_;
  media::DropCounters dropped_;
  Second second_;  // of streams that are gone
};

}  // namespace mcu
