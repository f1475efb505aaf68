// What messages about the roll and votes do.
#include <utility>

#include "signaling/session/conference_session.h"
#include "signaling/session/handle_site.h"

namespace signaling {
namespace {

RollReport report_of(const std::optional<std::string>& head, const std::optional<int>& delegates) {
  RollReport report;
  report.head = head;
  if (delegates) report.delegates = static_cast<uint32_t>(*delegates);
  return report;
}

}  // namespace

Done ConferenceSession::on(const StartRoll&, const Sent& by) { return done(engine_.start_roll(by.actor, by.now)); }
Done ConferenceSession::on(const CallNextSite&, const Sent& by) { return done(engine_.call_next(by.actor, by.now)); }
Done ConferenceSession::on(const EndRoll&, const Sent& by) { return done(engine_.end_roll(by.actor, by.now)); }

Done ConferenceSession::on(const CallSite& message, const Sent& by) {
  return done(engine_.call_site(by.actor, message.site, by.now), message.site, "site");
}

Done ConferenceSession::on(const MarkRoll& message, const Sent& by) {
  const auto report = report_of(message.head, message.delegates);
  return done(engine_.mark_roll(by.actor, message.site, message.presence, report, by.now), message.site, "site");
}

Done ConferenceSession::on(const AnswerRoll& message, const Sent& by) {
  return to_site(message.site, by, [&](const auto& site) {
    return engine_.answer_roll(by.actor, site, report_of(message.head, message.delegates), by.now);
  });
}

Done ConferenceSession::on(const OpenVote& message, const Sent& by) {
  return done(engine_.open_vote(by.actor, message.question, static_cast<uint32_t>(message.quorum), by.now));
}

Done ConferenceSession::on(const EnterVote& message, const Sent& by) {
  const VoteCount count{static_cast<uint32_t>(message.yes), static_cast<uint32_t>(message.no),
                        static_cast<uint32_t>(message.abstain)};
  return to_site(message.site, by, [&](const auto& site) { return engine_.enter_vote(by.actor, site, count, by.now); });
}

Done ConferenceSession::on(const CloseVote&, const Sent& by) { return done(engine_.close_vote(by.actor, by.now)); }
Done ConferenceSession::on(const ConfirmVote&, const Sent& by) { return done(engine_.confirm_vote(by.actor, by.now)); }
Done ConferenceSession::on(const CancelVote&, const Sent& by) { return done(engine_.cancel_vote(by.actor, by.now)); }

}  // namespace signaling
