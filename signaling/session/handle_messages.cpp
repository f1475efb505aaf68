// What each message of a joined client does, one function a message: rights, media, messages, seats. The floor is in
// handle_floor.cpp, roll and votes in handle_count.cpp.
#include <algorithm>
#include <utility>
#include <variant>

#include "signaling/session/conference_session.h"
#include "signaling/session/engine_refusal.h"
#include "signaling/session/handle_site.h"

namespace signaling {
namespace {

// The site that a message names, if it names one.
template <typename M>
std::optional<SiteId> site_of(const M& message) {
  if constexpr (requires { message.site; }) return message.site;
  return std::nullopt;
}

Actor make_actor(const Visitor& visitor, const std::string& address, const Authorization& right) {
  Actor actor;
  const auto& principal = visitor.principal;
  if (principal.device) {
    actor.kind = Actor::Kind::kDevice;
    actor.id = "device " + std::to_string(principal.device->value());
  } else {
    actor.kind = principal.scopes ? Actor::Kind::kProgram : Actor::Kind::kPerson;
    actor.id = principal.user ? "user " + std::to_string(principal.user->value()) : visitor.credential;
  }
  actor.name = visitor.name;
  actor.role = right.as;
  actor.address = address;
  if (!right.acting_for) return actor;
  actor.for_role = right.acting_for->role;
  if (right.acting_for->site) actor.for_site.emplace(*right.acting_for->site);
  return actor;
}

}  // namespace

Done ConferenceSession::handle(ClientKey key, const ParsedMessage& parsed, Timestamp now) {
  const auto found = clients_.find(key);
  if (found == clients_.end()) return refuse(RefusalCode::kJoinFirst);
  Client& client = found->second;
  const bool asks_again = std::holds_alternative<AskAgain>(parsed.message);
  if (client.lobby && !asks_again) return refuse(RefusalCode::kInLobby);
  if (!client.lobby && asks_again) return refuse(RefusalCode::kNoSuchGuest);
  const auto site = std::visit([](const auto& m) { return site_of(m); }, parsed.message);
  const auto allowed = authorize_sender(*parsed.rule, client, site);
  if (!allowed) return tl::unexpected(allowed.error());
  const Sent by{key, client, parsed.id, make_actor(client.visitor, client.address, *allowed), now};
  auto done = std::visit([&](const auto& m) { return on(m, by); }, parsed.message);
  if (done && parsed.rule->sender == Sender::kMember)
    output_.acts.push_back({key, *parsed.rule->action, *allowed, site});
  return done;
}

tl::expected<Authorization, Refusal> ConferenceSession::authorize_sender(const MessageRule& rule, const Client& client,
                                                                         const std::optional<SiteId>& site) const {
  if (rule.sender == Sender::kNewcomer) return refuse(RefusalCode::kAlreadyJoined);
  if (!rule.action) return Authorization{client.visitor.role, std::nullopt};
  Target target{.conference = plan_.id, .site = site};
  if (!site && client.seat != nullptr) target.site = client.seat->plan.id;
  const auto allowed = authorize(client.visitor.principal, *rule.action, target);
  if (!allowed) return refuse(allowed.error(), allowed.error() == AuthError::kOtherSite ? "site" : "");
  return *allowed;
}

Done ConferenceSession::done(const ConferenceEngine::Result& result, const SiteId& site, std::string_view field) const {
  if (result) return {};
  const Seat* seat = find_seat(site);
  return tl::unexpected(to_refusal(result.error(), site, seat == nullptr ? site.value() : seat->plan.name, field));
}

tl::expected<SiteId, Refusal> ConferenceSession::meant_site(const std::optional<SiteId>& site, const Sent& by) const {
  if (site) return *site;
  if (by.client.seat != nullptr) return by.client.seat->plan.id;
  return refuse(RefusalCode::kMissingField, "site", {name("site")});
}

Done ConferenceSession::on(const Join&, const Sent&) { return refuse(RefusalCode::kAlreadyJoined); }

// Both are answered before a session hears of them (ConferenceDirectory).
Done ConferenceSession::on(const AnswerCall&, const Sent&) { return refuse(RefusalCode::kNoCall, "conference"); }

Done ConferenceSession::on(const Ping&, const Sent&) { return {}; }

// ---- media ---------------------------------------------------------------------------------------------------------

Done ConferenceSession::on(const Offer& message, const Sent& by) {
  MediaLink* link = link_of(by.client);
  const bool own = by.client.seat == nullptr || by.client.seat->client == by.key;
  if (link == nullptr || !own || !link->has_media()) return refuse(RefusalCode::kNoMedia);
  const auto* data = by.client.seat == nullptr ? nullptr : engine_.data().seat(by.client.seat->plan.id);
  if (data != nullptr && data->removed) {
    return refuse(RefusalCode::kSiteRemoved, "", {name(by.client.seat->plan.name)});
  }
  link->offer(message, by.id, ++last_offer_, mcu_up_, output_.to_mcu);
  // Not a reply: the offer is kept and answered when the mcu is there.
  if (!mcu_up_) send(by.key, ErrorMessage{std::nullopt, make_refusal(RefusalCode::kMcuUnavailable)});
  return {};
}

Done ConferenceSession::on(const Candidate& message, const Sent& by) {
  MediaLink* link = link_of(by.client);
  const bool own = by.client.seat == nullptr || by.client.seat->client == by.key;
  if (link == nullptr || !own || !link->has_media()) return refuse(RefusalCode::kNoMedia);
  if (!link->candidate(message, mcu_up_, output_.to_mcu)) return refuse(RefusalCode::kNoOffer);
  return {};
}

// ---- seats and the chair -------------------------------------------------------------------------------------------

Done ConferenceSession::on(const LockConference& message, const Sent& by) {
  return done(engine_.lock(by.actor, message.locked, by.now));
}

Done ConferenceSession::on(const RemoveSite& message, const Sent& by) {
  const bool guest = is_guest(message.site);
  auto removed = done(engine_.remove(by.actor, message.site, by.now), message.site, "site");
  if (removed && guest) guest_removed(message.site, by.now);
  if (removed && !guest) find_seat(message.site)->link.drop(mcu_up_, output_.to_mcu);
  return removed;
}

Done ConferenceSession::on(const ReadmitSite& message, const Sent& by) {
  auto readmitted = done(engine_.readmit(by.actor, message.site, by.now), message.site, "site");
  if (readmitted) bring_back(message.site, by.now);
  return readmitted;
}

void ConferenceSession::bring_back(const SiteId& site, Timestamp now) {
  const Seat* seat = find_seat(site);
  if (seat != nullptr && seat->client) close(*seat->client, CloseCode::kServiceRestart, now);
}

Done ConferenceSession::on(const HandOverChair& message, const Sent& by) {
  return done(engine_.hand_over_chair(by.actor, message.site, by.now), message.site, "site");
}

Done ConferenceSession::on(const TakeOverChair&, const Sent& by) {
  return done(engine_.take_over_chair(by.actor, by.now));
}

Done ConferenceSession::on(const HandBackChair&, const Sent& by) {
  return done(engine_.hand_back_chair(by.actor, by.now));
}

Done ConferenceSession::on(const SetView& message, const Sent& by) {
  return to_site(message.site, by,
                 [&](const auto& site) { return engine_.set_view(by.actor, site, message.view, by.now); });
}

// ---- agenda, messages, stage ---------------------------------------------------------------------------------------

Done ConferenceSession::on(const GoToItem& message, const Sent& by) {
  return done(engine_.begin_item(by.actor, message.item, by.now), {}, "item");
}

Done ConferenceSession::on(const WriteNote& message, const Sent& by) {
  return done(engine_.write_note(by.actor, message.item, message.notes, message.conclusion, by.now), {}, "item");
}

Done ConferenceSession::on(const SendChat& message, const Sent& by) {
  std::optional<SiteId> site;
  if (by.client.seat != nullptr) site.emplace(by.client.seat->plan.id);
  return done(engine_.send_chat(by.actor, site, message.to, message.text, by.now));
}

Done ConferenceSession::on(const RequestHelp& message, const Sent& by) {
  return to_site(std::nullopt, by,
                 [&](const auto& site) { return engine_.ask_help(by.actor, site, message.text, by.now); });
}

Done ConferenceSession::on(const AnswerHelp& message, const Sent& by) {
  return done(engine_.answer_help(by.actor, message.site, by.now), message.site, "site");
}

Done ConferenceSession::on(const AcknowledgeAlarm& message, const Sent& by) {
  const auto is_meant = [&](const AlarmList::Entry& entry) { return entry.id == message.alarm; };
  if (!alarms_.open || !std::ranges::any_of(*alarms_.open, is_meant)) return refuse(RefusalCode::kNoAlarm, "alarm");
  output_.acknowledged.push_back({by.key, message.alarm});
  return {};
}

Done ConferenceSession::on(const DrawMessage& message, const Sent& by) {
  return done(engine_.draw_message(by.actor, message.text, message.time, by.now));
}

Done ConferenceSession::on(const PinStage& message, const Sent& by) {
  return done(engine_.pin_stage(by.actor, message.site, by.now), message.site.value_or(SiteId()), "site");
}

Done ConferenceSession::on(const SetLayout& message, const Sent& by) {
  // The engine names what it refuses by the site; here that is the preset.
  return done(engine_.set_layout(by.actor, message.group, message.preset, by.now), SiteId(message.preset), "preset");
}

Done ConferenceSession::on(const PrepareStage& message, const Sent& by) {
  StageView view{message.preset, {}};
  for (const auto& place : message.places) {
    if (!place) {
      view.places.emplace_back();
    } else if (place->empty()) {
      view.places.push_back(StagePlace{StagePlace::Kind::kEmpty, {}});
    } else if (*place == "content") {
      view.places.push_back(StagePlace{StagePlace::Kind::kContent, {}});
    } else {
      const SiteId site(*place);
      if (find_seat(site) == nullptr) return refuse(RefusalCode::kUnknownSite, "places", {name(*place)});
      view.places.push_back(StagePlace{StagePlace::Kind::kSite, site});
    }
  }
  return done(engine_.prepare_stage(by.actor, message.group, std::move(view), by.now), SiteId(message.preset),
              "preset");
}

Done ConferenceSession::on(const TakeStage& message, const Sent& by) {
  return done(engine_.take_stage(by.actor, message.group, by.now), SiteId(message.group), "group");
}

}  // namespace signaling
