#include "mcu/conference/group_plan.h"

#include <algorithm>
#include <utility>

namespace mcu {
namespace {

using Kind = DesiredPlace::Kind;

bool contains(const std::vector<SiteId>& sites, const SiteId& site) {
  return std::find(sites.begin(), sites.end(), site) != sites.end();
}

bool has_tile(const Roster& roster, const SiteId& site) {
  const auto* entry = find(roster, site);
  return entry != nullptr && !entry->viewer;
}

// Who may stand in an active speaker's place, the best first. May name one twice.
std::vector<SiteId> candidates(const Roster& roster, const std::optional<SiteId>& active_speaker,
                               const GroupPlan* previous) {
  std::vector<SiteId> sites;
  if (active_speaker) sites.push_back(*active_speaker);
  if (previous != nullptr) sites.insert(sites.end(), previous->speakers.begin(), previous->speakers.end());
  const auto add = [&](auto condition) {
    for (const auto& entry : roster) {
      if (condition(entry)) sites.push_back(entry.site);
    }
  };
  add([](const RosterEntry& e) { return e.chair; });
  add([](const RosterEntry& e) { return e.can_be_seen(); });
  add([](const RosterEntry&) { return true; });
  return sites;
}

// Takes the best candidates one after the other; those that are `placed` already are passed over.
class Speakers {
 public:
  Speakers(const Roster& roster, std::vector<SiteId> candidates)
      : roster_(roster), candidates_(std::move(candidates)) {}

  std::optional<SiteId> next(const std::vector<SiteId>& placed) {
    while (next_ < candidates_.size()) {
      const SiteId& site = candidates_[next_++];
      const auto* entry = find(roster_, site);
      if (entry != nullptr && entry->connected && !entry->viewer && !contains(placed, site)) return site;
    }
    return std::nullopt;
  }

 private:
  const Roster& roster_;
  std::vector<SiteId> candidates_;
  size_t next_ = 0;
};

std::vector<SiteId> named_sites(const DesiredGroup& group) {
  std::vector<SiteId> sites;
  for (const auto& place : group.places) {
    if (place.kind == Kind::kSite) sites.push_back(place.site);
  }
  return sites;
}

}  // namespace

GroupPlan plan_group(const DesiredGroup& group, const Roster& roster, const std::optional<SiteId>& content,
                     const std::optional<SiteId>& active_speaker, const GroupPlan* previous) {
  GroupPlan plan;
  plan.id = group.id;
  Speakers speakers(roster, candidates(roster, active_speaker, previous));
  std::vector<SiteId> taken = named_sites(group);  // by no active speaker
  const auto take_speaker = [&] {
    const auto site = speakers.next(taken);
    if (!site) return PlannedPlace{};
    taken.push_back(*site);
    plan.speakers.push_back(*site);
    return PlannedPlace{PlannedPlace::Kind::kCamera, *site};
  };
  for (const auto& wish : group.places) {
    PlannedPlace place;
    if (wish.kind == Kind::kSite && has_tile(roster, wish.site) && !contains(plan.stage, wish.site)) {
      place = {PlannedPlace::Kind::kCamera, wish.site};
    } else if (wish.kind == Kind::kContent && content && has_tile(roster, *content)) {
      place = {PlannedPlace::Kind::kContent, *content};
    } else if (wish.kind == Kind::kActiveSpeaker) {
      place = take_speaker();
    }
    if (place.kind == PlannedPlace::Kind::kCamera) plan.stage.push_back(place.site);
    plan.places.push_back(std::move(place));
  }
  if (plan.speakers.empty()) take_speaker();
  if (plan.stage.empty() && !plan.speakers.empty()) plan.stage.push_back(plan.speakers.front());
  return plan;
}

}  // namespace mcu
