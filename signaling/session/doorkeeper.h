#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "media/base/time.h"
#include "signaling/auth/principal.h"

namespace signaling {

using media::Timestamp;

// Who comes in by a token of `join`. Plain data.
struct Visitor {
  std::string credential;   // by which the doorkeeper knows it again; never the token itself
  Principal principal;      // a site's has its `site`
  Role role = Role::kSite;  // as what it takes part: a part it has in the conference, or its account's role
  std::string name;         // as shown on screen: the site's or the person's
  // Where it goes. None: a device of a hall (role kSite), which is where the schedule seats its site.
  std::optional<ConferenceId> conference;
  // When the login began by which a person came to a page; that login's end is the visit's. None: a device, a program.
  std::optional<WallTime> login{};
  // A hall's control: it goes where its hall goes and has its buttons, beside it and without media. False: a hall's
  // device takes the seat itself.
  bool controls = false;
  // It came by the conference's guest link: the session gives it a seat, or lets it wait in the lobby.
  bool guest = false;
  bool former_link = false;  // by a link that was replaced since: only who was let in before comes back

  // It goes where the schedule seats its site: a hall's device or its control.
  bool is_hall() const { return role == Role::kSite && !conference; }
};

// Knows who may come in. Implemented by the service over accounts, devices and tickets, and by FixedTokens; faked in
// tests. The calls do not come back into the directory.
class Doorkeeper {
 public:
  virtual ~Doorkeeper() = default;
  // Whom a token lets in; none: nobody. A one-use token is spent by this.
  virtual std::optional<Visitor> admit(std::string_view token, Timestamp now) = 0;
  // The same visitor with the rights that it has now; none: it is let in no longer.
  virtual std::optional<Visitor> renew(const Visitor& visitor) = 0;
};

// True if the visitor still is what it takes part as in this conference: it has that part, or the account's role is it.
bool has_role(const Principal& principal, Role role, const ConferenceId& conference);

// The visitor with a part in the conference added: a hall's device has it from its seat.
Visitor with_part(Visitor visitor, const ConferenceId& conference, Role role);

}  // namespace signaling
