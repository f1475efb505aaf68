#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "media/base/result.h"
#include "signaling/invitations/invitation_links.h"
#include "signaling/invitations/invited_bookings.h"
#include "signaling/store/database.h"

namespace signaling {

// Calendars that programs subscribe to (iCalendar, RFC 5545): of each site, and of the province. Whoever knows the
// address of one reads it without logging in; an administrator gives it another address when it got into wrong hands.
// One thread, the database's; everything passed in outlives this.
class CalendarFeeds {
 public:
  CalendarFeeds(Database& database, const HashKey& key, InvitedBookings& bookings)
      : database_(database), links_(key), bookings_(bookings) {}

  // The token in the address of a site's feed; none: of the province's.
  media::Result<std::string> token(const std::optional<SiteId>& site);
  // From now on its address is another one. Within a transaction.
  media::Result<void> renew(const std::optional<SiteId>& site);

  // The feed with this token as one VCALENDAR: from a month ago to a year ahead, cancelled bookings marked so. Nothing:
  // there is no such feed, or its address was given up. Errors: of the store, and of iCalendar (mail_error.h).
  media::Result<std::optional<std::string>> write(std::string_view token, WallTime now);

 private:
  struct Owner {
    std::optional<SiteId> site;
    std::string name;
  };
  media::Result<std::optional<Owner>> owner_of(std::string_view token);
  media::Result<uint64_t> revision(const std::optional<SiteId>& site);

  Database& database_;
  InvitationLinks links_;
  InvitedBookings& bookings_;
};

}  // namespace signaling
