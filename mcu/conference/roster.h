#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "mcu/api/desired_conference.h"

namespace mcu {

// What the planner needs to know of a participant: wish and ability.
struct RosterEntry {
  SiteId site;
  bool viewer = false;
  bool connected = false;     // an endpoint with running media
  bool sends_video = false;
  bool sends_content = false;
  bool heard = false;
  bool chair = false;
  bool sound = true;
  std::optional<SiteId> listens_to;
  std::optional<SiteId> mirrors;
  std::optional<SiteId> talks_to;
  View view = View::kComposed;
  std::string group;
  std::string second_group;
  size_t video_slots = 0;     // receive-video m-lines

  // A camera that others may be shown.
  bool can_be_seen() const { return connected && sends_video && !viewer; }
};

using Roster = std::vector<RosterEntry>;

inline const RosterEntry* find(const Roster& roster, const SiteId& site) {
  const auto place = std::find_if(roster.begin(), roster.end(), [&](const auto& e) { return e.site == site; });
  return place == roster.end() ? nullptr : &*place;
}

}  // namespace mcu
