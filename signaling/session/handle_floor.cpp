// What messages about microphones and the floor do.
#include <vector>

#include "signaling/session/conference_session.h"
#include "signaling/session/handle_site.h"

namespace signaling {

Done ConferenceSession::on(const SwitchMicrophone& message, const Sent& by) {
  const auto site = meant_site(std::nullopt, by);
  if (!site) return tl::unexpected(site.error());
  return done(engine_.switch_microphone(by.actor, *site, message.on, by.now), *site, "on");
}

Done ConferenceSession::on(const MuteSite& message, const Sent& by) {
  return done(engine_.mute(by.actor, message.site, by.now), message.site, "site");
}

Done ConferenceSession::on(const MuteAll&, const Sent& by) { return done(engine_.mute_all(by.actor, by.now)); }

// ---- the site ------------------------------------------------------------------------------------------------------

Done ConferenceSession::on(const RequestFloor& message, const Sent& by) {
  return to_site(message.site, by, [&](const auto& site) {
    return engine_.request(by.actor, site, message.floor, {message.speaker, message.priority}, by.now);
  });
}

Done ConferenceSession::on(const CancelRequest& message, const Sent& by) {
  return to_site(message.site, by,
                 [&](const auto& site) { return engine_.cancel(by.actor, site, message.floor, by.now); });
}

Done ConferenceSession::on(const ReleaseFloor& message, const Sent& by) {
  return to_site(message.site, by,
                 [&](const auto& site) { return engine_.release(by.actor, site, message.floor, by.now); });
}

// ---- the chair -----------------------------------------------------------------------------------------------------

Done ConferenceSession::on(const GrantFloor& message, const Sent& by) {
  GrantTerms terms;
  terms.limit = message.limit;
  terms.unlimited = message.unlimited;
  terms.speaker = message.speaker;
  return done(engine_.grant(by.actor, message.site, message.floor, terms, by.now), message.site, "site");
}

Done ConferenceSession::on(const GrantNext&, const Sent& by) { return done(engine_.grant_next(by.actor, by.now)); }

Done ConferenceSession::on(const DenyRequest& message, const Sent& by) {
  return done(engine_.deny(by.actor, message.site, message.floor, by.now), message.site, "site");
}

Done ConferenceSession::on(const RevokeFloor& message, const Sent& by) {
  return done(engine_.revoke(by.actor, message.site, message.floor, by.now), message.site, "site");
}

Done ConferenceSession::on(const MoveRequest& message, const Sent& by) {
  return done(engine_.move(by.actor, message.site, message.place, by.now), message.site, "site");
}

Done ConferenceSession::on(const OrderQueue& message, const Sent& by) {
  return done(engine_.set_order(by.actor, message.order, by.now));
}

Done ConferenceSession::on(const ClearQueue& message, const Sent& by) {
  return done(engine_.clear(by.actor, message.floor, by.now));
}

Done ConferenceSession::on(const ChangeFloorSettings& message, const Sent& by) {
  return done(
      engine_.change_settings(by.actor, {message.holders, message.limit, message.warning, message.grace}, by.now));
}

Done ConferenceSession::on(const SetPolicy& message, const Sent& by) {
  return done(engine_.set_policy(by.actor, message.policy, message.lecturer, by.now),
              message.lecturer.value_or(SiteId()), "lecturer");
}

Done ConferenceSession::on(const Undo&, const Sent& by) {
  std::vector<SiteId> removed;
  for (const auto& seat : engine_.data().seats) {
    if (seat.removed) removed.push_back(seat.site);
  }
  auto undone = done(engine_.undo(by.actor, by.now));
  for (const auto& site : removed) {
    if (!engine_.data().seat(site)->removed) bring_back(site, by.now);
  }
  return undone;
}

}  // namespace signaling
