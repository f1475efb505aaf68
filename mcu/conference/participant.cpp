#include "mcu/conference/participant.h"

#include <algorithm>
#include <utility>

#include <spdlog/spdlog.h>

#include "mcu/conference/topology.h"
#include "media/packet/rtcp/compound.h"
#include "media/sdp/session_description.h"

namespace mcu {
namespace {

using namespace std::chrono_literals;

constexpr media::Duration kReportInterval = 1s;
constexpr media::Duration kFirstReport = 100ms;  // soon, so that the endpoint can play sound and picture together
constexpr media::Duration kSilence = 5s;         // nothing heard for so long: disconnected
constexpr media::Duration kConnectTime = 10s;    // no media connection after so long: the same; it may still come
constexpr media::Duration kRttKept = 8s;         // browsers report on sound alone every 5 s or so
constexpr int kMaxFeedbackPackets = 8;           // a wake-up; the rest waits for the next

std::string hex(uint64_t value) {
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(value));
  return text;
}

}  // namespace

media::Result<std::unique_ptr<Participant>> Participant::create(Identity identity, std::string_view offer,
                                                                const media::Certificate& certificate,
                                                                const IceFactory& make_ice, media::Random& random,
                                                                ParticipantListener& listener, Timestamp now) {
  std::unique_ptr<Participant> participant(new Participant(std::move(identity), random, listener));
  if (auto started = participant->start(offer, certificate, make_ice, now); !started) {
    return tl::unexpected(started.error());
  }
  return participant;
}

Participant::Participant(Identity identity, media::Random& random, ParticipantListener& listener)
    : identity_(std::move(identity)), listener_(listener), random_(random) {}

Participant::~Participant() = default;

media::Result<void> Participant::start(std::string_view offer, const media::Certificate& certificate,
                                       const IceFactory& make_ice, Timestamp now) {
  cname_ = hex(random_.next());
  session_id_ = random_.next() >> 2;  // RFC 8829 §5.2.1: the highest bit is clear
  fingerprint_ = certificate.fingerprint();
  last_heard_ = now;
  next_report_ = now + kFirstReport;
  next_deadline_ = now;
  second_began_ = now;

  auto ice = make_ice(*this);
  if (!ice) return tl::unexpected(ice.error());
  ice_ = std::move(*ice);
  auto answer = make_answer(offer);
  if (!answer) return tl::unexpected(answer.error());
  const auto& session = answer->session;
  auto transport =
      media::Transport::create(certificate, session.transport.dtls_role, session.transport.remote_fingerprints);
  if (!transport) return tl::unexpected(transport.error());
  transport_.emplace(std::move(*transport));
  Waker& waker = *this;
  PacketOut& packet_out = *this;
  receive_ = std::make_unique<ReceivePath>(session, identity_.first_source_id, waker);
  send_ = std::make_unique<SendPath>(session, random_, packet_out);
  reduced_size_rtcp_ = std::all_of(session.media.begin(), session.media.end(),
                                   [](const auto& m) { return !m.accepted || m.reduced_size_rtcp; });
  answer_ = std::move(answer->text);
  return follow_remote(session.transport);
}

media::Result<media::Answer> Participant::make_answer(std::string_view offer) {
  const auto description = media::parse_session_description(offer);
  if (!description) return tl::unexpected(description.error());
  const IceDescription local = ice_->local();
  media::AnswerParameters parameters;
  parameters.session_id = session_id_;
  parameters.session_version = ++session_version_;
  parameters.ice_ufrag = local.credentials.ufrag;
  parameters.ice_pwd = local.credentials.password;
  parameters.fingerprint = fingerprint_;
  parameters.cname = cname_;
  parameters.candidates = local.candidates;
  parameters.send_stream = [this](const media::SendSlot& slot) { return send_stream(slot); };
  parameters.max_simulcast_layers = kMaxLayers;
  return media::answer_offer(*description, parameters);
}

