#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "signaling/auth/action.h"
#include "signaling/auth/role.h"
#include "signaling/auth/scope.h"

namespace signaling {

// What an action is done to, and so what makes it "one's own".
enum class Subject : uint8_t {
  kProvince,     // the system as a whole; nobody's own
  kAccount,      // a user; own: oneself
  kSite,         // a site, whatever it takes part in; own: that site, or the conference where one has the role
  kConference,   // a conference; own: one in which one has the role
  kParticipant,  // a site in a conference; own: as kConference, and for a site itself only
};

// Who may do one action. The table of these is the only place that says so.
struct Permission {
  Action action;
  std::string_view name;  // stable, dotted: "floor.grant"
  Scope scope;
  Subject subject;
  // Whose business it is: kSite or kChair. Done by another role it is done for that site or for the chair, and the
  // record says so. None: it is everybody's own duty.
  std::optional<Role> owner;
  RoleSet everywhere;  // accounts of these roles may do it to any subject
  RoleSet own;         // these may do it to what is their own
};

// One row for each action, in the order of the enumeration.
std::span<const Permission> permissions();
const Permission& permission(Action action);

// True if the role may do the action at all, be it only to what is its own: what a page shows or hides.
// Whether it may here and now, authorize() says.
bool may(Role role, Action action);

}  // namespace signaling
