// What the calendar is asked: the fifth part of Calendar.
#include <algorithm>
#include <utility>

#include "signaling/calendar/calendar.h"
#include "signaling/store/names.h"

namespace signaling {

std::vector<CalendarEntry> Calendar::entries(const CalendarQuery& query) const {
  const auto key = search_key(query.text);
  std::vector<CalendarEntry> found;
  for (auto& planned : timetable_.planned(query.from, query.to)) {
    if (query.site && std::ranges::count(planned.sites, *query.site) == 0) continue;
    if (!key.empty() && !bookings_.has_in_title(planned.booking, key)) continue;
    CalendarEntry entry;
    entry.planned = std::move(planned);
    entry.expected_end = entry.planned.end;
    entry.record = bookings_.find(entry.planned.booking);
    if (const auto* known = run(entry.planned.conference)) {
      entry.phase = known->phase;
      entry.expected_end = known->expected_end;
      entry.overrun = known->overrun;
    }
    found.push_back(std::move(entry));
  }
  return found;
}

std::vector<const ConferenceRun*> Calendar::conferences(Moment now) const {
  auto runs = keeper_.clock().runs();
  std::erase_if(runs, [&](const ConferenceRun* run) {
    const bool soon = run->phase == ConferencePhase::kScheduled && run->expected_end > now.calendar &&
                      run->plan.start <= now.calendar + kSoon;
    return !run->is_open() && !run->may_reopen && !soon;
  });
  std::ranges::sort(runs, {}, [](const ConferenceRun* run) { return std::pair(run->plan.start, run->id()); });
  return runs;
}

const BookingRecord* Calendar::booking_of(const ConferenceId& id) const {
  // No booking's id has "--" in it.
  return bookings_.find(BookingId(id.value().substr(0, id.value().find("--"))));
}

const BookingRecord* Calendar::first_coming(Moment now, const Meant& is_meant) const {
  for (const auto* run : keeper_.clock().runs()) {
    const auto* record = run->is_open() ? booking_of(run->id()) : nullptr;
    if (record != nullptr && is_meant(record->booking)) return record;
  }
  for (const auto* record : bookings_.all()) {
    if (is_meant(record->booking) && timetable_.end_of(record->booking.id) > now.calendar) return record;
  }
  return nullptr;
}

const BookingRecord* Calendar::uses_site(const SiteId& site, Moment now) const {
  return first_coming(now, [&](const auto& booking) { return std::ranges::count(booking.sites, site) != 0; });
}

const BookingRecord* Calendar::uses_user(const UserId& user, Moment now) const {
  return first_coming(now, [&](const ConferenceBooking& booking) {
    return booking.chair == user || booking.deputy == user || booking.secretary == user ||
           booking.operator_in_charge == user;
  });
}

std::vector<ConferenceRole> Calendar::roles_in(const ConferenceId& conference, const std::optional<UserId>& user,
                                               const std::optional<SiteId>& site) const {
  std::vector<ConferenceRole> roles;
  const auto* record = booking_of(conference);
  if (record == nullptr) return roles;
  const auto& b = record->booking;
  const bool somebody = user && *user != UserId();  // nobody is the chair of an urgent conference
  if (somebody && b.chair == *user) roles.push_back({conference, Role::kChair});
  if (somebody && b.deputy == user) roles.push_back({conference, Role::kDeputy});
  if (somebody && b.secretary == user) roles.push_back({conference, Role::kSecretary});
  if (site && std::ranges::count(b.sites, *site) != 0) roles.push_back({conference, Role::kSite});
  return roles;
}

}  // namespace signaling
