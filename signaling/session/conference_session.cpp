#include "signaling/session/conference_session.h"

#include <algorithm>
#include <utility>

#include "media/base/check.h"

namespace signaling {

using media::kNever;

ConferenceSession::ConferenceSession(ConferencePlan plan)
    : plan_(std::move(plan)),
      floor_({.settings = plan_.floor, .policy = plan_.policy, .chair_site = plan_.chair_site}),
      layout_(plan_.layout) {
  for (const auto& site : plan_.sites) seats_.push_back(make_seat(site));
}

Seat ConferenceSession::make_seat(const SitePlan& site) const {
  Seat seat;
  seat.plan = site;
  seat.chair = site.id == plan_.chair_site;
  // The chair's site is heard from the start of a chaired conference; under `open` no microphone is live on joining.
  seat.microphone = seat.chair && floor_.policy() == FloorPolicy::kChaired;
  return seat;
}

// ---- connections ---------------------------------------------------------------------------------------------------

Done ConferenceSession::join(ClientKey client, const Visitor& visitor, const Join& join, ConnectionId fresh,
                             Timestamp now) {
  CHECK(!clients_.contains(client));
  const auto allowed = authorize(visitor.principal, Action::kJoinConference, {.conference = plan_.id});
  if (!allowed) return refuse(allowed.error(), "token");
  Client state;
  state.visitor = visitor;
  bool resumed = false;
  std::optional<SiteId> site;
  if (visitor.role == Role::kSite) {
    const auto seat = known_seat(visitor.principal.site.value_or(SiteId()));
    if (!seat) return tl::unexpected(seat.error());
    if (visitor.controls) {
      if (join.media) return refuse(RefusalCode::kWithoutMedia, "media");
    } else {
      take_seat(**seat, client, join, fresh, now);
      resumed = (*seat)->connection == (*seat)->mcu_connection && !(*seat)->connection.value().empty();
      fresh = (*seat)->connection;
    }
    site = (*seat)->plan.id;
    state.visitor.name = (*seat)->plan.name;
    state.seat = *seat;
  } else {
    if (join.media) return refuse(RefusalCode::kWithoutMedia, "media");
    const bool chair = visitor.role == Role::kChair;
    const auto pages = std::ranges::count_if(clients_, [](const auto& c) { return c.second.seat == nullptr; });
    if (static_cast<size_t>(pages) >= kMaxPages && !(chair && chair_page_)) return refuse(RefusalCode::kConferenceFull);
    if (chair) replace(std::exchange(chair_page_, client));
    if (chair) site = plan_.chair_site;
  }
  Joined joined;
  joined.conference = {plan_.id, plan_.title, floor_.policy(), layout_};
  joined.site = std::move(site);
  joined.name = state.visitor.name;
  joined.role = visitor.role;
  joined.connection = std::move(fresh);
  joined.resumed = resumed;
  clients_.emplace(client, std::move(state));
  send(client, std::move(joined));
  return {};
}

bool ConferenceSession::set_rights(ClientKey client, const Visitor& visitor) {
  const auto found = clients_.find(client);
  if (found == clients_.end()) return false;
  auto& principal = found->second.visitor.principal;
  principal = visitor.principal;
  return has_role(principal, found->second.visitor.role, plan_.id) &&
         authorize(principal, Action::kJoinConference, {.conference = plan_.id}).has_value();
}

void ConferenceSession::take_seat(Seat& seat, ClientKey client, const Join& join, ConnectionId fresh, Timestamp now) {
  const bool was_connected = seat.is_connected();
  replace(std::exchange(seat.client, client));
  seat.media = join.media;
  seat.offer.reset();
  const bool resumes = mcu_up_ && join.media && join.connection && *join.connection == seat.mcu_connection &&
                       seat.answered;
  if (resumes) {
    seat.connection = seat.mcu_connection;
    seat.leave_at = kNever;
  } else {
    // The mcu keeps the former media until the new offer replaces it, so that the picture changes in one step.
    seat.connection = std::move(fresh);
    seat.media_lost = false;
    seat.slots.clear();
    seat.layers.clear();
    if (!seat.mcu_connection.value().empty()) seat.leave_at = now + plan_.resume_time;
    if (!join.media) drop_media(seat);
  }
  tell_presence(seat, was_connected, now);
}

void ConferenceSession::replace(const std::optional<ClientKey>& former) {
  if (!former) return;
  clients_.erase(*former);
  output_.closes.push_back({*former, CloseCode::kReplaced});
}

void ConferenceSession::leave(ClientKey client, Timestamp now) {
  const auto found = clients_.find(client);
  if (found == clients_.end()) return;
  Seat* seat = found->second.seat;
  clients_.erase(found);
  if (seat == nullptr || seat->client != client) {
    if (chair_page_ == client) chair_page_.reset();
    return;
  }
  const bool was_connected = seat->is_connected();
  seat->client.reset();
  seat->offer.reset();
  if (!seat->mcu_connection.value().empty()) seat->leave_at = now + plan_.resume_time;
  tell_presence(*seat, was_connected, now);
}

void ConferenceSession::unseat(ClientKey client, Timestamp now) {
  const auto found = clients_.find(client);
  Seat* seat = found == clients_.end() ? nullptr : found->second.seat;
  const bool control = seat != nullptr && seat->client != client;
  leave(client, now);
  if (seat == nullptr || control) return;
  drop_media(*seat);
  seat->answered = false;
  seat->slots.clear();
  seat->layers.clear();
}

void ConferenceSession::close(Seat& seat, CloseCode code, Timestamp now) {
  const ClientKey client = *seat.client;
  leave(client, now);
  output_.closes.push_back({client, code});
}

void ConferenceSession::tell_presence(const Seat& seat, bool was_connected, Timestamp now) {
  if (seat.is_connected() == was_connected) return;
  was_connected ? floor_.site_dropped(seat.plan.id, now) : floor_.site_returned(seat.plan.id, now);
}

// ---- the mcu -------------------------------------------------------------------------------------------------------

void ConferenceSession::mcu_up(const mcu::RunningConference* running, Timestamp now) {
  mcu_up_ = true;
  desired_is_due_ = true;
  if (running != nullptr) desired_.version = std::max(desired_.version, running->version);
  for (auto& seat : seats_) {
    const mcu::RunningParticipant* participant = nullptr;
    if (running != nullptr) {
      const auto found = std::find_if(running->participants.begin(), running->participants.end(),
                                      [&](const auto& p) { return p.site == seat.plan.id; });
      if (found != running->participants.end()) participant = &*found;
    }
    adopt(seat, participant, now);
  }
}

void ConferenceSession::adopt(Seat& seat, const mcu::RunningParticipant* running, Timestamp now) {
  const bool was_connected = seat.is_connected();
  const bool same = running != nullptr && running->connection == seat.mcu_connection;
  const bool had_media = seat.connection == seat.mcu_connection && !seat.mcu_connection.value().empty();
  seat.mcu_connection = running == nullptr ? ConnectionId() : running->connection;
  seat.answered = running != nullptr;
  if (same) {
    seat.media_lost = running->state == mcu::ConnectionState::kDisconnected ||
                      running->state == mcu::ConnectionState::kClosed;
  } else {
    seat.media_lost = false;
    seat.leave_at = running == nullptr ? kNever : now + plan_.resume_time;
  }
  tell_presence(seat, was_connected, now);
  if (!seat.client) return;
  if (seat.offer) {
    send_offer(seat);
  } else if (had_media && !same) {
    close(seat, CloseCode::kServiceRestart, now);
  }
}

void ConferenceSession::mcu_down(Timestamp now) {
  mcu_up_ = false;
  mcu_on_stage_.reset();
  speaking_.clear();
  for (auto& seat : seats_) {
    const bool was_connected = seat.is_connected();
    seat.media_lost = false;
    tell_presence(seat, was_connected, now);
  }
}

void ConferenceSession::on_reply(uint64_t offer, const mcu::Reply& reply) {
  const auto seat = std::find_if(seats_.begin(), seats_.end(),
                                 [&](const auto& s) { return s.offer && s.offer->number == offer && s.client; });
  if (seat == seats_.end()) return;
  const auto reply_to = std::exchange(seat->offer, std::nullopt)->reply_to;
  if (!reply.ok) {
    if (!seat->answered) seat->mcu_connection = ConnectionId();  // there is nothing to leave or to resume
    auto refusal = reply.code == "mcu.timeout" ? make_refusal(RefusalCode::kMcuTimeout)
                                               : make_refusal(RefusalCode::kMcuRefused, "sdp", {name(reply.message)});
    if (!reply.code.empty()) refusal.code = clip(reply.code, 64);
    send(*seat->client, ErrorMessage{reply_to, std::move(refusal)});
    return;
  }
  seat->answered = true;
  seat->slots = reply.slots;
  send(*seat->client, Answer{reply_to, reply.sdp});
  if (reply_to) send(*seat->client, Ok{*reply_to});
  send(*seat->client, Slots{seat->slots, seat->view});
}

void ConferenceSession::on_event(const mcu::ParticipantStateEvent& event, Timestamp now) {
  Seat* seat = find_seat(event.site);
  if (seat == nullptr || event.connection != seat->mcu_connection) return;
  const bool was_connected = seat->is_connected();
  seat->media_lost =
      event.state == mcu::ConnectionState::kDisconnected || event.state == mcu::ConnectionState::kClosed;
  tell_presence(*seat, was_connected, now);
}

void ConferenceSession::on_event(const mcu::SlotsEvent& event) {
  Seat* seat = find_seat(event.site);
  if (seat == nullptr || seat->slots == event.slots) return;
  seat->slots = event.slots;
  if (seat->client && seat->media) send(*seat->client, Slots{seat->slots, seat->view});
}

void ConferenceSession::on_event(const mcu::SpeakingEvent& event) {
  speaking_ = event.sites;
  mcu_on_stage_ = event.on_stage;
}

void ConferenceSession::on_event(const mcu::LayersEvent& event) {
  Seat* seat = find_seat(event.site);
  if (seat == nullptr || seat->layers == event.layers) return;
  seat->layers = event.layers;
  if (seat->client && seat->media) send(*seat->client, Layers{seat->layers});
}

void ConferenceSession::send_offer(Seat& seat) {
  if (seat.mcu_connection != seat.connection) seat.answered = false;
  seat.mcu_connection = seat.connection;
  seat.leave_at = kNever;
  output_.to_mcu.push_back({mcu::Offer{plan_.id, seat.plan.id, seat.connection, seat.offer->sdp}, seat.offer->number});
}

void ConferenceSession::drop_media(Seat& seat) {
  seat.leave_at = kNever;
  const auto connection = std::exchange(seat.mcu_connection, ConnectionId());
  if (mcu_up_ && !connection.value().empty()) {
    output_.to_mcu.push_back({mcu::Leave{plan_.id, seat.plan.id, connection}, 0});
  }
}

// ---- time ----------------------------------------------------------------------------------------------------------

Timestamp ConferenceSession::next_deadline() const {
  Timestamp earliest = floor_.next_deadline();
  if (speaking_ != speaking_told_) earliest = std::min(earliest, speaking_due_);
  for (const auto& seat : seats_) earliest = std::min(earliest, seat.leave_at);
  return earliest;
}

void ConferenceSession::handle_timeout(Timestamp now) {
  floor_.handle_timeout(now);
  apply_floor_events();
  for (auto& seat : seats_) {
    if (seat.leave_at <= now) drop_media(seat);
  }
}

// ---- state ---------------------------------------------------------------------------------------------------------

Seat* ConferenceSession::find_seat(const SiteId& site) {
  const auto found = std::find_if(seats_.begin(), seats_.end(), [&](const auto& s) { return s.plan.id == site; });
  return found == seats_.end() ? nullptr : &*found;
}

void ConferenceSession::apply_floor_events() {
  for (auto& event : floor_.take_events()) {
    const auto* step = std::get_if<RequestChanged>(&event.what);
    Seat* seat = step == nullptr ? nullptr : find_seat(step->site);
    CHECK(step == nullptr || seat != nullptr);
    if (step != nullptr && step->status == RequestStatus::kGranted) {
      seat->turn = step->request;
      seat->microphone = true;
      seat->muted = false;
      // The chair's latest word counts: who is given the floor is on stage.
      if (step->cause == FloorCause::kChair) pinned_.reset();
    } else if (step != nullptr && step->status > RequestStatus::kGranted && seat->turn == step->request) {
      seat->turn = 0;
      seat->microphone = false;
    }
    output_.record.push_back(std::move(event));
  }
}

bool ConferenceSession::has_site(const SiteId& site) const {
  return std::ranges::any_of(seats_, [&](const auto& seat) { return seat.plan.id == site; });
}

std::vector<ClientKey> ConferenceSession::clients() const {
  std::vector<ClientKey> keys;
  for (const auto& [key, client] : clients_) keys.push_back(key);
  return keys;
}

size_t ConferenceSession::connected_sites() const {
  return static_cast<size_t>(std::count_if(seats_.begin(), seats_.end(), [](auto& s) { return s.is_connected(); }));
}

void ConferenceSession::send(ClientKey to, ServerMessage message) {
  output_.sends.push_back({{to}, std::move(message)});
}

}  // namespace signaling
