#include "signaling/session/fixed_tokens.h"

#include <algorithm>

namespace signaling {
namespace {

constexpr std::string_view kCredential = "configuration";

std::string name_of(const std::vector<ConferencePlan>& plans, const Admission& admission) {
  if (!admission.site) return "Chủ trì";
  for (const auto& plan : plans) {
    if (plan.id != admission.conference) continue;
    const auto site = std::ranges::find(plan.sites, *admission.site, &SitePlan::id);
    if (site != plan.sites.end()) return site->name;
  }
  return admission.site->value();
}

}  // namespace

FixedTokens::FixedTokens(const std::vector<ConferencePlan>& plans,
                         const std::unordered_map<std::string, Admission>& tokens) {
  for (const auto& [token, admission] : tokens) {
    Visitor visitor;
    visitor.credential = kCredential;
    visitor.principal = {.role = admission.role, .site = admission.site};
    visitor.role = admission.role;
    visitor.name = name_of(plans, admission);
    visitor.conference = admission.conference;
    visitors_.emplace(token, with_part(std::move(visitor), admission.conference, admission.role));
  }
}

std::optional<Visitor> FixedTokens::admit(std::string_view token, Timestamp) {
  const auto found = visitors_.find(std::string(token));
  return found == visitors_.end() ? std::nullopt : std::optional(found->second);
}

// Rights of the configuration last as long as the service runs.
std::optional<Visitor> FixedTokens::renew(const Visitor& visitor) {
  return visitor.credential == kCredential ? std::optional(visitor) : std::nullopt;
}

}  // namespace signaling
