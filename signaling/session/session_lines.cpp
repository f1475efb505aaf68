// What is measured of the sites' lines. Part of ConferenceSession.
#include <algorithm>
#include <utility>

#include "signaling/session/conference_session.h"

namespace signaling {

Done ConferenceSession::on(const ReportEndpoint& message, const Sent& by) {
  idle_ = true;
  const Seat* seat = by.client.seat;
  if (seat == nullptr || seat->client != by.key || !seat->link.has_media()) return refuse(RefusalCode::kNoMedia);
  monitor_.report(seat->plan.id, message, by.now);
  return {};
}

void ConferenceSession::on_figures(std::span<const mcu::SiteSecond> figures, const mcu::ServerFigures& server,
                                   Timestamp now) {
  idle_ = true;
  for (const auto& site : figures) preflight_.add_second(site, now);
  output_.second = monitor_.add(observe_sites(), figures, server, now);
  note_troubles(now);
}

void ConferenceSession::note_troubles(Timestamp now) {
  if (!output_.second) return;
  for (const auto& judged : output_.second->verdicts) {
    const auto& verdict = judged.verdict;
    auto& noted = verdicts_noted_[judged.site];
    const bool news = verdict.kind != noted && verdict.kind != VerdictKind::kFine;
    noted = verdict.kind;
    if (news) engine_.site_judged({judged.site, verdict.kind, verdict.evidence}, now);
  }
}

// Who was removed should not be there, nor a guest who went.
std::vector<ObservedSite> ConferenceSession::observe_sites() const {
  std::vector<ObservedSite> sites;
  for (const auto& seat : seats_) {
    if (engine_.data().seat(seat.plan.id)->removed || (is_guest(seat.plan.id) && !is_here(seat))) continue;
    sites.push_back({seat.plan.id, make_duty(seat)});
  }
  return sites;
}

SiteDuty ConferenceSession::make_duty(const Seat& seat) const {
  const auto* data = engine_.data().seat(seat.plan.id);
  const auto* turn = engine_.speech().holder(seat.plan.id);
  SiteDuty duty;
  duty.connected_since = seat.connected_since();
  duty.has_floor = turn != nullptr && !turn->taken && phase() != OpenPhase::kPaused;
  duty.microphone_on = data->microphone;
  duty.camera_wanted = !seat.link.layers().empty();
  return duty;
}

void ConferenceSession::publish_lines() {
  if (!output_.second) return;
  auto readers = who_may(Action::kReadFigures);
  if (!readers.empty()) output_.sends.push_back({std::move(readers), Lines{*output_.second}, seq_});
}

}  // namespace signaling
