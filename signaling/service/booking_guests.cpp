#include "signaling/service/booking_guests.h"

#include <algorithm>
#include <set>

#include "signaling/schedule/occurrence.h"

namespace signaling {
namespace {

// Also of a cancelled booking: by the times it was booked for.
bool touches(ConferenceBooking booking, CalendarTime from, CalendarTime to) {
  booking.cancelled = false;
  const auto found = occurrences(booking, from, to);
  return found && !found->empty();
}

}  // namespace

std::optional<ConferenceBooking> BookingGuests::find(const BookingId& booking) const {
  const auto* record = calendar_.find(booking);
  return record == nullptr ? std::nullopt : std::optional(record->booking);
}

std::vector<ConferenceBooking> BookingGuests::between(CalendarTime from, CalendarTime to,
                                                      const std::optional<SiteId>& site) const {
  std::set<BookingId> planned;
  for (const auto& entry : calendar_.entries({.from = from, .to = to, .site = site})) {
    planned.insert(entry.planned.booking);
  }
  std::vector<ConferenceBooking> found;
  for (const auto* record : calendar_.bookings().all()) {
    const auto& booking = record->booking;
    const bool invited = !site || std::ranges::count(booking.sites, *site) > 0;
    const bool wanted = booking.cancelled ? invited && touches(booking, from, to) : planned.contains(booking.id);
    if (wanted && !record->urgent) found.push_back(booking);
  }
  return found;
}

}  // namespace signaling
