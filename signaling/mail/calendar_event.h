#pragma once

#include <chrono>
#include <vector>

#include "signaling/mail/ical_component.h"
#include "signaling/mail/invitation.h"

namespace signaling {

// Whom an event is written for.
enum class EventAudience {
  kAttendees,  // an invitation: names who is invited and asks for an answer
  kReaders,    // a published feed: RFC 5546 §3.2.1 allows no ATTENDEE
};

// The VEVENTs of an invitation (RFC 5545 §3.6.1): the event itself, for a series the master, and one more with the same
// UID and a RECURRENCE-ID for each moved occurrence. `stamp` is DTSTAMP. Refused is what check() or the rule's grammar
// finds wrong.
MailResult<std::vector<IcalComponent>> make_events(const Invitation& invitation, EventAudience audience,
                                                   std::chrono::sys_seconds stamp);

}  // namespace signaling
