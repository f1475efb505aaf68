#pragma once

#include <optional>
#include <vector>

#include <boost/json/object.hpp>

#include "signaling/auth/role.h"
#include "signaling/calendar/calendar.h"
#include "signaling/rest/schema.h"
#include "signaling/store/sites.h"

namespace signaling {

// A running conference as pages and programs see it: its phase, who is there, what awaits an answer. `sites`: all there
// are; one that was removed meanwhile is called by its id. `part`: as what who asks may enter it; none: not at all.
boost::json::object to_json(const ConferenceRun& run, const ScheduleClock& clock, const std::vector<Site>& sites,
                            std::optional<Role> part);
Schema conference_schema();

}  // namespace signaling
