#include "signaling/calendar/timetable.h"

#include <algorithm>
#include <utility>

#include "signaling/schedule/booking_limits.h"

namespace signaling {

// A moved occurrence may lie before the first one, see validate_series.
media::Result<Timetable::Occurrences> Timetable::of(const ConferenceBooking& booking) {
  return occurrences(booking, booking.start - kMaxAhead - kMaxLength, booking.start + 2 * kMaxAhead);
}

Timetable::Occurrences Timetable::exchange(const BookingId& booking, Occurrences planned) {
  auto former = std::exchange(planned_[booking], std::move(planned));
  put(booking);
  if (planned_.at(booking).empty()) planned_.erase(booking);
  return former;
}

void Timetable::put(const BookingId& booking) {
  auto real = planned_.at(booking);
  for (auto& occurrence : real) {
    const auto known = ends_.find(occurrence.conference);
    if (known != ends_.end()) occurrence.end = known->second;
  }
  index_.put(booking, std::move(real));
}

void Timetable::set_end(const BookingId& booking, const ConferenceId& conference, CalendarTime end) {
  const auto [known, added] = ends_.try_emplace(conference, end);
  if (!added && known->second == end) return;
  known->second = end;
  if (planned_.contains(booking)) put(booking);
}

void Timetable::clear_end(const BookingId& booking, const ConferenceId& conference) {
  if (ends_.erase(conference) != 0 && planned_.contains(booking)) put(booking);
}

const Timetable::Occurrences& Timetable::planned(const BookingId& booking) const {
  static const Occurrences kNone;
  const auto found = planned_.find(booking);
  return found == planned_.end() ? kNone : found->second;
}

Timetable::Occurrences Timetable::planned(CalendarTime from, CalendarTime to) const {
  Occurrences found;
  for (const auto* real : index_.touching(from, to)) {
    const auto& all = planned(real->booking);
    const auto same = std::ranges::find(all, real->conference, &Occurrence::conference);
    if (same != all.end()) found.push_back(*same);
  }
  return found;
}

CalendarTime Timetable::end_of(const BookingId& booking) const {
  CalendarTime last = CalendarTime::min();
  for (const auto& occurrence : planned(booking)) last = std::max(last, occurrence.end);
  return last;
}

}  // namespace signaling