// Browsers lip-sync one video with the sound of its msid: the stage goes with the mix, other pictures alone.
media::SendStreamIds Participant::send_stream(const media::SendSlot& slot) {
  for (const auto& [mid, ids] : send_streams_) {
    if (mid == slot.mid) return ids;
  }
  const bool with_mix = slot.kind == MediaKind::kAudio || slot.slot == kStageSlot;
  media::SendStreamIds ids;
  ids.ssrc = random_.u32() | 1U;
  ids.rtx_ssrc = random_.u32() & ~1U;
  ids.stream = with_mix ? "main" : slot_name(slot.slot);
  ids.track = (slot.kind == MediaKind::kAudio ? "audio-" : "video-") + std::to_string(slot.slot);
  send_streams_.emplace_back(slot.mid, ids);
  return ids;
}

media::Result<void> Participant::follow_remote(const media::NegotiatedTransport& remote) {
  if (auto set = ice_->set_remote({remote.remote_ufrag, remote.remote_pwd}); !set) return set;
  for (const auto& candidate : remote.remote_candidates) {
    if (auto added = ice_->add_remote_candidate(media::write_candidate(candidate)); !added) return added;
  }
  return {};
}

media::Result<std::string> Participant::reoffer(std::string_view offer, Timestamp now) {
  auto answer = make_answer(offer);
  if (!answer) return tl::unexpected(answer.error());
  const auto before = ice_->local().credentials;
  if (auto followed = follow_remote(answer->session.transport); !followed) return tl::unexpected(followed.error());
  if (!(ice_->local().credentials == before)) {  // restarted: the answer must carry the new ones
    answer = make_answer(offer);
    if (!answer) return tl::unexpected(answer.error());
  }
  answer_ = answer->text;
  last_heard_ = now;
  return answer_;
}

media::Result<void> Participant::add_remote_candidate(std::string_view candidate) {
  return ice_->add_remote_candidate(candidate);
}

void Participant::on_datagram(media::MutableBytes datagram, const media::Address& from, bool from_validated,
                              Timestamp now) {
  transport_->on_datagram(datagram, from, from_validated, now, *this);
  wake();
}

void Participant::on_ice_state(IceState state, const media::Address& remote, Timestamp now) {
  if (state == IceState::kConnected) {
    last_heard_ = now;
    transport_->on_path(remote, now, *this);
    if (transport_->connected()) set_state(ConnectionState::kConnected, now);
  } else if (state == IceState::kFailed) {
    set_state(ConnectionState::kDisconnected, now);
  }
  wake();
}

void Participant::on_connected(Timestamp now) {
  last_heard_ = now;
  set_state(ConnectionState::kConnected, now);
}

void Participant::on_closed(const std::string& reason, Timestamp now) {
  spdlog::info("media of an endpoint ended site={} reason=\"{}\"", identity_.site.value(), reason);
  set_state(ConnectionState::kClosed, now);
}

void Participant::on_rtp(const media::RtpPacketView& packet, Timestamp now) {
  last_heard_ = now;
  receive_->on_rtp(packet, now);
}

void Participant::on_rtcp(media::Bytes compound, Timestamp now) {
  last_heard_ = now;
  media::for_each_rtcp(compound, media::RtcpVisitor{
                                     [&](const media::SenderReport& report) {
                                       receive_->on_sender_report(report, now);
                                       if (auto rtt = send_->on_report_blocks(report.blocks, now)) on_rtt(*rtt, now);
                                     },
                                     [&](const media::ReceiverReport& report) {
                                       if (auto rtt = send_->on_report_blocks(report.blocks, now)) on_rtt(*rtt, now);
                                     },
                                     [&](const media::Nack& nack) { send_->on_nack(nack, now); },
                                     [&](const media::Pli& pli) { send_->on_pli(pli, now); },
                                     [&](const media::Fir& fir) { send_->on_fir(fir, now); },
                                     [&](const media::TransportCcFeedback& feedback) {
                                       send_->on_transport_cc(feedback, now);
                                     },
                                 });
}

void Participant::on_rtt(media::Duration rtt, Timestamp now) {
  rtt_ = rtt;
  rtt_at_ = now;
  receive_->set_rtt(rtt);
}

media::MutableBytes Participant::begin() {
  if (batch_.full()) flush();
  return batch_.begin();
}

void Participant::commit(size_t size) {
  if (size == 0) return;
  if (const auto encrypted = transport_->protect_rtp(batch_.begin(), size)) batch_.commit(*encrypted);
  tell_work();
}

