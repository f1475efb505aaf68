#include "mcu/graph/subscription.h"

namespace mcu {
namespace {
// What a transport-wide number is told of a packet's size beyond its payload: RTP header and extensions, SRTP tag.
constexpr size_t kTypicalOverhead = 60;
}  // namespace

void Subscription::Feed::attach(Source& to, size_t at) {
  detach();
  source = &to;
  layer = at;
  to.attach(at, *this);
}

void Subscription::Feed::detach() {
  if (source != nullptr) source->detach(layer, *this);
  source = nullptr;
}

Subscription::Subscription(const Config& config, PacketOut& out, media::TransportCcSender* transport_cc)
    : out_(out), transport_cc_(transport_cc), rewriter_(config.rewriter), stream_(config.stream) {
  for (Feed& feed : feeds_) feed.owner = this;
}

Subscription::~Subscription() {
  for (Feed& feed : feeds_) feed.detach();
}

void Subscription::show(Source* source, size_t wanted, Timestamp now) {
  if (source == wish_ && wanted == wanted_layer_) return;
  if (source == nullptr) return clear();
  wish_ = source;
  wanted_layer_ = wanted;
  // Nothing flows yet: the smallest layer of a camera is the one that comes first and always.
  aim(source->best_layer(wanted, now).value_or(0), now);
}

void Subscription::clear() {
  for (Feed& feed : feeds_) feed.detach();
  wish_ = nullptr;
  rewriter_.stop();
}

void Subscription::forget(const Source& source) {
  const bool ran = running().source == &source;
  for (Feed& feed : feeds_) {
    if (feed.source == &source) feed.detach();
  }
  if (wish_ == &source) wish_ = nullptr;
  if (ran && awaited().source == nullptr) rewriter_.stop();
}

void Subscription::review(Timestamp now) {
  if (wish_ == nullptr) return;
  if (const auto layer = wish_->best_layer(wanted_layer_, now)) aim(*layer, now);
  if (awaited().source != nullptr && rewriter_.waiting_for_keyframe()) {
    awaited().source->request_keyframe(awaited().layer, now);
  }
}

void Subscription::aim(size_t layer, Timestamp now) {
  if (running().is(wish_, layer)) {
    awaited().detach();
    rewriter_.switch_source(running().key(), now);
    return;
  }
  if (awaited().is(wish_, layer)) return;
  awaited().attach(*wish_, layer);
  rewriter_.switch_source(awaited().key(), now);
  if (rewriter_.waiting_for_keyframe()) wish_->request_keyframe(layer, now);
}

void Subscription::on_picture_loss(Timestamp now) {
  if (running().source != nullptr) running().source->request_keyframe(running().layer, now);
}

void Subscription::on_packet(Feed& feed, const MediaPacket& packet, Timestamp now) {
  const auto outgoing = rewriter_.rewrite(feed.key(), packet, now);
  if (!outgoing) return;
  if (&feed == &awaited() && rewriter_.current_source() == feed.key()) {
    running().detach();
    running_ = 1 - running_;
  }
  send(*outgoing, now);
}

void Subscription::send(const media::OutgoingPacket& packet, Timestamp now) {
  const media::MutableBytes room = out_.begin();
  if (room.empty()) return;
  std::optional<uint16_t> number;
  if (transport_cc_ != nullptr) number = transport_cc_->on_send(packet.payload_size() + kTypicalOverhead, now);
  out_.commit(stream_.write(packet, number, room, now));
}

void Subscription::on_nack(const media::Nack& nack, Timestamp now) {
  for (const uint16_t sequence_number : nack.sequence_numbers) resend(sequence_number, now);
}

void Subscription::resend(uint16_t sequence_number, Timestamp now) {
  const media::MutableBytes room = out_.begin();
  if (room.empty()) return;
  std::optional<uint16_t> number;
  if (transport_cc_ != nullptr && stream_.can_resend(sequence_number, now)) {
    number = transport_cc_->on_send(media::kMaxRtpPacketSize, now);
  }
  out_.commit(stream_.on_nack(sequence_number, number, room, now));
}

}  // namespace mcu
