#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mcu/api/desired_conference.h"
#include "mcu/conference/roster.h"

namespace mcu {

// A place of a composed picture with what is to stand in it.
struct PlannedPlace {
  enum class Kind { kEmpty, kCamera, kContent };
  Kind kind = Kind::kEmpty;
  SiteId site;  // whose camera or content
  friend bool operator==(const PlannedPlace&, const PlannedPlace&) = default;
};

struct GroupPlan {
  std::string id;
  std::vector<PlannedPlace> places;  // one for each of the wished
  // Who stands in the active speaker's places, in their order; without such a place who would stand there.
  std::vector<SiteId> speakers;
  // Sites on stage, largest first: the cameras among the places, else the first of the speakers.
  std::vector<SiteId> stage;
  friend bool operator==(const GroupPlan&, const GroupPlan&) = default;
};

// Resolves the places of one group. Pure: the same arguments give the same plan.
//
// A named site keeps its place while its line is down: the floor is its own and the picture says so. A site stands
// once; where it is named again the place is empty. The active speaker's places have, of the connected sites that no
// other place names: who speaks, who stood there before, the chair's site, who can be seen, anybody. So the last
// speaker stays through silence, and with two such places the former one moves to the second.
GroupPlan plan_group(const DesiredGroup& group, const Roster& roster, const std::optional<SiteId>& content,
                     const std::optional<SiteId>& active_speaker, const GroupPlan* previous);

}  // namespace mcu
