#include "tools/endpoint/stream/media_connection.h"

#include <algorithm>

#include "media/packet/rtcp/compound.h"

namespace tools {

using media::Timestamp;

namespace {

constexpr media::Duration kReportInterval = std::chrono::seconds(1);
constexpr int kMaxFeedbackPackets = 8;  // of one wake-up

}  // namespace

media::Result<std::unique_ptr<MediaConnection>> MediaConnection::create(const media::Certificate& certificate,
                                                                        const IceFactory& make_ice, Settings settings,
                                                                        uint64_t seed) {
  std::unique_ptr<MediaConnection> connection(new MediaConnection(std::move(settings), seed));
  auto ice = make_ice(*connection);
  if (!ice) return tl::unexpected(ice.error());
  connection->ice_ = std::move(*ice);
  connection->make_offer(certificate);
  return connection;
}

MediaConnection::MediaConnection(Settings settings, uint64_t seed) : settings_(std::move(settings)), random_(seed) {}
MediaConnection::~MediaConnection() = default;

void MediaConnection::make_offer(const media::Certificate& certificate) {
  certificate_ = certificate;
  const auto local = ice_->local();
  const media::SendStreamIds sound{random_.u32(), random_.u32(), settings_.cname, "microphone"};
  const media::SendStreamIds camera{random_.u32(), random_.u32(), settings_.cname, "camera"};
  std::optional<media::SendStreamIds> content;  // behind the camera, or it would be taken for one
  if (settings_.content && settings_.video) content = {random_.u32(), random_.u32(), "content", "content"};
  media::OfferParameters parameters;
  parameters.session_id = random_.next() >> 1;
  parameters.ice_ufrag = local.credentials.ufrag;
  parameters.ice_pwd = local.credentials.password;
  parameters.fingerprint = certificate.fingerprint();
  parameters.cname = settings_.cname;
  parameters.candidates = local.candidates;
  parameters.end_of_candidates = true;
  parameters.media = media::hall_media(settings_.rids, settings_.receive_slots, sound, camera, content);
  if (!settings_.video) parameters.media.erase(parameters.media.begin() + 1);
  if (!settings_.audio) parameters.media.erase(parameters.media.begin());
  offer_ = media::make_offer(parameters);
  offer_text_ = media::write_session_description(offer_);
}

media::Result<void> MediaConnection::accept(const std::string& answer_text, Timestamp now) {
  const auto answer = media::parse_session_description(answer_text);
  if (!answer) return tl::unexpected(answer.error());
  auto session = media::read_answer(offer_, *answer);
  if (!session) return tl::unexpected(session.error());
  session_ = std::move(*session);
  const auto& remote = session_.transport;
  auto transport = media::Transport::create(*certificate_, remote.dtls_role, remote.remote_fingerprints);
  if (!transport) return tl::unexpected(transport.error());
  transport_.emplace(std::move(*transport));
  sender_ = std::make_unique<MediaSender>(session_, random_, static_cast<PacketOut&>(*this));
  receiver_ = std::make_unique<MediaReceiver>(session_, settings_.sink_of);
  reduced_size_rtcp_ =
      std::ranges::all_of(session_.media, [](const auto& m) { return !m.accepted || m.reduced_size_rtcp; });
  if (auto set = ice_->set_remote({remote.remote_ufrag, remote.remote_pwd}); !set) return set;
  for (const auto& candidate : remote.remote_candidates) {
    if (auto added = ice_->add_remote_candidate(media::write_candidate(candidate)); !added) return added;
  }
  if (path_) transport_->on_path(*path_, now, *this);
  awake_ = true;
  return {};
}

std::string_view MediaConnection::profile_name() const {
  const auto profile = transport_ ? transport_->profile() : std::nullopt;
  return profile ? media::to_string(*profile) : std::string_view{};
}

media::Result<void> MediaConnection::add_remote_candidate(const std::string& candidate) {
  return ice_->add_remote_candidate(candidate);
}

void MediaConnection::on_datagram(media::MutableBytes datagram, const media::Address& from, bool from_validated,
                                  Timestamp now) {
  if (!transport_) return;
  transport_->on_datagram(datagram, from, from_validated, now, *this);
  awake_ = true;
}

void MediaConnection::on_ice_state(mcu::IceState state, const media::Address& remote, Timestamp now) {
  if (state == mcu::IceState::kConnected) {
    path_ = remote;
    if (transport_) transport_->on_path(remote, now, *this);
  } else if (state == mcu::IceState::kFailed && settings_.on_connected) {
    settings_.on_connected(false, now);
  }
  awake_ = true;
}

void MediaConnection::on_connected(Timestamp now) {
  next_report_ = now;
  if (settings_.on_connected) settings_.on_connected(true, now);
}

void MediaConnection::on_closed(const std::string&, Timestamp now) {
  if (settings_.on_connected) settings_.on_connected(false, now);
}

void MediaConnection::on_rtp(const media::RtpPacketView& packet, Timestamp now) { receiver_->on_rtp(packet, now); }

void MediaConnection::on_rtcp(media::Bytes compound, Timestamp now) {
  media::for_each_rtcp(compound, media::RtcpVisitor{
                                     [&](const media::SenderReport& report) {
                                       receiver_->on_sender_report(report, now);
                                       on_report_blocks(report.blocks, now);
                                     },
                                     [&](const media::ReceiverReport& report) { on_report_blocks(report.blocks, now); },
                                     [&](const media::Nack& nack) { sender_->on_nack(nack, now); },
                                     [&](const media::Pli& pli) { sender_->on_pli(pli); },
                                     [&](const media::Fir& fir) { sender_->on_fir(fir); },
                                     [&](const media::TransportCcFeedback& f) { sender_->on_transport_cc(f, now); },
                                 });
}

void MediaConnection::on_report_blocks(const media::ReportBlocks& blocks, Timestamp now) {
  const auto rtt = sender_->on_report_blocks(blocks, now);
  if (!rtt) return;
  rtt_ = rtt;
  receiver_->set_rtt(*rtt);
}

media::MutableBytes MediaConnection::begin() {
  if (!connected()) return {};
  if (batch_.full()) flush();
  return batch_.begin();
}

void MediaConnection::commit(size_t size) {
  if (size == 0) return;
  if (const auto encrypted = transport_->protect_rtp(batch_.begin(), size)) batch_.commit(*encrypted);
}

void MediaConnection::poll(Timestamp now) {
  awake_ = false;
  if (!transport_) return;
  transport_->handle_timeout(now, *this);
  send_dtls();
  if (connected()) {
    receiver_->poll(now);
    // Feedback travels with a picture rather than by itself, as long as it may wait: the bridge wakes up once for both.
    const bool goes_with_others = !batch_.empty() && receiver_->feedback_ready(now);
    if (goes_with_others || receiver_->next_deadline() <= now) write_feedback(now);
    if (next_report_ <= now) write_reports(now);
  }
  flush();
}

Timestamp MediaConnection::next_deadline() const {
  if (!transport_) return media::kNever;
  if (!connected()) return transport_->next_deadline();
  return std::min({transport_->next_deadline(), next_report_, receiver_->next_deadline()});
}

// One RTCP packet; without reduced size (RFC 5506) every packet begins with a receiver report (RFC 3550 §6.1).
void MediaConnection::send_rtcp(const std::function<bool(media::ByteWriter&)>& write) {
  const media::MutableBytes room = begin();
  if (room.empty()) return;
  media::ByteWriter out(room.first(media::kMaxRtpPacketSize));
  if (!write(out) || !out.ok()) return;
  if (const auto encrypted = transport_->protect_rtcp(room, out.size())) batch_.commit(*encrypted);
}

void MediaConnection::write_feedback(Timestamp now) {
  bool more = true;
  for (int i = 0; more && i < kMaxFeedbackPackets; ++i) {
    send_rtcp([&](media::ByteWriter& out) {
      if (!reduced_size_rtcp_) media::write_receiver_report({sender_->first_ssrc(), {}}, out);
      more = receiver_->write_feedback(sender_->first_ssrc(), out, now);
      return more;
    });
  }
}

void MediaConnection::write_reports(Timestamp now) {
  next_report_ = now + kReportInterval;
  send_rtcp([&](media::ByteWriter& out) {
    media::ReportBlocks blocks;
    receiver_->add_report_blocks(blocks, now);
    size_t index = 0;
    auto report = sender_->next_sender_report(index, now);
    const uint32_t ssrc = report ? report->ssrc : sender_->first_ssrc();
    if (report) {
      report->blocks = blocks;
      media::write_sender_report(*report, out);
    } else {
      media::write_receiver_report({ssrc, blocks}, out);
    }
    while ((report = sender_->next_sender_report(index, now))) media::write_sender_report(*report, out);
    media::Sdes sdes;
    sdes.chunks.push_back({ssrc, settings_.cname});
    media::write_sdes(sdes, out);
    return true;
  });
}

void MediaConnection::send_dtls() {
  while (const auto datagram = transport_->poll_datagram()) {
    if (batch_.append(*datagram)) continue;
    flush();
    batch_.append(*datagram);
  }
}

void MediaConnection::flush() {
  if (!batch_.empty()) ice_->send(batch_);
}

void MediaConnection::close() {
  if (!transport_) return;
  transport_->close();
  send_dtls();
  flush();
}

}  // namespace tools
