#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "media/base/random.h"
#include "media/base/time.h"
#include "media/packet/rtcp/fir.h"
#include "media/packet/rtcp/nack.h"
#include "media/packet/rtcp/pli.h"
#include "media/packet/rtcp/report_block.h"
#include "media/packet/rtcp/sender_report.h"
#include "media/packet/rtcp/transport_cc_feedback.h"
#include "media/rtp/rtp_send_stream.h"
#include "media/rtp/transport_cc_sender.h"
#include "media/sdp/negotiated.h"
#include "media/video/encoded_frame.h"
#include "media/video/video_packetizer.h"
#include "tools/endpoint/stream/packet_out.h"

namespace tools {

// One simulcast layer of a picture to send.
struct PictureLayer {
  media::Bytes data;
  bool keyframe = false;
};

// All that an endpoint sends on one connection: one Opus stream, the simulcast layers of one camera and its content
// (the second video m-line that sends, if there is one), with RTX, sender reports and transport-wide numbers; and what
// the bridge says back about them. Sans-IO; one thread.
class MediaSender {
 public:
  // `session` as read from the answer. Packets go to `out`, which outlives this.
  MediaSender(const media::NegotiatedSession& session, media::Random& random, PacketOut& out);

  // `timestamp`: 48 kHz, any origin.
  void send_sound(media::Bytes payload, uint8_t level, int64_t timestamp, media::Timestamp capture,
                  media::Timestamp now);
  // `layers` largest first, as offered; `timestamp`: 90 kHz. A layer that is not wanted, or that was not and has had no
  // key frame since, is left out.
  void send_picture(std::span<const PictureLayer> layers, int64_t timestamp, media::Timestamp capture,
                    media::Timestamp now);
  // The second picture: one layer. Nothing where no m-line is for it.
  void send_content(const PictureLayer& picture, int64_t timestamp, media::Timestamp capture, media::Timestamp now);
  // The layers of the camera that the bridge wants, by rid. At first all.
  void set_wanted_layers(const std::vector<std::string>& rids);

  // True once after a key frame of the camera was asked for (PLI, FIR, or a layer wanted again).
  bool take_keyframe_request();
  // The same of the content.
  bool take_content_request();

  void on_nack(const media::Nack& nack, media::Timestamp now);
  void on_pli(const media::Pli& pli);
  void on_fir(const media::Fir& fir);
  // Gives the round-trip time if one of the blocks tells it.
  std::optional<media::Duration> on_report_blocks(const media::ReportBlocks& blocks, media::Timestamp now);
  void on_transport_cc(const media::TransportCcFeedback& feedback, media::Timestamp now);

  // The report of the next stream that has sent, beginning with `index`, which it moves on; nullopt: no further one.
  std::optional<media::SenderReport> next_sender_report(size_t& index, media::Timestamp now) const;
  // Names us in RTCP.
  uint32_t first_ssrc() const { return sound_ ? sound_->stream.ssrc() : rtcp_ssrc_; }

  struct Figures {
    uint64_t packets = 0;
    uint64_t payload_bytes = 0;
    uint64_t resent = 0;
    uint64_t keyframe_requests = 0;
    double loss = 0;  // the worst last reported, 0…1
  };
  Figures figures() const;

 private:
  struct Sound {
    media::RtpSendStream stream;
    uint16_t sequence_number;
    uint32_t first_timestamp;
  };
  struct Layer {
    media::RtpSendStream stream;
    media::VideoPacketizer packetizer;
    std::string rid;
    uint16_t sequence_number;
    bool numbered;
    uint32_t first_timestamp;
    bool wanted = true;
    bool needs_keyframe = true;
    bool keyframe_requested = false;
    std::optional<uint8_t> last_fir{};
    media::EncodedFrame frame{};
  };

  void add_layers(const media::NegotiatedMedia& media, media::Random& random);
  void add_layer(const media::NegotiatedMedia& media, const std::string& rid, uint32_t first_timestamp,
                 media::Random& random);
  std::span<Layer> camera() { return std::span(layers_).first(camera_layers_); }
  std::span<Layer> content() { return std::span(layers_).subspan(camera_layers_); }
  static bool take_request(std::span<Layer> layers);
  void offer_layer(Layer& layer, const PictureLayer& picture, int64_t timestamp, media::Timestamp capture,
                   media::Timestamp now);
  void send_layer(Layer& layer, const PictureLayer& picture, int64_t timestamp, media::Timestamp capture,
                  media::Timestamp now);
  void write(media::RtpSendStream& stream, const media::OutgoingPacket& packet, bool numbered, media::Timestamp now);
  media::RtpSendStream* find(uint32_t ssrc);
  Layer* find_layer(uint32_t ssrc);
  const media::RtpSendStream* stream_at(size_t index) const;

  PacketOut& out_;
  media::TransportCcSender transport_cc_;
  bool sound_numbered_ = false;
  uint32_t rtcp_ssrc_;
  std::optional<Sound> sound_;
  std::vector<Layer> layers_;  // of the camera, largest first; then the content
  size_t camera_layers_ = 0;
  uint64_t keyframe_requests_ = 0;
};

}  // namespace tools
