#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "mcu/api/messages.h"
#include "mcu/graph/packet_out.h"
#include "mcu/graph/receive_path.h"
#include "mcu/graph/send_path.h"
#include "mcu/ice/ice_transport.h"
#include "media/base/random.h"
#include "media/base/result.h"
#include "media/crypto/certificate.h"
#include "media/sdp/answer.h"
#include "media/transport/datagram_batch.h"
#include "media/transport/transport.h"

namespace mcu {

// Makes a participant's path for datagrams: libnice in the service, a seeded network in tests.
using IceFactory = std::function<media::Result<std::unique_ptr<IceTransport>>(IceListener& listener)>;

// What a participant tells its conference. Called on the shard; the participant must not be destroyed inside.
class ParticipantListener {
 public:
  virtual ~ParticipantListener() = default;
  virtual void on_state(class Participant& participant, ConnectionState state, Timestamp now) = 0;
  // There is work for poll() before the wake-up ends. Told once until it was polled.
  virtual void on_work(Participant& participant) = 0;
};

// A site's presence in a conference by one connection of its endpoint: one ICE transport, one BUNDLE.
//
// Receive:  IceTransport → Transport (DTLS, SRTP) → ReceivePath → sources → sinks of others
// Send:     subscriptions of SendPath → begin()/commit() → Transport (SRTP) → out-batch → IceTransport
// The out-batch leaves in poll(), which the conference calls at the end of every wake-up that touched the participant
// and at its deadline. Shard thread.
class Participant : private IceListener, private media::TransportHandler, private PacketOut, private Waker {
 public:
  struct Identity {
    SiteId site;
    ConnectionId connection;
    Source::Id first_source_id = 0;  // of ReceivePath::kSources
  };

  // Answers the offer. Errors: those of media/sdp, of the ICE factory and of DTLS; nothing is left behind.
  static media::Result<std::unique_ptr<Participant>> create(Identity identity, std::string_view offer,
                                                            const media::Certificate& certificate,
                                                            const IceFactory& make_ice, media::Random& random,
                                                            ParticipantListener& listener, Timestamp now);
  ~Participant() override;

  const Identity& identity() const { return identity_; }
  const std::string& answer() const { return answer_; }
  ConnectionState state() const { return state_; }

  // A further offer of the same connection: ICE restart on the same sockets and DTLS session (RFC 8829 §5.3.1).
  media::Result<std::string> reoffer(std::string_view offer, Timestamp now);
  media::Result<void> add_remote_candidate(std::string_view candidate);

  ReceivePath& receive() { return *receive_; }
  SendPath& send() { return *send_; }
  const SendPath& send() const { return *send_; }

  // Writes due feedback and reports, lets DTLS retransmit, and sends what has gathered.
  void poll(Timestamp now);
  Timestamp next_deadline() const { return next_deadline_; }
  // Every 100 ms: subscriptions are reviewed, silence of the endpoint is noticed.
  void review(Timestamp now);

  // As IceTransport's: what the endpoint sends waits for read().
  void hold(bool held);
  bool held() const { return held_; }
  void read() { ice_->read(); }

  // Ends DTLS politely and sends what has gathered.
  void close(Timestamp now);

  // What was measured on both ways since the last call, which should be a second ago.
  struct Second {
    ReceivePath::Second up;
    SendPath::Second down;
    // Smoothed by nobody; missing if none was measured lately, or nothing at all came from the endpoint in this second.
    std::optional<media::Duration> rtt;
    media::Duration length{0};
  };
  Second take_second(Timestamp now);
  const media::TransportCounters& counters() const { return transport_->counters(); }
  // As IceTransport::dropped().
  uint64_t socket_drops() const { return ice_->dropped(); }

 private:
  Participant(Identity identity, media::Random& random, ParticipantListener& listener);
  media::Result<void> start(std::string_view offer, const media::Certificate& certificate, const IceFactory& make_ice,
                            Timestamp now);
  media::Result<media::Answer> make_answer(std::string_view offer);
  media::Result<void> follow_remote(const media::NegotiatedTransport& remote);
  media::SendStreamIds send_stream(const media::SendSlot& slot);

  // IceListener
  void on_datagram(media::MutableBytes datagram, const media::Address& from, bool from_validated,
                   Timestamp now) override;
  void on_ice_state(IceState state, const media::Address& remote, Timestamp now) override;
  // media::TransportHandler
  void on_connected(Timestamp now) override;
  void on_rtp(const media::RtpPacketView& packet, Timestamp now) override;
  void on_rtcp(media::Bytes compound, Timestamp now) override;
  void on_closed(const std::string& reason, Timestamp now) override;
  // PacketOut
  media::MutableBytes begin() override;
  void commit(size_t size) override;
  // Waker
  void wake() override;

  void tell_work();
  void set_state(ConnectionState state, Timestamp now);
  void on_rtt(media::Duration rtt, Timestamp now);
  void write_feedback(Timestamp now);
  void write_reports(Timestamp now);
  template <typename Write>
  void send_rtcp(const Write& write);
  void send_dtls();
  void flush();

  Identity identity_;
  ParticipantListener& listener_;
  media::Random& random_;
  std::string cname_;
  std::string fingerprint_;
  uint64_t session_id_ = 0;
  uint64_t session_version_ = 0;
  std::vector<std::pair<std::string, media::SendStreamIds>> send_streams_;  // by mid, kept for the connection
  std::string answer_;
  bool reduced_size_rtcp_ = false;

  std::unique_ptr<IceTransport> ice_;
  std::optional<media::Transport> transport_;
  std::unique_ptr<ReceivePath> receive_;
  std::unique_ptr<SendPath> send_;
  media::DatagramBatch batch_;

  ConnectionState state_ = ConnectionState::kConnecting;
  Timestamp last_heard_;        // of anything authentic from the endpoint
  Timestamp next_report_;
  Timestamp next_deadline_;
  std::optional<media::Duration> rtt_;
  Timestamp rtt_at_;            // when it was measured
  bool told_work_ = false;
  bool awake_ = false;  // something happened that may change deadlines
  bool held_ = false;
  Timestamp second_began_;
};

}  // namespace mcu
