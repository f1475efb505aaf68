#pragma once

#include <cstdint>
#include <string_view>

#include "signaling/invitations/invitation_links.h"
#include "signaling/schedule/conference_booking.h"

namespace signaling {

// Whether a site may still answer.
enum class InvitedState : uint8_t {
  kOpen,       // it may
  kWithdrawn,  // it is no longer invited, or the booking is no longer the series of which this was one
  kCancelled,  // it does not take place
  kOver,
};

// "open", "withdrawn", "cancelled", "over".
std::string_view to_string(InvitedState state);

// What a site was invited to, as it is planned now.
struct InvitedView {
  InvitedState state = InvitedState::kOpen;
  CalendarTime start;  // of the occurrence, or of the next one of a series (the last, if all are over)
  CalendarTime end;
};

// Pure.
InvitedView view_of(const ConferenceBooking& booking, const Invited& invited, CalendarTime now);

}  // namespace signaling
