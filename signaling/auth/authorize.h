#pragma once

#include <optional>

#include <tl/expected.hpp>

#include "signaling/auth/action.h"
#include "signaling/auth/auth_error.h"
#include "signaling/auth/principal.h"

namespace signaling {

// For whom an action is done by somebody else: the chair, or a site. It belongs in the record of the conference.
struct ActingFor {
  Role role = Role::kSite;     // kSite or kChair
  std::optional<SiteId> site;  // for kSite
  friend bool operator==(const ActingFor&, const ActingFor&) = default;
};

// That an action may be done, and what the record says of it.
struct Authorization {
  Role as = Role::kObserver;  // the role that allowed it
  std::optional<ActingFor> acting_for;
  friend bool operator==(const Authorization&, const Authorization&) = default;
};

// Decides by the table of permissions whether `principal` may do `action` to `target`. A token needs the action's scope
// besides its user's right. A role in the target's conference counts before the account's role, so that an operator who
// chairs a conference acts there as its chair. Pure.
//
// Whether the moment is right (a vote is open, the chair is away) and whether the target exists is not asked here.
tl::expected<Authorization, AuthError> authorize(const Principal& principal, Action action, const Target& target);

// True if a token with these scopes may be issued by `principal` to itself or, as an administrator, to others: a token
// cannot beget one that may do more.
bool may_issue(const Principal& principal, Scopes scopes);

}  // namespace signaling
