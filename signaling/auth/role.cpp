#include "signaling/auth/role.h"

#include <algorithm>

namespace signaling {

std::string_view to_string(Role role) {
  switch (role) {
    case Role::kAdministrator: return "administrator";
    case Role::kOperator: return "operator";
    case Role::kChair: return "chair";
    case Role::kDeputy: return "deputy";
    case Role::kSecretary: return "secretary";
    case Role::kTechnician: return "technician";
    case Role::kSite: return "site";
    case Role::kObserver: return "observer";
  }
  return "";
}

std::optional<Role> parse_role(std::string_view text) {
  const auto found = std::find_if(kRoles.begin(), kRoles.end(), [&](Role role) { return to_string(role) == text; });
  return found == kRoles.end() ? std::nullopt : std::optional(*found);
}

}  // namespace signaling
