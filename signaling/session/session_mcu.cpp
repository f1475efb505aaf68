// What the mcu says. The second part of ConferenceSession.
#include <algorithm>
#include <utility>

#include "signaling/session/conference_session.h"

namespace signaling {

void ConferenceSession::mcu_up(const mcu::RunningConference* running, Timestamp now) {
  mcu_up_ = true;
  engine_.set_hearing(true, now);
  desired_is_due_ = true;
  if (running != nullptr) desired_.version = std::max(desired_.version, running->version);
  const auto running_of = [&](const SiteId& participant) -> const mcu::RunningParticipant* {
    if (running == nullptr) return nullptr;
    const auto found = std::ranges::find(running->participants, participant, &mcu::RunningParticipant::site);
    return found == running->participants.end() ? nullptr : &*found;
  };
  const Timestamp drop_at = now + plan_.resume_time;
  std::vector<ClientKey> lost;
  for (auto& seat : seats_) {
    const bool was_connected = seat.is_connected();
    const auto* known = running_of(seat.plan.id);
    const auto adoption = seat.link.adopt(known, drop_at, output_.to_mcu);
    seat.media_since.reset();
    if (known != nullptr && known->state == mcu::ConnectionState::kConnected) {
      seat.media_since = now;
      seat.media_connection = known->connection;
    }
    tell_presence(seat, was_connected, now);
    if (adoption == MediaLink::Adoption::kLost && seat.client) lost.push_back(*seat.client);
  }
  for (auto& [key, client] : clients_) {
    if (!client.link) continue;
    const auto adoption = client.link->adopt(running_of(client.link->participant()), drop_at, output_.to_mcu);
    if (adoption == MediaLink::Adoption::kLost) lost.push_back(key);
  }
  for (const auto& client : lost) close(client, CloseCode::kServiceRestart, now);
}

void ConferenceSession::mcu_down(Timestamp now) {
  mcu_up_ = false;
  engine_.set_hearing(false, now);
  mcu_on_stage_.reset();
  speaking_.clear();
  for (auto& seat : seats_) {
    const bool was_connected = seat.is_connected();
    seat.link.mcu_down();
    tell_presence(seat, was_connected, now);
  }
  for (auto& [key, client] : clients_) {
    if (client.link) client.link->mcu_down();
  }
}

void ConferenceSession::on_reply(uint64_t offer, const mcu::Reply& reply) {
  for (auto& [key, client] : clients_) {
    MediaLink* link = link_of(client);
    if (link == nullptr || !link->takes(offer)) continue;
    if (client.seat != nullptr && client.seat->client != key) continue;
    const auto reply_to = link->on_reply(reply);
    if (!reply.ok) {
      auto refusal = reply.code == "mcu.timeout" ? make_refusal(RefusalCode::kMcuTimeout)
                                                 : make_refusal(RefusalCode::kMcuRefused, "sdp", {name(reply.message)});
      if (!reply.code.empty()) refusal.code = clip(reply.code, 64);
      return send(key, ErrorMessage{reply_to, std::move(refusal)});
    }
    send(key, Answer{reply_to, reply.sdp});
    if (reply_to) send(key, Ok{*reply_to});
    const auto* data = client.seat == nullptr ? nullptr : engine_.data().seat(client.seat->plan.id);
    return send(key, Slots{link->slots(), data == nullptr ? mcu::View::kComposed : data->view});
  }
}

void ConferenceSession::on_event(const mcu::ParticipantStateEvent& event, Timestamp now) {
  Seat* seat = find_seat(event.site);
  if (seat == nullptr) {
    if (MediaLink* link = find_link(event.site)) (void)link->on_state(event);
    return;
  }
  const bool was_connected = seat->is_connected();
  if (!seat->link.on_state(event)) return;
  if (event.state == mcu::ConnectionState::kConnected) {
    seat->media_since = now;
    seat->media_connection = event.connection;
  }
  tell_presence(*seat, was_connected, now);
}

void ConferenceSession::on_event(const mcu::SlotsEvent& event, Timestamp) {
  MediaLink* link = find_link(event.site);
  if (link == nullptr || !link->set_slots(event.slots)) return;
  const auto* data = engine_.data().seat(event.site);
  const Slots slots{link->slots(), data == nullptr ? mcu::View::kComposed : data->view};
  for (const auto& [key, client] : clients_) {
    const bool own = client.link ? &*client.link == link
                                 : client.seat != nullptr && client.seat->client == key && &client.seat->link == link;
    if (own && link->has_media()) send(key, slots);
  }
}

void ConferenceSession::on_event(const mcu::SpeakingEvent& event, Timestamp now) {
  idle_ = mcu_on_stage_ == event.on_stage;
  speaking_ = event.sites;
  mcu_on_stage_ = event.on_stage;
  engine_.heard(event.sites, event.active, now);
}

void ConferenceSession::on_event(const mcu::LayersEvent& event, Timestamp) {
  Seat* seat = find_seat(event.site);
  if (seat == nullptr || !seat->link.set_layers(event.layers)) return;
  if (seat->client && seat->link.has_media()) send(*seat->client, Layers{seat->link.layers()});
}

MediaLink* ConferenceSession::find_link(const SiteId& participant) {
  if (Seat* seat = find_seat(participant)) return &seat->link;
  for (auto& [key, client] : clients_) {
    if (client.link && client.link->participant() == participant) return &*client.link;
  }
  return nullptr;
}

}  // namespace signaling
