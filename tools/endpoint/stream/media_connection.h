#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "mcu/ice/ice_transport.h"
#include "media/base/random.h"
#include "media/base/result.h"
#include "media/crypto/certificate.h"
#include "media/sdp/offer.h"
#include "media/transport/datagram_batch.h"
#include "media/transport/transport.h"
#include "tools/endpoint/stream/media_receiver.h"
#include "tools/endpoint/stream/media_sender.h"
#include "tools/endpoint/stream/packet_out.h"

namespace tools {

// Makes the path for datagrams: libnice, or a simulated network in tests.
using IceFactory = std::function<media::Result<std::unique_ptr<mcu::IceTransport>>(mcu::IceListener& listener)>;

// One connection of an endpoint with the bridge, offering side: one ICE transport, one BUNDLE.
//
//   create() → offer() → signaling → accept(answer) → poll() at every wake-up that touched it and at next_deadline()
//
// What is sent goes into a batch that leaves at the end of poll(). One thread; nothing is destroyed inside a callback.
class MediaConnection : private mcu::IceListener, private media::TransportHandler, private PacketOut {
 public:
  struct Settings {
    std::vector<std::string> rids{"h", "m", "l"};  // empty: one layer
    bool audio = true;                             // false: no m-line for sound is offered
    bool video = true;                             // false: none for the camera, and none for the content
    bool content = false;                          // one for the second picture
    size_t receive_slots = 12;                     // the stage and the gallery
    std::string cname;
    MediaReceiver::SinkOf sink_of;                                           // who takes which received m-line
    std::function<void(bool connected, media::Timestamp now)> on_connected;  // DTLS is done; false: it is over
  };

  static media::Result<std::unique_ptr<MediaConnection>> create(const media::Certificate& certificate,
                                                                const IceFactory& make_ice, Settings settings,
                                                                uint64_t seed);
  ~MediaConnection() override;

  // The text to send; the same each time.
  const std::string& offer() const { return offer_text_; }
  media::Result<void> accept(const std::string& answer, media::Timestamp now);
  media::Result<void> add_remote_candidate(const std::string& candidate);

  // None before accept().
  MediaSender* sender() { return sender_ ? sender_.get() : nullptr; }
  MediaReceiver* receiver() { return receiver_ ? receiver_.get() : nullptr; }
  const media::NegotiatedSession& session() const { return session_; }
  bool connected() const { return transport_ && transport_->connected(); }
  std::optional<media::Duration> rtt() const { return rtt_; }
  // Of SRTP, as OpenSSL names it; empty before it is negotiated.
  std::string_view profile_name() const;
  const media::TransportCounters* counters() const { return transport_ ? &transport_->counters() : nullptr; }

  // Feedback, reports and DTLS that are due, and everything sent since; then sends.
  void poll(media::Timestamp now);
  media::Timestamp next_deadline() const;
  // Something came since the last poll().
  bool awake() const { return awake_; }

  // Says goodbye to the bridge.
  void close();

 private:
  MediaConnection(Settings settings, uint64_t seed);
  void make_offer(const media::Certificate& certificate);

  void on_datagram(media::MutableBytes datagram, const media::Address& from, bool from_validated,
                   media::Timestamp now) override;
  void on_ice_state(mcu::IceState state, const media::Address& remote, media::Timestamp now) override;
  void on_connected(media::Timestamp now) override;
  void on_rtp(const media::RtpPacketView& packet, media::Timestamp now) override;
  void on_rtcp(media::Bytes compound, media::Timestamp now) override;
  void on_closed(const std::string& reason, media::Timestamp now) override;
  media::MutableBytes begin() override;
  void commit(size_t size) override;

  void send_rtcp(const std::function<bool(media::ByteWriter&)>& write);
  void write_feedback(media::Timestamp now);
  void write_reports(media::Timestamp now);
  void on_report_blocks(const media::ReportBlocks& blocks, media::Timestamp now);
  void send_dtls();
  void flush();

  Settings settings_;
  media::Random random_;
  std::optional<media::Certificate> certificate_;
  media::SessionDescription offer_;
  std::string offer_text_;
  media::NegotiatedSession session_;
  bool reduced_size_rtcp_ = false;

  std::unique_ptr<mcu::IceTransport> ice_;
  std::optional<media::Transport> transport_;
  std::optional<media::Address> path_;  // selected before the answer was read
  std::unique_ptr<MediaSender> sender_;
  std::unique_ptr<MediaReceiver> receiver_;
  media::DatagramBatch batch_;
  media::Timestamp next_report_{};
  std::optional<media::Duration> rtt_;
  bool awake_ = false;
};

}  // namespace tools
