#include "signaling/schedule/occurrence.h"

#include <algorithm>

#include "signaling/schedule/recurrence_rule.h"

namespace signaling {
namespace {

Occurrence make_occurrence(const ConferenceBooking& booking, LocalTime original, CalendarTime start,
                           std::chrono::minutes length) {
  return {.conference = conference_id_of(booking, original),
          .booking = booking.id,
          .original_start = original,
          .title = booking.title,
          .testing_from = start - booking.test_window,
          .start = start,
          .end = start + length,
          .sites = booking.sites,
          .operator_in_charge = booking.operator_in_charge,
          .auto_start = booking.auto_start};
}

bool is_exception(const Recurrence& recurrence, LocalTime original) {
  return std::ranges::count(recurrence.cancelled, original) != 0 ||
         std::ranges::any_of(recurrence.moved, [&](const auto& m) { return m.original_start == original; });
}

media::Result<std::vector<Occurrence>> series(const ConferenceBooking& booking, CalendarTime from, CalendarTime to) {
  const auto& zone = booking.zone();
  const auto& recurrence = *booking.recurrence;
  const auto rule = RecurrenceRule::parse(recurrence.rule, zone);
  if (!rule) return media::failure(rule.error().code, rule.error().en);
  const auto starts =
      rule->expand(zone.local(booking.start), zone.local(from - booking.length), zone.local(to + booking.test_window));
  if (!starts) return tl::unexpected(starts.error());
  std::vector<Occurrence> found;
  for (const LocalTime start : *starts) {
    if (is_exception(recurrence, start)) continue;
    found.push_back(make_occurrence(booking, start, zone.calendar(start), booking.length));
  }
  for (const auto& moved : recurrence.moved) {
    if (std::ranges::count(recurrence.cancelled, moved.original_start) != 0) continue;
    found.push_back(make_occurrence(booking, moved.original_start, moved.start, moved.length));
  }
  return found;
}

}  // namespace

ConferenceId conference_id_of(const ConferenceBooking& booking, LocalTime original_start) {
  if (!booking.recurrence) return ConferenceId(booking.id.value());
  return ConferenceId(booking.id.value() + "--" + to_ical_date(original_start));
}

media::Result<std::vector<Occurrence>> occurrences(const ConferenceBooking& booking, CalendarTime from,
                                                   CalendarTime to) {
  std::vector<Occurrence> found;
  if (booking.cancelled) return found;
  if (!booking.recurrence) {
    found.push_back(make_occurrence(booking, booking.zone().local(booking.start), booking.start, booking.length));
  } else {
    auto all = series(booking, from, to);
    if (!all) return tl::unexpected(all.error());
    found = std::move(*all);
  }
  std::erase_if(found, [&](const Occurrence& o) { return o.testing_from >= to || o.end <= from; });
  std::ranges::sort(found, {}, [](const Occurrence& o) { return std::pair(o.start, o.original_start); });
  return found;
}

}  // namespace signaling
