#pragma once

#include <optional>
#include <vector>

#include "signaling/calendar/calendar.h"
#include "signaling/invitations/invitations.h"
#include "signaling/invitations/invited_bookings.h"

namespace signaling {

// Between the calendar and the invitations: what happens to bookings one way, what is booked the other. One thread, the
// service's.
class BookingGuests : public BookingListener, public InvitedBookings {
 public:
  // Both outlive this.
  BookingGuests(const Calendar& calendar, Invitations& invitations) : calendar_(calendar), invitations_(invitations) {}

  media::Result<void> booking_changed(const ConferenceBooking* former, const ConferenceBooking& now,
                                      WallTime at) override {
    return invitations_.booking_changed(former, now, at);
  }
  void change_ended(bool) override {}  // nothing is kept in memory

  std::optional<ConferenceBooking> find(const BookingId& booking) const override;
  std::vector<ConferenceBooking> between(CalendarTime from, CalendarTime to,
                                         const std::optional<SiteId>& site) const override;

 private:
  const Calendar& calendar_;
  Invitations& invitations_;
};

}  // namespace signaling
