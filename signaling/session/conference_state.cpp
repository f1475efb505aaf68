// What clients are told and what the mcu is to do, as functions of the state, and the difference to what was told last.
#include <algorithm>
#include <chrono>
#include <utility>

#include "signaling/session/conference_session.h"

namespace signaling {
namespace {

constexpr Duration kSpeakingInterval = std::chrono::milliseconds(200);
// The composed picture that all sites see.
constexpr const char* kHalls = "halls";

int64_t to_ms(Duration d) { return std::chrono::duration_cast<std::chrono::milliseconds>(d).count(); }

std::optional<int64_t> to_ms(const std::optional<Duration>& d) {
  if (!d) return std::nullopt;
  return to_ms(*d);
}

}  // namespace

// ---- functions of the state ----------------------------------------------------------------------------------------

std::vector<SiteId> ConferenceSession::stage() const {
  if (pinned_) return {*pinned_};
  if (floor_.policy() == FloorPolicy::kOpen) return {};
  std::vector<SiteId> sites;
  for (const auto& holder : floor_.holders()) sites.push_back(holder.site);
  if (!sites.empty()) return sites;
  // Nobody else can be heard: the chair is shown without waiting for a word.
  const auto chair = std::find_if(seats_.begin(), seats_.end(), [](const auto& s) { return s.chair; });
  if (chair != seats_.end() && chair->is_connected()) sites.push_back(chair->plan.id);
  return sites;
}

mcu::DesiredConference ConferenceSession::make_desired() const {
  mcu::DesiredConference desired;
  desired.id = plan_.id;
  desired.version = desired_.version;
  mcu::DesiredGroup halls;
  halls.id = kHalls;
  halls.layout = layout_;
  for (const auto& site : stage()) halls.places.push_back({mcu::DesiredPlace::Kind::kSite, site});
  if (halls.places.empty()) halls.places.push_back({mcu::DesiredPlace::Kind::kActiveSpeaker, {}});
  desired.groups.push_back(std::move(halls));
  for (const auto& seat : seats_) {
    mcu::DesiredParticipant participant;
    participant.site = seat.plan.id;
    participant.name = seat.plan.name;
    participant.heard = is_live(seat);
    participant.view = seat.view;
    participant.mark = seat.chair ? "chair" : "";
    participant.group = kHalls;
    desired.participants.push_back(std::move(participant));
  }
  return desired;
}

MicrophoneState ConferenceSession::microphone_state(const Seat& seat) const {
  if (is_live(seat)) return MicrophoneState::kLive;
  return floor_.place(seat.plan.id) ? MicrophoneState::kAsked : MicrophoneState::kOff;
}

Roster ConferenceSession::make_roster() const {
  Roster roster;
  roster.title = plan_.title;
  roster.phase = phase_;
  roster.policy = floor_.policy();
  roster.layout = layout_;
  roster.stage = pinned_;
  const auto on_stage = stage();
  roster.on_stage = on_stage.empty() ? mcu_on_stage_ : std::optional(on_stage.front());
  roster.mcu = mcu_up_;
  for (const auto& seat : seats_) {
    roster.sites.push_back({seat.plan.id, seat.plan.name, seat.chair, seat.is_connected(), microphone_state(seat),
                            floor_.place(seat.plan.id), seat.view, seat.muted});
  }
  return roster;
}

FloorState ConferenceSession::make_floor(Timestamp now) const {
  FloorState state;
  for (const auto& h : floor_.holders()) {
    state.holders.push_back({h.site, to_ms(h.remaining(floor_.turn_time(now))), to_ms(h.limit), h.phase});
  }
  for (const auto& r : floor_.queue()) state.queue.push_back({r.site, to_ms(now - r.since)});
  return state;
}

ConferenceSession::MicrophoneView ConferenceSession::microphone_of(const Seat& seat) const {
  MicrophoneView view;
  view.state = microphone_state(seat);
  view.place = floor_.place(seat.plan.id);
  if (const auto* turn = floor_.holder(seat.plan.id)) view.turn = *turn;
  view.muted = seat.muted;
  view.can_open = phase_ != OpenPhase::kPaused &&
                  (seat.chair || floor_.policy() == FloorPolicy::kOpen || (view.turn && !seat.muted));
  return view;
}

// ---- the difference ------------------------------------------------------------------------------------------------

SessionOutput ConferenceSession::take_output(Timestamp now) {
  publish_desired();
  // A seat's own microphone first: it is whole in itself, while the roster has its state and the floor its turn. A page
  // that draws between the messages shows no live microphone without its clock.
  publish_microphones(now);
  publish_roster();
  publish_floor(now);
  publish_speaking(now);
  publish_timing(now);
  publish_presence();
  for (auto& [key, client] : clients_) {
    if (!client.told && client.seat != nullptr && !client.visitor.controls && client.seat->media) {
      send(key, Slots{client.seat->slots, client.seat->view});
      if (!client.seat->layers.empty()) send(key, Layers{client.seat->layers});
    }
    client.told = true;
  }
  return std::exchange(output_, {});
}

void ConferenceSession::publish(bool changed, ServerMessage message) {
  std::vector<ClientKey> to;
  for (const auto& [key, client] : clients_) {
    if (changed || !client.told) to.push_back(key);
  }
  if (!to.empty()) output_.sends.push_back({std::move(to), std::move(message)});
}

void ConferenceSession::publish_desired() {
  auto desired = make_desired();
  const bool changed = desired != desired_;
  if (changed || desired_is_due_) {
    ++desired.version;
    desired_ = std::move(desired);
  }
  if (!mcu_up_ || (!changed && !desired_is_due_)) return;
  desired_is_due_ = false;
  // Before the offers of the same output, which need the conference to be there.
  output_.to_mcu.insert(output_.to_mcu.begin(), {mcu::SetConference{desired_}, 0});
}

void ConferenceSession::publish_roster() {
  auto roster = make_roster();
  const bool changed = roster != roster_;
  roster_ = roster;
  publish(changed, std::move(roster));
}

void ConferenceSession::publish_floor(Timestamp now) {
  const auto holders = floor_.holders();
  const auto queue = floor_.queue();
  const bool changed = !std::equal(holders.begin(), holders.end(), holders_.begin(), holders_.end()) ||
                       !std::equal(queue.begin(), queue.end(), queue_.begin(), queue_.end());
  if (changed) {
    holders_.assign(holders.begin(), holders.end());
    queue_.assign(queue.begin(), queue.end());
  }
  publish(changed, make_floor(now));
}

void ConferenceSession::publish_microphones(Timestamp now) {
  for (auto& [key, client] : clients_) {
    if (client.seat == nullptr) continue;
    auto view = microphone_of(*client.seat);
    if (client.microphone == view) continue;
    Microphone message;
    message.state = view.state;
    message.place = view.place;
    message.holder = view.turn.has_value();
    if (view.turn) {
      message.remaining_ms = to_ms(view.turn->remaining(floor_.turn_time(now)));
      message.phase = view.turn->phase;
    }
    message.can_open = view.can_open;
    message.muted = view.muted;
    send(key, message);
    client.microphone = std::move(view);
  }
}

void ConferenceSession::publish_speaking(Timestamp now) {
  const bool due = speaking_ != speaking_told_ && now >= speaking_due_;
  if (due) {
    speaking_told_ = speaking_;
    speaking_due_ = now + kSpeakingInterval;
  }
  if (due || !speaking_told_.empty()) publish(due, Speaking{speaking_told_});
}

// To those who may extend the conference: "quá giờ" is no news for the halls' screens.
void ConferenceSession::publish_timing(Timestamp now) {
  Timing timing;
  if (expected_end_) timing.ends_in_ms = to_ms(*expected_end_ - now);
  timing.overrun = overrun_;
  for (const auto& [key, client] : clients_) {
    const bool due = timing_is_due_ || (!client.told && expected_end_);
    const Target target{.conference = plan_.id};
    if (due && authorize(client.visitor.principal, Action::kExtendConference, target)) send(key, timing);
  }
  timing_is_due_ = false;
}

void ConferenceSession::publish_presence() {
  for (const auto& seat : seats_) {
    const auto told = std::ranges::find(present_, seat.plan.id);
    if (seat.is_connected() == (told != present_.end())) continue;
    output_.presence.push_back({seat.plan.id, seat.is_connected()});
    if (seat.is_connected()) {
      present_.push_back(seat.plan.id);
    } else {
      present_.erase(told);
    }
  }
  std::erase_if(present_, [this](const auto& site) {
    if (has_site(site)) return false;
    output_.presence.push_back({site, false});
    return true;
  });
}

}  // namespace signaling
