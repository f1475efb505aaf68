#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "media/base/ids.h"
#include "mcu/api/messages.h"
#include "signaling/floor/floor_types.h"

namespace signaling {

using media::ConferenceId;
using media::ConnectionId;

// A place that takes part.
struct SitePlan {
  SiteId id;
  std::string name;  // as shown on screen, UTF-8
};

// What is booked of a conference. Made from the calendar or the configuration, which have checked it: sites are at
// least one and different, the chair's site is one of them.
struct ConferencePlan {
  ConferenceId id;
  std::string title;
  bool open = true;  // of the configuration: false means that it is not opened
  FloorPolicy policy = FloorPolicy::kChaired;
  mcu::LayoutName layout = mcu::LayoutName::kStage;
  std::vector<SitePlan> sites;  // in the order in which they are shown
  std::optional<SiteId> chair_site;
  FloorSettings floor;
  // How long the media of a site goes on without its WebSocket, so that a short break of the line costs no picture.
  Duration resume_time = std::chrono::seconds(10);
};

}  // namespace signaling
