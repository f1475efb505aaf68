#pragma once

#include <optional>
#include <string>

#include "signaling/invitations/notices.h"
#include "signaling/mail/invitation.h"
#include "signaling/schedule/conference_booking.h"

namespace signaling {

// What an invitation says besides its booking.
struct InvitationFrame {
  Mailbox organizer;
  std::string uid_domain;      // right of the @ of every UID; must never change
  std::string chair_site;      // name of the chair's site: where it takes place
  std::string public_address;  // see ProvinceSettings; empty: no link
};

// The UID of a booking's event (RFC 5545 §3.8.4.7), of all its occurrences.
std::string event_uid(const BookingId& booking, std::string_view uid_domain);

// A booking as an event for guests, without attendees: title, times with rule and exceptions, and lines about tests,
// agenda, who is invited and what to bring. Cancelled bookings have the status kCancelled. Pure.
Invitation make_invitation(const ConferenceBooking& booking, const InvitationFrame& frame);

// The same as a notice wants it told: method, and if it is about one occurrence, that one alone.
Invitation make_invitation(const ConferenceBooking& booking, const InvitationFrame& frame, const Notice& notice);

}  // namespace signaling
