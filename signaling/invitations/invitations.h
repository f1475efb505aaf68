#pragma once

#include <optional>
#include <string>
#include <vector>

#include "media/base/result.h"
#include "signaling/invitations/invitation_content.h"
#include "signaling/invitations/invitation_links.h"
#include "signaling/invitations/mail_room.h"
#include "signaling/invitations/notices.h"

namespace signaling {

// Turns what happens to bookings into mails to the invited sites, and into what follows for their answers and papers.
// It only writes to the store, so a transaction that is rolled back takes everything with it and nothing in memory has
// to be undone.
//
// One thread, the database's. `database` and `room` outlive this.
class Invitations {
 public:
  Invitations(Database& database, const HashKey& key, MailRoom& room)
      : database_(database), links_(key), room_(room) {}

  // A booking is new (`former` is null), changed or cancelled. Within the transaction that stores it: notes which
  // papers it holds, asks anew who answered for a time that changed, and stores a mail per notice (notices.h) and site
  // that has an address, if mail is switched on. An address that is none becomes a failed mail. Errors: those of the
  // store; "store.missing" if a paper is not there; "mail.queue_full"; those of an invitation (mail_error.h).
  media::Result<void> booking_changed(const ConferenceBooking* former, const ConferenceBooking& now, WallTime at);

  // Sends the whole invitation to every site once more, with the SEQUENCE it has. Gives the number of mails that were
  // stored. "mail.disabled" if mail is switched off, "booking.cancelled". Within a transaction.
  media::Result<int> send_again(const ConferenceBooking& booking, WallTime at);

  // The newest mail to each site about a booking, by site; sites without one are left out.
  media::Result<std::vector<StoredMail>> newest_mails(const BookingId& booking);

 private:
  media::Result<void> set_papers(const ConferenceBooking& now);
  media::Result<void> ask_again(const ConferenceBooking& former, const ConferenceBooking& now, WallTime at);
  media::Result<int> write(const std::vector<Notice>& notices, const ConferenceBooking& booking, WallTime at);
  media::Result<std::optional<InvitationFrame>> frame_of(const ConferenceBooking& booking);
  media::Result<bool> write_one(const Notice& notice, const ConferenceBooking& booking, const InvitationFrame& frame,
                                WallTime at);

  Database& database_;
  InvitationLinks links_;
  MailRoom& room_;
};

// The right side of every UID (RFC 5545 §3.8.4.7), random and the same for the life of this store: calendars that know
// invitations of two provinces must not mix them up, and the public address may change. Made when first asked for.
media::Result<std::string> uid_domain(Database& database);

// The name of a site; its id if it is gone.
media::Result<std::string> site_name(Database& database, const SiteId& site);

// The page on which a site confirms; empty without a public address. The token stands behind "#", so that it comes into
// no log of a server or proxy.
std::string confirm_link(const InvitationLinks& links, const std::string& public_address, const Invited& invited);

}  // namespace signaling
