#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "signaling/accounts/accounts.h"
#include "signaling/accounts/seats.h"
#include "signaling/calendar/calendar.h"
#include "signaling/invitations/guest_links.h"
#include "signaling/session/fixed_tokens.h"
#include "signaling/session/join_tickets.h"
#include "signaling/store/store.h"

namespace signaling {

// Who comes into a conference: a hall's device or its control by its token, a page by a ticket, a guest by the
// conference's link, and whoever has a token of the configuration. One thread, the service's.
class Gate : public Doorkeeper {
 public:
  // All outlive this.
  Gate(Store& store, Accounts& accounts, Seats& seats, const Calendar& calendar, GuestLinks& guests, FixedTokens fixed)
      : store_(store),
        accounts_(accounts),
        seats_(seats),
        calendar_(calendar),
        guests_(guests),
        fixed_(std::move(fixed)) {}

  JoinTickets& tickets() { return tickets_; }

  // Somebody's part in a conference: a user's by name, a hall's as an invited site, a tablet's as the chair if it
  // stands in the chair's site.
  std::vector<ConferenceRole> roles_in(const ConferenceId& conference, const Principal& principal) const;

  std::optional<Visitor> admit(std::string_view token, Timestamp now) override;
  std::optional<Visitor> renew(const Visitor& visitor) override;

 private:
  // Whom a device's own token lets in; none: nobody.
  std::optional<Visitor> hall_of(const EnrolledDevice& device) const;
  // Whom a guest link brings; none: it is no such link.
  std::optional<Visitor> guest_of(std::string_view token) const;
  // Who it is now, without a part in a conference; none: nobody any more.
  std::optional<Principal> principal_of(const Principal& former) const;
  bool is_tablet(const Principal& principal) const;

  Store& store_;
  Accounts& accounts_;
  Seats& seats_;
  const Calendar& calendar_;
  GuestLinks& guests_;
  FixedTokens fixed_;
  JoinTickets tickets_;
};

}  // namespace signaling
