// What the schedule changes of a conference that is open. The third part of ConferenceSession.
#include <algorithm>
#include <utility>

#include "signaling/session/conference_session.h"

namespace signaling {

void ConferenceSession::change(const ConferencePlan& plan, Timestamp now) {
  plan_.title = plan.title;
  plan_.sites = plan.sites;
  plan_.chair_site = plan.chair_site;
  plan_.agenda = plan.agenda;
  agenda_at_.reset();
  for (auto& seat : seats_) {
    const bool stays = std::ranges::find(plan_.sites, seat.plan.id, &SitePlan::id) != plan_.sites.end();
    if (!stays && !is_guest(seat.plan.id)) remove_seat(seat, now);
  }
  engine_.set_plan(plan_, now);
  arrange_seats();
  note_absent(now);
}

// A seat that goes takes its connection with it.
void ConferenceSession::remove_seat(Seat& seat, Timestamp now) {
  std::vector<ClientKey> own;
  for (const auto& [key, client] : clients_) {
    if (client.seat == &seat) own.push_back(key);
  }
  for (const auto& client : own) {
    unseat(client, now);
    output_.unseated.push_back(client);
  }
  seat.link.drop(mcu_up_, output_.to_mcu);
  if (mcu_on_stage_ == seat.plan.id) mcu_on_stage_.reset();
  std::erase(speaking_, seat.plan.id);
  remote_.forget_devices(seat.plan.id);
}

// Puts the seats into the plan's order, guests behind, with new ones where they belong and without those that were
// removed.
void ConferenceSession::arrange_seats() {
  auto places = plan_.sites;
  for (const auto& guest : engine_.data().guests) {
    if (is_guest(guest.site)) places.push_back({guest.site, guest.shown_name()});
  }
  std::list<Seat> seats;
  for (const auto& site : places) {
    const auto kept = std::ranges::find_if(seats_, [&](const auto& seat) { return seat.plan.id == site.id; });
    if (kept == seats_.end()) {
      seats.emplace_back(plan_.id, site);
      continue;
    }
    kept->plan = site;
    seats.splice(seats.end(), seats_, kept);
  }
  seats_ = std::move(seats);
}

void ConferenceSession::set_phase(OpenPhase phase, Timestamp now, std::optional<WallTime> resumes_at) {
  engine_.set_phase({}, phase, resumes_at, now);
}

void ConferenceSession::set_timing(std::optional<Timestamp> expected_end, bool overrun) {
  expected_end_ = expected_end;
  overrun_ = overrun;
}

void ConferenceSession::close(CloseCause cause, Timestamp now) {
  engine_.close({}, std::string(to_string(cause)), now);
}

}  // namespace signaling
