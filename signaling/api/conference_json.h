#pragma once

#include <map>

#include <boost/json/object.hpp>

#include "signaling/calendar/calendar.h"
#include "signaling/rest/schema.h"
#include "signaling/store/sites.h"

namespace signaling {

// A running conference as pages and programs see it: its phase, who is there, what awaits an answer. `sites`: all there
// are; one that was removed meanwhile is called by its id.
boost::json::object to_json(const ConferenceRun& run, const ScheduleClock& clock, const std::vector<Site>& sites);
Schema conference_schema();

}  // namespace signaling
