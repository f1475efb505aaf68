#pragma once

#include <functional>
#include <vector>

#include "signaling/accounts/accounts.h"
#include "signaling/accounts/seats.h"
#include "signaling/rest/router.h"

namespace signaling {

// Finds out who sends a request: a page by its cookie, a program by "Authorization: Bearer dca_…", a seat's device by
// "Authorization: Bearer dcd_…". A named token counts before a cookie, which browsers add by themselves.
//
// A device is its site (Role::kSite). A chair's tablet has the chair's part in conferences only, which roles_in()
// knows, and unless "X-Unlock" brings a good unlock it has an empty set of scopes, which leaves it the PIN and itself.
// One thread, the service's.
class Identity : public Authenticator {
 public:
  using RolesIn = std::function<std::vector<ConferenceRole>(const ConferenceId& conference, const Principal& who)>;

  // `accounts` and `seats` outlive this. `roles_in` knows who has which part in a conference: users by name, hall
  // devices of invited sites as Role::kSite, tablets of the chair's site as Role::kChair.
  Identity(Accounts& accounts, Seats& seats, RolesIn roles_in)
      : accounts_(accounts), seats_(seats), roles_in_(std::move(roles_in)) {}

  tl::expected<std::optional<Caller>, AuthError> identify(const HttpRequest& request, RequestTime now) override;
  std::vector<ConferenceRole> roles_in(const ConferenceId& conference, const Principal& principal) override;

 private:
  using Found = tl::expected<std::optional<Caller>, AuthError>;

  Found by_bearer(std::string_view token, const HttpRequest& request, RequestTime now);
  Found by_program(std::string_view token, RequestTime now);
  Found by_device(std::string_view token, std::string_view unlock, RequestTime now);
  Found by_page(std::string_view token, RequestTime now);

  Accounts& accounts_;
  Seats& seats_;
  RolesIn roles_in_;
};

}  // namespace signaling
