#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "media/base/result.h"
#include "signaling/base/clock_pair.h"
#include "signaling/stage/stage_state.h"

namespace signaling {

// An event of the stage as it stands in the record:
//   {"at": "2026-11-26T01:00:00Z", "event": "shown", "group": "halls", "preset": "pair", "taken": true,
//    "places": [{"place": "site", "site": "y-yen"}, {"place": "rule", "site": ""}]}
//   {"at": …, "event": "content_shown", "group": "halls", "preset": "content-speaker", "places": [],
//    "aside_preset": "stage", "aside_places": []}
// An empty preset: the group sees what the halls see, or what was prepared is thrown away.
boost::json::object to_json(const StageEvent& event, const ClockPair& clocks);

// Reads exactly that; "stage.bad_event", naming the member, otherwise.
media::Result<StageEvent> read_stage_event(const boost::json::value& value, const ClockPair& clocks);

}  // namespace signaling
