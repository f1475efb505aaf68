#include "signaling/auth/authorize.h"

#include <algorithm>

#include "signaling/auth/permissions.h"

namespace signaling {
namespace {

bool has_part(const Principal& principal, Role role, const Target& target) {
  return target.conference && std::find(principal.conferences.begin(), principal.conferences.end(),
                                        ConferenceRole{*target.conference, role}) != principal.conferences.end();
}

bool is_own_site(const Principal& principal, const Target& target) {
  return target.site && principal.site == target.site;
}

// True if the subject is the principal's own in this role.
bool is_own(const Principal& principal, Role role, Subject subject, const Target& target) {
  switch (subject) {
    case Subject::kProvince: return false;
    case Subject::kAccount: return role == principal.role && target.user && principal.user == target.user;
    case Subject::kSite:
      return role == Role::kSite ? role == principal.role && is_own_site(principal, target)
                                 : has_part(principal, role, target);
    case Subject::kConference: return has_part(principal, role, target);
    case Subject::kParticipant:
      return has_part(principal, role, target) && (role != Role::kSite || is_own_site(principal, target));
  }
  return false;
}

// The role that allows it: the owner's before others, a part in the conference before the account's role.
std::optional<Role> allowing_role(const Principal& principal, const Permission& permission, const Target& target) {
  const auto owns = [&](Role role) {
    return permission.own.contains(role) && is_own(principal, role, permission.subject, target);
  };
  if (permission.owner && owns(*permission.owner)) return permission.owner;
  const auto role = std::find_if(kRoles.begin(), kRoles.end(), owns);
  if (role != kRoles.end()) return *role;
  if (permission.everywhere.contains(principal.role)) return principal.role;
  return std::nullopt;
}

std::optional<ActingFor> acting_for(const Permission& permission, Role as, const Target& target) {
  if (!permission.owner || permission.owner == as) return std::nullopt;
  return ActingFor{*permission.owner, permission.owner == Role::kSite ? target.site : std::nullopt};
}

// Why nothing allowed it: the most that helps is said, and nothing about whether the target exists.
AuthError reason(const Principal& principal, const Permission& permission, const Target& target) {
  const bool part = std::any_of(principal.conferences.begin(), principal.conferences.end(),
                                [&](const auto& p) { return permission.own.contains(p.role); });
  if (!permission.own.contains(principal.role) && !part) return AuthError::kRoleNotAllowed;
  if (permission.subject == Subject::kAccount) return AuthError::kOtherAccount;
  const bool as_site = permission.own.contains(Role::kSite) && principal.role == Role::kSite;
  if (permission.subject == Subject::kSite && as_site) return AuthError::kOtherSite;
  if (as_site && has_part(principal, Role::kSite, target)) return AuthError::kOtherSite;
  return AuthError::kOtherConference;
}

}  // namespace

tl::expected<Authorization, AuthError> authorize(const Principal& principal, Action action, const Target& target) {
  const auto& rule = permission(action);
  const auto as = allowing_role(principal, rule, target);
  if (!as) return tl::unexpected(reason(principal, rule, target));
  const bool in_scope = !principal.scopes || principal.scopes->allows(rule.scope);
  if (!in_scope) return tl::unexpected(AuthError::kScopeNotAllowed);
  return Authorization{*as, acting_for(rule, *as, target)};
}

bool may_issue(const Principal& principal, Scopes scopes) {
  return !scopes.empty() && !scopes.contains(Scope::kPerson) &&
         (!principal.scopes || principal.scopes->includes(scopes));
}

}  // namespace signaling
