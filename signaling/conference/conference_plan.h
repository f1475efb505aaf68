#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "media/base/ids.h"
#include "signaling/floor/floor_types.h"

namespace signaling {

using media::ConferenceId;
using media::ConnectionId;

// A place that takes part.
struct SitePlan {
  SiteId id;
  std::string name;      // as shown on screen, UTF-8
  uint32_t invited = 1;  // delegates
  friend bool operator==(const SitePlan&, const SitePlan&) = default;
};

// A paper of the agenda, as it is listed; the file is fetched by REST.
struct PaperPlan {
  int64_t id = 0;
  std::string name;
  friend bool operator==(const PaperPlan&, const PaperPlan&) = default;
};

// One item of the agenda.
struct ItemPlan {
  std::string title;
  std::chrono::minutes planned{0};  // 0: not said
  std::vector<PlannedSpeaker> speakers;
  std::vector<PaperPlan> papers;
  std::string preset;  // layout that it begins with; empty: stays as it is
  friend bool operator==(const ItemPlan&, const ItemPlan&) = default;
};

// What is booked of a conference. Made from the calendar, which has checked it: sites are at least one and different,
// the chair's site is one of them.
struct ConferencePlan {
  ConferenceId id;
  std::string title;
  FloorPolicy policy = FloorPolicy::kChaired;
  std::optional<SiteId> lecturer{};  // under kLecture: one of `sites`
  std::string preset;            // layout of the halls' picture at the start; empty: the first there is
  std::vector<SitePlan> sites;   // in the order in which they are shown
  std::optional<SiteId> chair_site;
  std::vector<ItemPlan> agenda;
  FloorSettings floor;
  // How long the media of a site goes on without its WebSocket, so that a short break of the line costs no picture.
  Duration resume_time = std::chrono::seconds(10);
};

}  // namespace signaling
