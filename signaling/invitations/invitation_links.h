#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "signaling/auth/digest.h"
#include "signaling/schedule/conference_booking.h"

namespace signaling {

// Whom a confirm link speaks for: one site, about a booking or about one of its series.
struct Invited {
  BookingId booking;
  SiteId site;
  std::optional<LocalTime> occurrence{};  // by its original start; none: the whole booking
  friend bool operator==(const Invited&, const Invited&) = default;
};

// The tokens in the links that invitations bear. They are derived from a key of the service by a keyed hash (128 bits
// of it) and say themselves what they are about: nothing is stored, the same invitation sent again has the same link,
// and a back-up, which holds the keys, brings old links back to life. Losing the key makes old links worthless; sending
// again gives new ones. A token is fit for a path of an address. Immutable; any thread.
class InvitationLinks {
 public:
  explicit InvitationLinks(const HashKey& key) : key_(key) {}

  // "hn-20261201-1.y-yen.all.<32 hexadecimal digits>"
  std::string confirm_token(const Invited& invited) const;
  // Nothing: it is none of ours. Whether the booking still is there and the site still invited is not asked here.
  std::optional<Invited> read_confirm_token(std::string_view token) const;

  // The token of the calendar feed of a site, or of the province (none). Each revision has another: counting it up
  // revokes the feed's address.
  std::string feed_token(const std::optional<SiteId>& site, uint64_t revision) const;
  // The token in a conference's guest link, with the conference's id in front; each revision has another.
  std::string guest_token(const ConferenceId& conference, uint64_t revision) const;

  // The word in front of a feed token: the site it may be of. Says nothing about whether it is right.
  static std::string_view feed_owner(std::string_view token) { return token.substr(0, token.find('.')); }

 private:
  HashKey key_;
};

// Compares secrets in a time that does not tell where they differ.
bool is_same_secret(std::string_view a, std::string_view b);

}  // namespace signaling
