#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "mcu/graph/packet_out.h"
#include "mcu/graph/source.h"
#include "media/packet/rtcp/nack.h"
#include "media/rtp/rtp_send_stream.h"
#include "media/rtp/stream_rewriter.h"
#include "media/rtp/transport_cc_sender.h"

namespace mcu {

// The edge of the graph: one slot of one receiver, and what is shown in it. Switching source or layer is one operation,
// show(); it is make-before-break: the old one runs until the new one's key frame. Lives on the shard.
class Subscription {
 public:
  struct Config {
    MediaKind kind = MediaKind::kVideo;
    media::RtpSendStream::Config stream;
    media::StreamRewriter::Config rewriter;
  };

  // `out` and `transport_cc` (null: not negotiated) belong to the participant and outlive this.
  Subscription(const Config& config, PacketOut& out, media::TransportCcSender* transport_cc);
  Subscription(const Subscription&) = delete;
  Subscription& operator=(const Subscription&) = delete;
  ~Subscription();

  // Show `source` (null: nothing), at most its layer `wanted`; what runs goes on until the new one can start.
  void show(Source* source, size_t wanted, Timestamp now);
  // Show nothing and let go of every source at once.
  void clear();
  // The source ends: let go of it at once.
  void forget(const Source& source);
  // Takes a better or a still flowing layer and repeats an unmet wish for a key frame. Every 100 ms or so.
  void review(Timestamp now);

  // What the receiver says.
  void on_nack(const media::Nack& nack, Timestamp now);
  void on_picture_loss(Timestamp now);

  // What is wished, whether or not it has started.
  const Source* source() const { return wish_; }
  media::RtpSendStream& stream() { return stream_; }
  const media::RtpSendStream& stream() const { return stream_; }
  const media::StreamRewriter& rewriter() const { return rewriter_; }

 private:
  // One attachment; there are two, the running one and the awaited one.
  struct Feed : MediaSink {
    void on_packet(const MediaPacket& packet, Timestamp now) override { owner->on_packet(*this, packet, now); }
    bool is(const Source* other, size_t other_layer) const { return source == other && layer == other_layer; }
    media::StreamRewriter::SourceKey key() const { return source->id() * kMaxLayers + layer; }
    void attach(Source& to, size_t at);
    void detach();

    Subscription* owner = nullptr;
    Source* source = nullptr;
    size_t layer = 0;
  };

  Feed& running() { return feeds_[running_]; }
  Feed& awaited() { return feeds_[1 - running_]; }
  void aim(size_t layer, Timestamp now);
  void on_packet(Feed& feed, const MediaPacket& packet, Timestamp now);
  void send(const media::OutgoingPacket& packet, Timestamp now);
  void resend(uint16_t sequence_number, Timestamp now);

  // What every packet needs lies together, from the feeds on: the source fetches it while others work.
  std::array<Feed, 2> feeds_;
  size_t running_ = 0;
  PacketOut& out_;
  media::TransportCcSender* transport_cc_;
  media::StreamRewriter rewriter_;
  media::RtpSendStream stream_;
  Source* wish_ = nullptr;
  size_t wanted_layer_ = 0;
};

}  // namespace mcu
