#pragma once

#include <optional>
#include <vector>

#include "signaling/auth/role.h"
#include "signaling/auth/scope.h"
#include "signaling/base/ids.h"

namespace signaling {

// A role in one conference: chair, deputy, secretary, site (it takes part), observer.
struct ConferenceRole {
  ConferenceId conference;
  Role role = Role::kObserver;
  friend bool operator==(const ConferenceRole&, const ConferenceRole&) = default;
};

// Who asks, as the service found out from a cookie, a device token or an API token. Plain data, made anew for each
// request or connection, so that a change of rights counts at once; whoever is disabled or revoked gets none.
struct Principal {
  Role role = Role::kObserver;                // of the account, or of the device's seat
  std::optional<UserId> user{};               // none: a device
  std::optional<SiteId> site{};               // the seat of a device
  std::optional<DeviceId> device{};           // the one that asks
  std::vector<ConferenceRole> conferences{};  // its part in single conferences
  // Of an API token; of a chair's tablet whose PIN is still to be typed: empty, which leaves it Scope::kSelf. None: a
  // page or a device, limited by the role alone.
  std::optional<Scopes> scopes{};
};

// What an action is done to. Each member that the action's Subject names is to be filled in, from the store and not
// from the request where both know it; a site belongs to the conference named beside it. What is missing is nobody's
// own, so a forgotten member refuses.
struct Target {
  std::optional<ConferenceId> conference{};
  std::optional<SiteId> site{};
  std::optional<UserId> user{};
};

}  // namespace signaling
