// What the schedule changes of a conference that is open.
#include <algorithm>
#include <utility>

#include "signaling/session/conference_session.h"

namespace signaling {

void ConferenceSession::change(const ConferencePlan& plan, Timestamp now) {
  plan_.title = plan.title;
  plan_.sites = plan.sites;
  for (auto& seat : seats_) {
    const bool stays = std::ranges::find(plan_.sites, seat.plan.id, &SitePlan::id) != plan_.sites.end();
    if (!stays) remove_seat(seat, now);
  }
  if (plan_.chair_site != plan.chair_site) {
    plan_.chair_site = plan.chair_site;
    floor_.set_chair_site(plan_.chair_site, now);
  }
  apply_floor_events();
  arrange_seats();
}

// A seat that goes takes everything with it: its request or turn, its place on stage, its media.
void ConferenceSession::remove_seat(Seat& seat, Timestamp now) {
  const size_t before = output_.unseated.size();
  for (const auto& [key, client] : clients_) {
    if (client.seat == &seat) output_.unseated.push_back(key);
  }
  for (size_t i = before; i < output_.unseated.size(); ++i) unseat(output_.unseated[i], now);
  drop_media(seat);
  floor_.remove(seat.plan.id, now);
  if (pinned_ == seat.plan.id) pinned_.reset();
  if (mcu_on_stage_ == seat.plan.id) mcu_on_stage_.reset();
  std::erase(speaking_, seat.plan.id);
}

// Puts the seats into the plan's order, with new ones where they belong and without those that were removed.
void ConferenceSession::arrange_seats() {
  std::list<Seat> seats;
  for (const auto& site : plan_.sites) {
    const auto kept = std::ranges::find_if(seats_, [&](const auto& seat) { return seat.plan.id == site.id; });
    if (kept == seats_.end()) {
      seats.push_back(make_seat(site));
      continue;
    }
    kept->plan = site;
    const bool chair = site.id == plan_.chair_site;
    // A new chair's site is heard at once, a former one no longer, unless it holds the floor.
    if (kept->chair != chair) kept->microphone = chair ? floor_.policy() == FloorPolicy::kChaired : kept->turn != 0;
    kept->chair = chair;
    seats.splice(seats.end(), seats_, kept);
  }
  seats_ = std::move(seats);
}

void ConferenceSession::set_phase(OpenPhase phase, Timestamp now) {
  if (phase == phase_) return;
  const bool paused = phase == OpenPhase::kPaused;
  phase_ = phase;
  if (!paused) return floor_.resume(now);
  floor_.pause(now);
  if (floor_.policy() != FloorPolicy::kOpen) return;
  floor_.revoke_all(now);
  apply_floor_events();
  for (auto& seat : seats_) seat.microphone = false;
}

void ConferenceSession::set_timing(std::optional<Timestamp> expected_end, bool overrun) {
  if (expected_end_ == expected_end && overrun_ == overrun) return;
  expected_end_ = expected_end;
  overrun_ = overrun;
  timing_is_due_ = true;
}

}  // namespace signaling
