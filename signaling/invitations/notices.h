#pragma once

#include <optional>
#include <vector>

#include "signaling/mail/invitation.h"
#include "signaling/schedule/conference_booking.h"

namespace signaling {

// One message that a change of a booking makes due: to which site, and what it says.
struct Notice {
  SiteId site;
  InvitationMethod method = InvitationMethod::kRequest;
  std::optional<LocalTime> occurrence{};  // about this one of a series, by its original start
  bool first_time = false;                // the site was not invited before
  bool withdrawn = false;                 // the site is no longer invited; the conference takes place
  friend bool operator==(const Notice&, const Notice&) = default;
};

// More changed exceptions than these are told by one message about the whole series.
inline constexpr size_t kMaxSingleNotices = 10;

// Who has to be told what after `former` became `now` (null: it is new). Pure.
//   new booking, new site           REQUEST
//   cancelled booking, former site  CANCEL
//   what guests see changed         REQUEST with the whole booking, to all sites that stay
//   single occurrences changed      REQUEST or CANCEL with RECURRENCE-ID for each
// Nothing is due if nothing that guests see changed (floor policy, layouts, papers, roles), nor for a booking whose
// last occurrence is over at `at`, before the change and after it.
std::vector<Notice> notices_of(const ConferenceBooking* former, const ConferenceBooking& now, CalendarTime at);

// A REQUEST to every site, for sending again on demand; none for a cancelled booking.
std::vector<Notice> all_notices(const ConferenceBooking& booking);

// The times at which sites are expected changed, as a whole: who answered is asked again.
bool is_moved(const ConferenceBooking& former, const ConferenceBooking& now);

// The original starts that take place at another time than before, were cancelled, or take place again.
std::vector<LocalTime> changed_occurrences(const ConferenceBooking& former, const ConferenceBooking& now);

}  // namespace signaling
