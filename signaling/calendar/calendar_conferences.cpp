// What persons do with conferences: the fourth part of Calendar.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "signaling/calendar/calendar.h"
#include "signaling/calendar/compose_texts.h"
#include "signaling/store/sites.h"

namespace signaling {
namespace {

constexpr std::string_view kUrgentPrefix = "hk";  // họp khẩn

}  // namespace

Calendar::Done Calendar::open_testing(const ConferenceId& id, const Person& by, Moment now) {
  return act(id, "conference.open_testing", by, now, [&](auto& clock) { return clock.open_testing(id, by.user, now); });
}

Calendar::Done Calendar::start(const ConferenceId& id, const Person& by, Moment now) {
  return act(id, "conference.begin_session", by, now, [&](auto& clock) { return clock.start(id, by.user, now); });
}

Calendar::Done Calendar::pause(const ConferenceId& id, const Person& by, Moment now) {
  return act(id, "conference.pause", by, now, [&](auto& clock) { return clock.pause(id, by.user, now); });
}

Calendar::Done Calendar::resume(const ConferenceId& id, const Person& by, Moment now) {
  return act(id, "conference.resume", by, now, [&](auto& clock) { return clock.resume(id, by.user, now); });
}

Calendar::Done Calendar::close(const ConferenceId& id, bool confirmed, const Person& by, Moment now) {
  return act(id, "conference.close", by, now,
             [&](auto& clock) { return clock.close(id, confirmed, by.user, now); });
}

Calendar::Done Calendar::reopen(const ConferenceId& id, const Person& by, Moment now) {
  return act(id, "conference.reopen", by, now, [&](auto& clock) { return clock.reopen(id, by.user, now); });
}

Calendar::Done Calendar::extend(const ConferenceId& id, CalendarTime until, const Person& by, Moment now) {
  std::vector<Occurrence> neighbours;
  if (const auto* known = run(id)) {
    // Only the time that is added: what this one meets until then has been settled.
    auto added = known->plan;
    added.start = added.testing_from = std::max(known->expected_end, now.calendar);
    added.end = until;
    if (added.start < added.end) neighbours = hard_neighbours(added, timetable_.index(), capacity_);
  }
  return act(id, "conference.extend", by, now,
             [&](auto& clock) { return clock.extend(id, until, neighbours, by.user, now); });
}

Calendar::Done Calendar::answer_extension(const ConferenceId& id, const ConferenceId& neighbour, bool agreed,
                                          const Person& by, Moment now) {
  return act(id, "extension.answer", by, now,
             [&](auto& clock) { return clock.answer_extension(id, neighbour, agreed, by.user, now); });
}

CalendarResult<ConferenceId> Calendar::call_now(const std::string& title, const std::vector<SiteId>& sites,
                                                const SiteId& chair_site, std::chrono::minutes length,
                                                const Person& by, Moment now) {
  const auto known = Sites(database_).all();
  if (!known) return tl::unexpected(make_refusal(known.error()));
  std::vector<ScheduleProblem> problems;
  for (size_t i = 0; i < std::min(sites.size(), kMaxSites); ++i) {
    if (std::ranges::find(*known, sites[i], &Site::id) != known->end()) continue;
    problems.push_back(make_problem(ProblemCode::kUnknownSite, fmt::format("sites[{}]", i), sites[i].value()));
  }
  if (std::ranges::count(sites, chair_site) == 0) {
    problems.push_back(make_problem(ProblemCode::kNoChairSite, "chair_site"));
  }
  if (!problems.empty()) return tl::unexpected(make_refusal(std::move(problems)));

  ConferenceBooking booking;
  booking.id = bookings_.new_id(kUrgentPrefix, now.calendar);
  booking.title = title;
  booking.start = now.calendar;
  booking.length = length;
  booking.test_window = std::chrono::minutes(0);
  booking.sites = sites;
  booking.chair_site = chair_site;
  booking.operator_in_charge = by.user;
  compose_texts(booking);
  const ConferenceId id(booking.id.value());
  const UrgentCall call{id, booking.id, booking.title, sites, length, by.user};
  auto planned = Timetable::of(booking);
  if (!planned) return tl::unexpected(make_refusal(std::move(planned.error())));

  const WallTime at(now.calendar);
  Work work{"call.now", id.value(), booking.title};
  work.booking = NewRecord{{std::move(booking), true, at, at, by.user}, std::move(*planned)};
  work.step = [&](auto& clock) { return clock.call_now(call, by.user, now); };
  if (auto done = carry_out(std::move(work), by, now); !done) {
    if (done.error().problems.empty()) return tl::unexpected(std::move(done.error()));
    return tl::unexpected(make_refusal(std::move(done.error().problems)));
  }
  return id;
}

}  // namespace signaling
