// What each message of a joined client does: one function a message.
#include <algorithm>
#include <utility>
#include <variant>

#include "signaling/session/conference_session.h"

namespace signaling {
namespace {

RefusalCode refusal_of(FloorError error) {
  switch (error) {
    case FloorError::kAlreadyWaiting: return RefusalCode::kAlreadyWaiting;
    case FloorError::kAlreadyHolder: return RefusalCode::kAlreadyHolder;
    case FloorError::kNotWaiting: return RefusalCode::kNotWaiting;
    case FloorError::kNotHolder: return RefusalCode::kNotHolder;
    case FloorError::kStandingRight: return RefusalCode::kStandingRight;
    case FloorError::kFloorFull:
    case FloorError::kNobodyWaits:
    case FloorError::kJustGranted:
    case FloorError::kClosed:
    case FloorError::kBadValue: break;
  }
  return RefusalCode::kFloorFull;
}

// The site that a message names, if it names one.
template <typename M>
std::optional<SiteId> site_of(const M& message) {
  if constexpr (requires { message.site; }) return message.site;
  return std::nullopt;
}

Done to_done(const FloorControl::Result& result, std::string_view field = {}) {
  if (!result) return refuse(refusal_of(result.error()), field);
  return {};
}

}  // namespace

Done ConferenceSession::handle(ClientKey client, const ParsedMessage& parsed, Timestamp now) {
  const auto found = clients_.find(client);
  if (found == clients_.end()) return refuse(RefusalCode::kJoinFirst);
  const Sent by{client, found->second, parsed.id, now};
  const auto site = std::visit([](const auto& m) { return site_of(m); }, parsed.message);
  const auto allowed = authorize_sender(*parsed.rule, by.client, site);
  if (!allowed) return tl::unexpected(allowed.error());
  auto done = std::visit([&](const auto& m) { return on(m, by); }, parsed.message);
  apply_floor_events();
  if (done && parsed.rule->sender == Sender::kMember)
    output_.acts.push_back({client, *parsed.rule->action, *allowed, site});
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
  const bool media = client.seat != nullptr && !client.visitor.controls && client.seat->media;
  if (rule.sender == Sender::kMediaSite && !media) return refuse(RefusalCode::kNoMedia);
  return *allowed;
}

tl::expected<Seat*, Refusal> ConferenceSession::known_seat(const SiteId& site) {
  Seat* seat = find_seat(site);
  if (seat == nullptr) return refuse(RefusalCode::kUnknownSite, "site", {name(site.value())});
  return seat;
}

tl::expected<Seat*, Refusal> ConferenceSession::meant_seat(const std::optional<SiteId>& site, const Sent& by) {
  if (site) return known_seat(*site);
  if (by.client.seat != nullptr) return by.client.seat;
  return refuse(RefusalCode::kMissingField, "site", {name("site")});
}

Done ConferenceSession::on(const Join&, const Sent&) { return refuse(RefusalCode::kAlreadyJoined); }

// Both are answered before a session hears of them (ConferenceDirectory).
Done ConferenceSession::on(const AnswerCall&, const Sent&) { return refuse(RefusalCode::kNoCall, "conference"); }

Done ConferenceSession::on(const Ping&, const Sent&) { return {}; }

// ---- media ---------------------------------------------------------------------------------------------------------

Done ConferenceSession::on(const Offer& message, const Sent& by) {
  Seat& seat = *by.client.seat;
  seat.offer = WaitingOffer{++last_offer_, by.id, message.sdp};
  if (mcu_up_) {
    send_offer(seat);
  } else {
    // Not a reply: the offer is kept and answered when the mcu is there.
    send(by.key, ErrorMessage{std::nullopt, make_refusal(RefusalCode::kMcuUnavailable)});
  }
  return {};
}

Done ConferenceSession::on(const Candidate& message, const Sent& by) {
  const Seat& seat = *by.client.seat;
  if (!mcu_up_) return {};  // the mcu finds the client by its checks
  if (seat.mcu_connection != seat.connection) return refuse(RefusalCode::kNoOffer);
  output_.to_mcu.push_back(
      {mcu::Candidate{plan_.id, seat.plan.id, seat.connection, message.candidate, message.mid}, 0});
  return {};
}

// ---- microphone ----------------------------------------------------------------------------------------------------

Done ConferenceSession::on(const SwitchMicrophone& message, const Sent& by) {
  Seat& seat = *by.client.seat;
  return message.on ? open_microphone(seat, by.now) : close_microphone(seat, by.now);
}

Done ConferenceSession::open_microphone(Seat& seat, Timestamp now) {
  if (phase_ == OpenPhase::kPaused) return refuse(RefusalCode::kConferencePaused, "on");
  const bool chaired = floor_.policy() == FloorPolicy::kChaired;
  if (!may_speak(seat)) {
    if (chaired) return refuse(RefusalCode::kNotGranted, "on");
    return to_done(floor_.request(seat.plan.id, {}, now));  // granted at once
  }
  if (seat.muted && chaired && !seat.chair) return refuse(RefusalCode::kMuted, "on");
  seat.microphone = true;
  seat.muted = false;
  return {};
}

Done ConferenceSession::close_microphone(Seat& seat, Timestamp now) {
  // Under `open` the button is request and release; a holder in a chaired conference keeps the floor.
  if (floor_.policy() == FloorPolicy::kOpen && !seat.chair) (void)floor_.release(seat.plan.id, now);
  seat.microphone = false;
  return {};
}

// ---- floor: the site -----------------------------------------------------------------------------------------------

Done ConferenceSession::on(const RequestFloor& message, const Sent& by) {
  const auto seat = meant_seat(message.site, by);
  if (!seat) return tl::unexpected(seat.error());
  return to_done(floor_.request((*seat)->plan.id, {}, by.now));
}

Done ConferenceSession::on(const CancelRequest& message, const Sent& by) {
  const auto seat = meant_seat(message.site, by);
  if (!seat) return tl::unexpected(seat.error());
  return to_done(floor_.cancel((*seat)->plan.id, by.now));
}

Done ConferenceSession::on(const ReleaseFloor& message, const Sent& by) {
  const auto seat = meant_seat(message.site, by);
  if (!seat) return tl::unexpected(seat.error());
  return to_done(floor_.release((*seat)->plan.id, by.now));
}

// ---- floor: the chair ----------------------------------------------------------------------------------------------

Done ConferenceSession::on(const GrantFloor& message, const Sent& by) {
  const auto seat = known_seat(message.site);
  if (!seat) return tl::unexpected(seat.error());
  const bool holds = floor_.holder(message.site) != nullptr;
  if (!holds && !(*seat)->is_connected()) {
    return refuse(RefusalCode::kSiteNotConnected, "site", {name((*seat)->plan.name)});
  }
  auto done = to_done(floor_.grant(message.site, {.limit = message.limit}, by.now), "site");
  if (done && holds && (*seat)->muted) {
    (*seat)->microphone = true;
    (*seat)->muted = false;
  }
  return done;
}

Done ConferenceSession::on(const DenyRequest& message, const Sent& by) {
  const auto seat = known_seat(message.site);
  if (!seat) return tl::unexpected(seat.error());
  return to_done(floor_.deny(message.site, by.now), "site");
}

Done ConferenceSession::on(const RevokeFloor& message, const Sent& by) {
  const auto seat = known_seat(message.site);
  if (!seat) return tl::unexpected(seat.error());
  return to_done(floor_.revoke(message.site, by.now), "site");
}

Done ConferenceSession::on(const MuteSite& message, const Sent& by) {
  const auto known = known_seat(message.site);
  if (!known) return tl::unexpected(known.error());
  Seat& seat = **known;
  if (!may_speak(seat)) return {};  // off already
  seat.muted = true;
  seat.microphone = false;
  if (floor_.policy() == FloorPolicy::kOpen) (void)floor_.revoke(seat.plan.id, by.now);
  return {};
}

Done ConferenceSession::on(const MuteAll&, const Sent& by) {
  for (auto& seat : seats_) {
    if (!seat.chair && is_live(seat)) seat.muted = true;
  }
  floor_.revoke_all(by.now);
  return {};
}

// ---- picture and policy --------------------------------------------------------------------------------------------

Done ConferenceSession::on(const PinStage& message, const Sent&) {
  if (message.site) {
    if (const auto seat = known_seat(*message.site); !seat) return tl::unexpected(seat.error());
  }
  pinned_ = message.site;
  return {};
}

Done ConferenceSession::on(const SetLayout& message, const Sent&) {
  layout_ = message.layout;
  return {};
}

Done ConferenceSession::on(const SetView& message, const Sent& by) {
  const auto seat = meant_seat(message.site, by);
  if (!seat) return tl::unexpected(seat.error());
  (*seat)->view = message.view;
  return {};
}

Done ConferenceSession::on(const SetPolicy& message, const Sent& by) {
  floor_.set_policy(message.policy, std::nullopt, by.now);
  return {};
}

}  // namespace signaling
