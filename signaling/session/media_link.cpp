#include "signaling/session/media_link.h"

#include <utility>

namespace signaling {

using media::kNever;

// ---- the client ----------------------------------------------------------------------------------------------------

bool MediaLink::attach(const Join& join, ConnectionId fresh, bool mcu_up, Timestamp drop_at, Out& out) {
  media_ = join.media;
  offer_.reset();
  if (mcu_up && join.media && answered_ && join.connection == mcu_connection_) {
    connection_ = mcu_connection_;
    drop_at_ = kNever;
    return true;
  }
  connection_ = std::move(fresh);
  lost_ = false;
  slots_.clear();
  layers_.clear();
  if (!mcu_connection_.value().empty()) drop_at_ = drop_at;
  if (!join.media) drop(mcu_up, out);
  return false;
}

void MediaLink::detach(Timestamp drop_at) {
  offer_.reset();
  media_ = false;
  if (!mcu_connection_.value().empty()) drop_at_ = drop_at;
}

void MediaLink::offer(const Offer& offer, const std::optional<MessageId>& reply_to, uint64_t number, bool mcu_up,
                      Out& out) {
  offer_ = WaitingOffer{number, reply_to, offer.sdp};
  if (mcu_up) send_offer(out);
}

bool MediaLink::candidate(const Candidate& candidate, bool mcu_up, Out& out) {
  if (!mcu_up) return true;  // the mcu finds the client by its checks
  if (mcu_connection_ != connection_) return false;
  out.push_back({mcu::Candidate{conference_, participant_, connection_, candidate.candidate, candidate.mid}, 0});
  return true;
}

void MediaLink::send_offer(Out& out) {
  if (mcu_connection_ != connection_) answered_ = false;
  mcu_connection_ = connection_;
  drop_at_ = kNever;
  out.push_back({mcu::Offer{conference_, participant_, connection_, offer_->sdp}, offer_->number});
}

void MediaLink::drop(bool mcu_up, Out& out) {
  drop_at_ = kNever;
  answered_ = false;
  lost_ = false;
  slots_.clear();
  layers_.clear();
  const auto connection = std::exchange(mcu_connection_, ConnectionId());
  if (mcu_up && !connection.value().empty()) out.push_back({mcu::Leave{conference_, participant_, connection}, 0});
}

// ---- the mcu -------------------------------------------------------------------------------------------------------

MediaLink::Adoption MediaLink::adopt(const mcu::RunningParticipant* running, Timestamp drop_at, Out& out) {
  const bool same = running != nullptr && running->connection == mcu_connection_;
  const bool had_media = connection_ == mcu_connection_ && !mcu_connection_.value().empty();
  mcu_connection_ = running == nullptr ? ConnectionId() : running->connection;
  answered_ = running != nullptr;
  if (same) {
    lost_ = running->state == mcu::ConnectionState::kDisconnected || running->state == mcu::ConnectionState::kClosed;
  } else {
    lost_ = false;
    drop_at_ = running == nullptr ? kNever : drop_at;
  }
  if (offer_) {
    send_offer(out);
    return Adoption::kNothing;
  }
  return media_ && had_media && !same ? Adoption::kLost : Adoption::kNothing;
}

std::optional<MessageId> MediaLink::on_reply(const mcu::Reply& reply) {
  const auto reply_to = std::exchange(offer_, std::nullopt)->reply_to;
  if (reply.ok) {
    answered_ = true;
    slots_ = reply.slots;
  } else if (!answered_) {
    mcu_connection_ = ConnectionId();  // there is nothing to leave or to resume
  }
  return reply_to;
}

bool MediaLink::on_state(const mcu::ParticipantStateEvent& event) {
  if (event.connection != mcu_connection_) return false;
  lost_ = event.state == mcu::ConnectionState::kDisconnected || event.state == mcu::ConnectionState::kClosed;
  return true;
}

bool MediaLink::set_slots(const std::vector<mcu::SlotState>& slots) {
  if (slots_ == slots) return false;
  slots_ = slots;
  return true;
}

bool MediaLink::set_layers(const std::vector<std::string>& layers) {
  if (layers_ == layers) return false;
  layers_ = layers;
  return true;
}

}  // namespace signaling
