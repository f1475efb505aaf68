#include "signaling/session/doorkeeper.h"

#include <algorithm>

namespace signaling {

bool has_role(const Principal& principal, Role role, const ConferenceId& conference) {
  const bool part =
      std::ranges::find(principal.conferences, ConferenceRole{conference, role}) != principal.conferences.end();
  const bool by_account = role == Role::kOperator || role == Role::kTechnician;
  return part || (by_account && principal.role == role);
}

Visitor with_part(Visitor visitor, const ConferenceId& conference, Role role) {
  const ConferenceRole part{conference, role};
  auto& parts = visitor.principal.conferences;
  if (std::ranges::find(parts, part) == parts.end()) parts.push_back(part);
  return visitor;
}

}  // namespace signaling
