#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "signaling/conference/conference_plan.h"
#include "signaling/session/doorkeeper.h"

namespace signaling {

// What a token of the configuration opens.
struct Admission {
  ConferenceId conference;
  Role role = Role::kSite;     // kSite or kChair
  std::optional<SiteId> site;  // for Role::kSite
};

// The doorkeeper of conferences that stand in the configuration: each seat has a token that never changes. Pure.
class FixedTokens : public Doorkeeper {
 public:
  // `plans` give the sites' names; each admission's conference and site is among them.
  FixedTokens(const std::vector<ConferencePlan>& plans, const std::unordered_map<std::string, Admission>& tokens);

  std::optional<Visitor> admit(std::string_view token, Timestamp now) override;
  std::optional<Visitor> renew(const Visitor& visitor) override;

 private:
  std::unordered_map<std::string, Visitor> visitors_;  // by token
};

}  // namespace signaling
