#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "signaling/mail/invitation.h"

namespace signaling {

// A calendar that others subscribe to: of one site, or of the province.
struct CalendarFeed {
  std::string name;                  // shown by the reader's program
  std::chrono::minutes refresh{15};  // how often it may ask again; 1 minute to 30 days
  std::vector<Invitation> events{};
};

inline constexpr size_t kMaxFeedEvents = 20'000;

// An invitation or cancellation as an iTIP object (RFC 5545; RFC 5546 §3.2.2 and §3.2.5): one VCALENDAR with METHOD,
// the VTIMEZONE and the events, as UTF-8 with CR LF. `now` is its DTSTAMP. Errors: those of make_events(), and
// kCancelledRequest for a request whose status is kCancelled. No text in it can begin a property. Any thread.
MailResult<std::string> write_invitation(const Invitation& invitation, std::chrono::sys_seconds now);

// A feed with METHOD:PUBLISH (RFC 5546 §3.2.1), NAME and REFRESH-INTERVAL (RFC 7986 §5.1, §5.7) and their older forms
// X-WR-CALNAME and X-PUBLISHED-TTL. Attendees stay out. A wrong event refuses the whole feed; kTooMany above
// kMaxFeedEvents. Any thread.
MailResult<std::string> write_feed(const CalendarFeed& feed, std::chrono::sys_seconds now);

}  // namespace signaling
