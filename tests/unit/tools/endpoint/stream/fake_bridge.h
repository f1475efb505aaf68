#pragma once

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "media/packet/rtcp/compound.h"
#include "media/sdp/answer.h"
#include "media/transport/transport.h"
#include "tools/endpoint/stream/media_connection.h"

namespace tools::test {

// Two ends of a wire in one thread: what is sent waits until the other end is pumped. Drops what it is told to.
class Wire {
 public:
  struct End : mcu::IceTransport {
    End(Wire& owner, int number, mcu::IceListener& to) : wire(owner), side(number), listener(to) {}
    ~End() override { wire.ends_[side] = nullptr; }
    mcu::IceDescription local() const override {
      return {{side == 0 ? "hall" : "mcuu", "passwordpasswordpassword"},
              {*media::parse_candidate("candidate:1 1 udp 1 192.0.2.1 5000 typ host")}};
    }
    media::Result<void> set_remote(const mcu::IceCredentials&) override { return {}; }
    media::Result<void> add_remote_candidate(std::string_view) override { return {}; }
    void send(media::DatagramBatch& batch) override {
      for (size_t i = 0; i < batch.size(); ++i) wire.queue_[1 - side].emplace_back(batch[i].begin(), batch[i].end());
      batch.clear();
    }
    void hold(bool) override {}  // pump() asks for everything anyway
    uint64_t dropped() const override { return 0; }
    void read() override {}
    Wire& wire;
    int side;
    mcu::IceListener& listener;
  };

  std::unique_ptr<End> make_end(int side, mcu::IceListener& listener) {
    auto end = std::make_unique<End>(*this, side, listener);
    ends_[side] = end.get();
    return end;
  }
  void connect(media::Timestamp now) {
    for (End* end : ends_) end->listener.on_ice_state(mcu::IceState::kConnected, kAddress, now);
  }
  // Delivers what lies at `side`; true if there was anything. `drop_media_at`: the n-th datagram with media is lost.
  bool pump(int side, media::Timestamp now) {
    std::deque<std::vector<uint8_t>> batch;
    batch.swap(queue_[side]);
    for (auto& datagram : batch) {
      const bool media = datagram[0] >= 128;
      if (media && drop_every[side] > 0 && ++seen_[side] % drop_every[side] == 0) continue;
      ends_[side]->listener.on_datagram(datagram, kAddress, true, now);
    }
    return !batch.empty();
  }

  int drop_every[2] = {0, 0};

 private:
  static inline const media::Address kAddress = media::Address::v4({192, 0, 2, 1}, 5000);
  End* ends_[2] = {nullptr, nullptr};
  std::deque<std::vector<uint8_t>> queue_[2];
  int seen_[2] = {0, 0};
};

// The other side of a MediaConnection: answers it, keeps the packets that come, sends by a MediaSender.
class FakeBridge : private mcu::IceListener, private media::TransportHandler, private PacketOut {
 public:
  struct Received {
    media::RtpHeader header;
    std::string mid, rid, repaired_rid;
    std::optional<media::AudioLevel> level;
    std::vector<uint8_t> payload;
  };

  FakeBridge(Wire& wire, const std::string& offer) : certificate_(media::Certificate::create().value()), random_(9) {
    ice_ = wire.make_end(1, *this);
    media::AnswerParameters parameters;
    parameters.ice_ufrag = "mcuu";
    parameters.ice_pwd = "passwordpasswordpassword";
    parameters.fingerprint = certificate_.fingerprint();
    parameters.cname = "bridge";
    parameters.send_stream = [](const media::SendSlot& slot) {
      const uint32_t base =
          (slot.kind == media::MediaKind::kVideo ? 2000 : 1000) + 10 * static_cast<uint32_t>(slot.slot);
      return media::SendStreamIds{base, base + 1, "stream", "track"};
    };
    auto answer = media::answer_offer(media::parse_session_description(offer).value(), parameters).value();
    text = answer.text;
    session = std::move(answer.session);
    transport_.emplace(
        media::Transport::create(certificate_, session.transport.dtls_role, session.transport.remote_fingerprints)
            .value());
    sender = std::make_unique<MediaSender>(session, random_, static_cast<PacketOut&>(*this));
  }

  void poll(media::Timestamp now) {
    transport_->handle_timeout(now, *this);
    while (const auto datagram = transport_->poll_datagram()) batch_.append(*datagram);
    if (!batch_.empty()) ice_->send(batch_);
  }
  void send_rtcp(const std::function<void(media::ByteWriter&)>& write) {
    const auto room = begin();
    media::ByteWriter out(room.first(1200));
    write(out);
    if (const auto size = transport_->protect_rtcp(room, out.size())) batch_.commit(*size);
  }
  bool connected() const { return transport_->connected(); }

  std::string text;
  media::NegotiatedSession session;
  std::unique_ptr<MediaSender> sender;
  std::vector<Received> packets;
  std::vector<media::SenderReport> sender_reports;
  std::vector<media::ReportBlock> blocks;
  std::vector<media::Nack> nacks;
  std::vector<media::Pli> plis;
  size_t feedbacks = 0;
  std::string cname;

 private:
  void on_datagram(media::MutableBytes datagram, const media::Address& from, bool validated,
                   media::Timestamp now) override {
    transport_->on_datagram(datagram, from, validated, now, *this);
  }
  void on_ice_state(mcu::IceState, const media::Address& remote, media::Timestamp now) override {
    transport_->on_path(remote, now, *this);
  }
  void on_connected(media::Timestamp) override {}
  void on_closed(const std::string&, media::Timestamp) override {}
  void on_rtp(const media::RtpPacketView& packet, media::Timestamp) override {
    const auto extensions =
        media::parse_header_extensions(packet.extension_profile, packet.extension_block, session.receive_extensions);
    packets.push_back({packet.header,
                       std::string(extensions.mid),
                       std::string(extensions.rid),
                       std::string(extensions.repaired_rid),
                       extensions.audio_level,
                       {packet.payload.begin(), packet.payload.end()}});
  }
  void on_rtcp(media::Bytes compound, media::Timestamp now) override {
    media::for_each_rtcp(compound, media::RtcpVisitor{
                                       [&](const media::SenderReport& report) {
                                         sender_reports.push_back(report);
                                         for (const auto& block : report.blocks) blocks.push_back(block);
                                       },
                                       [&](const media::Nack& nack) {
                                         nacks.push_back(nack);
                                         sender->on_nack(nack, now);
                                       },
                                       [&](const media::Pli& pli) { plis.push_back(pli); },
                                       [&](const media::TransportCcFeedback&) { ++feedbacks; },
                                       [&](const media::Sdes& sdes) { cname = sdes.chunks[0].cname; },
                                   });
  }
  media::MutableBytes begin() override {
    if (batch_.full()) ice_->send(batch_);
    return batch_.begin();
  }
  void commit(size_t size) override {
    if (size == 0) return;
    if (const auto encrypted = transport_->protect_rtp(batch_.begin(), size)) batch_.commit(*encrypted);
  }

  media::Certificate certificate_;
  media::Random random_;
  std::unique_ptr<mcu::IceTransport> ice_;
  std::optional<media::Transport> transport_;
  media::DatagramBatch batch_;
};

}  // namespace tools::test
