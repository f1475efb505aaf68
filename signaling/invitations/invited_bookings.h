#pragma once

#include <optional>
#include <vector>

#include "signaling/schedule/conference_booking.h"

namespace signaling {

// What feeds and confirm links ask of the calendar. Implemented by the service; outlives whoever asks.
class InvitedBookings {
 public:
  virtual ~InvitedBookings() = default;
  // Cancelled ones too. Nothing: there is no such booking.
  virtual std::optional<ConferenceBooking> find(const BookingId& booking) const = 0;
  // Bookings with an occurrence that touches [from, to), cancelled ones by the times they were booked for; of this
  // site, or of all.
  virtual std::vector<ConferenceBooking> between(CalendarTime from, CalendarTime to,
                                                 const std::optional<SiteId>& site) const = 0;
};

}  // namespace signaling
