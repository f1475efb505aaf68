// The difference between the state and what was told last: who hears of it, and with which number.
#include <algorithm>
#include <chrono>
#include <utility>
#include <variant>

#include "signaling/session/conference_session.h"

namespace signaling {
namespace {

constexpr Duration kSpeakingInterval = std::chrono::milliseconds(200);
constexpr size_t kMaxMissedLines = 100;

}  // namespace

SessionOutput ConferenceSession::take_output(Timestamp now) {
  if (!idle_) follow_preflight(now);
  settle_help(now);
  output_.events = engine_.take_events();
  if (!is_idle(now)) publish_state(now);
  publish_speaking(now);
  publish_lines();
  tell_entitled(now);
  tell_newcomers(now);
  idle_ = false;
  told_sequence_ = engine_.sequence();
  told_at_ = now;
  return std::exchange(output_, {});
}

bool ConferenceSession::is_idle(Timestamp now) const {
  const bool result_ends = told_at_ < result_until() && result_until() <= now;
  return idle_ && engine_.sequence() == told_sequence_ && !result_ends;
}

void ConferenceSession::publish_state(Timestamp now) {
  publish_desired(now);
  // A seat's own microphone first: it is whole in itself, while the roster has its state and the floor its turn. A page
  // that draws between the messages shows no live microphone without its clock.
  publish_microphones(now);
  publish_shared(now);
  publish_agenda();
  publish_chat();
  publish_for_some(now);
  publish_preflight(now);
  publish_remote();
  publish_presence();
  publish_lobby(now);
}

void ConferenceSession::send(ClientKey to, ServerMessage message) {
  output_.sends.push_back({{to}, std::move(message), seq_});
}

void ConferenceSession::publish(ServerMessage message, std::optional<Action> action) {
  auto to = who_may(action);
  if (!to.empty()) output_.sends.push_back({std::move(to), std::move(message), seq_});
}

std::vector<ClientKey> ConferenceSession::who_may(std::optional<Action> action) const {
  std::vector<ClientKey> who;
  for (const auto& [key, client] : clients_) {
    if (client.told && (!action || may(client, *action))) who.push_back(key);
  }
  return who;
}

// ---- the mcu -------------------------------------------------------------------------------------------------------

void ConferenceSession::publish_desired(Timestamp now) {
  auto desired = make_desired(now);
  const bool changed = desired != desired_;
  if (changed || desired_is_due_) {
    ++desired.version;
    desired_ = std::move(desired);
  }
  if (!mcu_up_ || (!changed && !desired_is_due_)) return;
  desired_is_due_ = false;
  // Before the offers of the same output, which need the conference to be there; behind what leaves first, whose media
  // would end with its place.
  const auto place = std::ranges::find_if_not(
      output_.to_mcu, [](const auto& command) { return std::holds_alternative<mcu::Leave>(command.body); });
  output_.to_mcu.insert(place, {mcu::SetConference{desired_}, 0});
}

// ---- clients -------------------------------------------------------------------------------------------------------

void ConferenceSession::publish_microphones(Timestamp now) {
  for (auto& seat : seats_) {
    if (!seat.microphone.update(microphone_of(seat.plan.id), seq_)) continue;
    std::vector<ClientKey> to;
    for (const auto& [key, client] : clients_) {
      if (client.told && client.seat == &seat) to.push_back(key);
    }
    if (!to.empty()) output_.sends.push_back({std::move(to), make_microphone(seat.plan.id, now), seq_});
  }
}

void ConferenceSession::publish_shared(Timestamp now) {
  if (auto roster = make_roster(); roster_.update(roster, seq_)) publish(std::move(roster));
  if (floor_.update(floor_key(), seq_)) publish(make_floor(now));
  if (roll_.update(engine_.roll().state(), seq_)) publish(make_roll(now));
  if (auto vote = make_vote(); vote_.update(vote, seq_)) publish(std::move(vote));
}

// Notes and conclusions are for those who may read the minutes; nobody else hears that one was written.
void ConferenceSession::publish_agenda() {
  if (std::exchange(agenda_at_, engine_.sequence()) == engine_.sequence()) return;
  auto plain = make_agenda(false);
  auto whole = make_agenda(true);
  const bool plain_changed = agenda_.update(plain, seq_);
  const bool whole_changed = notes_.update(whole, seq_);
  for (const auto& [key, client] : clients_) {
    if (!client.told) continue;
    const bool reads = may(client, Action::kReadMinutes);
    if (reads && whole_changed) send(key, whole);
    if (!reads && plain_changed) send(key, plain);
  }
}

void ConferenceSession::publish_chat() {
  for (const auto& line : engine_.data().chat) {
    if (line.n <= chat_told_) continue;
    chat_told_ = line.n;
    chat_seqs_.emplace_back(line.n, ++seq_);
    if (chat_seqs_.size() > kMaxChatLines) chat_seqs_.pop_front();
    std::vector<ClientKey> to;
    for (const auto& [key, client] : clients_) {
      if (client.told && may_read(client, line)) to.push_back(key);
    }
    if (!to.empty()) output_.sends.push_back({std::move(to), ChatLines{{make_line(line)}}, seq_});
  }
}

void ConferenceSession::publish_speaking(Timestamp now) {
  if (now < speaking_due_ || !speaking_told_.update(speaking_, seq_)) return;
  speaking_due_ = now + kSpeakingInterval;
  publish(Speaking{speaking_});
}

// "Quá giờ" is no news for the halls' screens, nor is what the desk prepares.
void ConferenceSession::publish_for_some(Timestamp now) {
  if (auto stage = make_stage(); stage_.update(stage, seq_)) publish(std::move(stage), Action::kSetLayout);
  const auto* point = engine_.undo_point();
  const UndoKey key = point == nullptr ? UndoKey{} : UndoKey{point->act, point->site, point->until};
  if (undo_.update(key, seq_)) publish(make_undo(now), Action::kGrantFloor);
  if (timing_.update({expected_end_, overrun_}, seq_)) publish(make_timing(now), Action::kExtendConference);
  if (auto guests = make_guests(); guests_.update(guests, seq_)) publish(std::move(guests), Action::kAdmitGuest);
  if (alarms_told_.update(alarms_, seq_)) publish(alarms_, Action::kReadAlarms);
}

void ConferenceSession::publish_presence() {
  for (const auto& seat : seats_) {
    if (is_guest(seat.plan.id)) continue;  // the schedule knows none
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

// ---- newcomers -----------------------------------------------------------------------------------------------------

template <typename Visit>
void ConferenceSession::visit_reserved(Timestamp now, const Visit& visit) const {
  visit(Action::kSetLayout, stage_, [&] { return make_stage(); });
  visit(Action::kGrantFloor, undo_, [&] { return make_undo(now); });
  if (expected_end_) visit(Action::kExtendConference, timing_, [&] { return make_timing(now); });
  visit(Action::kAdmitGuest, guests_, [&] { return make_guests(); });
  visit(Action::kReadPreflight, preflight_told_, [&] { return make_preflight(now); });
  visit(Action::kReadAlarms, alarms_told_, [&] { return alarms_; });
  visit(Action::kRemoteListen, remote_told_, [&] { return make_remote_board(); });
}

std::vector<ServerMessage> ConferenceSession::missed_by(const Client& client, Timestamp now) const {
  std::vector<ServerMessage> missed;
  const auto add = [&](const auto& kind, const auto& make) {
    if (kind.is_missed_by(client.since)) missed.emplace_back(make());
  };
  if (client.seat != nullptr) {
    add(client.seat->microphone, [&] { return make_microphone(client.seat->plan.id, now); });
    add(client.seat->remote, [&] { return make_remote_state(*client.seat); });
  }
  if (client.seat != nullptr) add(client.seat->test, [&] { return make_preflight(*client.seat, now); });
  add(roster_, [&] { return make_roster(); });
  add(floor_, [&] { return make_floor(now); });
  const bool reads = may(client, Action::kReadMinutes);
  add(reads ? notes_ : agenda_, [&] { return make_agenda(reads); });
  add(roll_, [&] { return make_roll(now); });
  add(vote_, [&] { return make_vote(); });
  if (!speaking_told_.value()->empty() || client.since > 0) {
    add(speaking_told_, [&] { return Speaking{*speaking_told_.value()}; });
  }
  visit_reserved(now, [&](Action action, const auto& kind, const auto& make) {
    if (may(client, action)) add(kind, make);
  });
  ChatLines chat;
  for (const auto& line : engine_.data().chat) {
    const auto told = std::ranges::find(chat_seqs_, line.n, &std::pair<uint64_t, uint64_t>::first);
    const bool is_new = told != chat_seqs_.end() && told->second > client.since;
    if (is_new && may_read(client, line)) chat.messages.push_back(make_line(line));
  }
  if (chat.messages.size() > kMaxMissedLines) {
    chat.messages.erase(chat.messages.begin(), chat.messages.end() - kMaxMissedLines);
  }
  if (!chat.messages.empty()) missed.push_back(std::move(chat));
  if (client.seat == nullptr || client.visitor.controls || !client.seat->link.has_media()) return missed;
  const auto& link = client.seat->link;
  missed.push_back(Slots{link.slots(), engine_.data().seat(client.seat->plan.id)->view});
  if (!link.layers().empty()) missed.push_back(Layers{link.layers()});
  return missed;
}

// Whoever was given a right has heard nothing of what it opens, whatever number it has heard.
void ConferenceSession::tell_entitled(Timestamp now) {
  for (auto& entry : clients_) {
    Client& client = entry.second;
    const auto former = std::exchange(client.former, std::nullopt);
    if (!former || !client.told) continue;
    visit_reserved(now, [&](Action action, const auto& kind, const auto& make) {
      const bool is_given = may(client, action) && !authorize(*former, action, {.conference = plan_.id});
      if (is_given && kind.is_missed_by(0)) send(entry.first, make());
    });
  }
}

// All but the last bear the number up to which the client has heard everything: if its line breaks between them, it
// says that number again and is told the rest.
void ConferenceSession::tell_newcomers(Timestamp now) {
  for (auto& [key, client] : clients_) {
    if (client.told || client.lobby) continue;
    client.told = true;
    auto missed = missed_by(client, now);
    for (size_t i = 0; i < missed.size(); ++i) {
      const uint64_t seq = i + 1 == missed.size() ? seq_ : client.since;
      output_.sends.push_back({{key}, std::move(missed[i]), seq});
    }
  }
}

}  // namespace signaling
