#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mcu/api/site_figures.h"
#include "media/base/ids.h"
#include "media/base/time.h"

// What the diagnosis is given, once a second.
namespace signaling {

// What the conference wants of a site now.
struct SiteDuty {
  std::optional<media::Timestamp> connected_since = std::nullopt;  // none: no endpoint is connected
  bool has_floor = false;      // holds the floor by a turn: it was invited to speak. A standing right alone is not
  bool microphone_on = false;  // the hall's own switch
  bool camera_wanted = false;  // its picture is to be sent
};

// One site that should be in the conference. `figures` is missing when neither the mcu nor its endpoint said anything
// of it, and holds the endpoint's report alone when the mcu did not.
struct ObservedSite {
  media::SiteId site;
  SiteDuty duty{};
  std::optional<mcu::SiteSecond> figures = std::nullopt;
};

struct ObservedSecond {
  media::Timestamp at{};
  std::vector<ObservedSite> sites{};
  std::optional<mcu::ServerFigures> server = std::nullopt;  // none: the mcu is silent
};

// Sites whose lines run over a common one, by the configuration.
struct Trunk {
  std::string name;
  std::vector<media::SiteId> sites;
};

}  // namespace signaling