void Participant::wake() {
  awake_ = true;
  tell_work();
}

void Participant::tell_work() {
  if (!std::exchange(told_work_, true)) listener_.on_work(*this);
}

void Participant::poll(Timestamp now) {
  told_work_ = false;
  // What others sent to this endpoint changes no deadline.
  if (!awake_ && next_deadline_ > now) return flush();
  awake_ = false;
  transport_->handle_timeout(now, *this);
  send_dtls();
  if (transport_->connected()) {
    if (receive_->feedback_ready(now)) write_feedback(now);
    if (next_report_ <= now) write_reports(now);
  }
  flush();
  next_deadline_ = transport_->next_deadline();
  if (transport_->connected()) next_deadline_ = std::min({next_deadline_, next_report_, receive_->next_deadline()});
}

void Participant::review(Timestamp now) {
  send_->review(now);
  const media::Duration silence = now - last_heard_;
  const bool lost = (state_ == ConnectionState::kConnected && silence >= kSilence) ||
                    (state_ == ConnectionState::kConnecting && silence >= kConnectTime);
  if (lost) {
    set_state(ConnectionState::kDisconnected, now);
  } else if (state_ == ConnectionState::kDisconnected && transport_->connected() && silence < kSilence) {
    set_state(ConnectionState::kConnected, now);
  }
}

void Participant::hold(bool held) {
  if (held != held_) ice_->hold(held);
  held_ = held;
}

void Participant::set_state(ConnectionState state, Timestamp now) {
  if (state == state_ || state_ == ConnectionState::kClosed) return;
  state_ = state;
  listener_.on_state(*this, state, now);
}

// One RTCP packet; without reduced size (RFC 5506) every packet begins with a receiver report (RFC 3550 §6.1).
template <typename Write>
void Participant::send_rtcp(const Write& write) {
  const media::MutableBytes room = begin();
  if (room.empty()) return;
  media::ByteWriter out(room.first(media::kMaxRtpPacketSize));
  if (!write(out) || !out.ok()) return;
  if (const auto encrypted = transport_->protect_rtcp(room, out.size())) batch_.commit(*encrypted);
}

void Participant::write_feedback(Timestamp now) {
  const uint32_t ssrc = send_->first_ssrc();
  for (int i = 0; i < kMaxFeedbackPackets && receive_->feedback_ready(now); ++i) {
    send_rtcp([&](media::ByteWriter& out) {
      if (!reduced_size_rtcp_) media::write_receiver_report({ssrc, {}}, out);
      return receive_->write_feedback(ssrc, out, now);
    });
  }
}

void Participant::write_reports(Timestamp now) {
  next_report_ = now + kReportInterval;
  send_rtcp([&](media::ByteWriter& out) {
    media::ReportBlocks blocks;
    receive_->add_report_blocks(blocks, now);
    size_t index = 0;
    auto report = send_->next_sender_report(index, now);
    const uint32_t ssrc = report ? report->ssrc : send_->first_ssrc();
    if (report) {
      report->blocks = blocks;
      media::write_sender_report(*report, out);
    } else {
      media::write_receiver_report({ssrc, blocks}, out);
    }
    while ((report = send_->next_sender_report(index, now))) media::write_sender_report(*report, out);
    media::Sdes sdes;
    sdes.chunks.push_back({ssrc, cname_});
    media::write_sdes(sdes, out);
    return true;
  });
}

void Participant::send_dtls() {
  while (const auto datagram = transport_->poll_datagram()) {
    if (!batch_.append(*datagram)) {
      flush();
      batch_.append(*datagram);
    }
  }
}

void Participant::flush() {
  if (!batch_.empty()) ice_->send(batch_);
}

void Participant::close(Timestamp now) {
  set_state(ConnectionState::kClosed, now);
  transport_->close();
  send_dtls();
  flush();
}

Participant::Second Participant::take_second(Timestamp now) {
  const bool heard = last_heard_ > second_began_;
  Second second{receive_->take_second(), send_->take_second(now), std::nullopt, now - second_began_};
  if (heard && rtt_ && now - rtt_at_ < kRttKept) second.rtt = rtt_;
  second_began_ = now;
  return second;
}

}  // namespace mcu
