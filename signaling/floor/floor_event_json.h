#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "media/base/result.h"
#include "signaling/base/clock_pair.h"
#include "signaling/floor/floor_event.h"

namespace signaling {

// An event of a floor as it stands in the record:
//   {"at": "2026-11-26T01:00:00Z", "floor": "speech", "event": "request", "request": 7, "site": "y-yen",
//    "status": "granted", "cause": "chair", …}
// Spans are whole nanoseconds ("limit_ns"), so that an event that was written and read again is the same event.
boost::json::object to_json(const FloorEvent& event, const ClockPair& clocks);

// Reads exactly that, each member within its bounds; "floor.bad_event", naming the member, otherwise.
media::Result<FloorEvent> read_floor_event(const boost::json::value& value, const ClockPair& clocks);

}  // namespace signaling
