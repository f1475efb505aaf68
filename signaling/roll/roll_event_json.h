#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "media/base/result.h"
#include "signaling/base/clock_pair.h"
#include "signaling/roll/roll_types.h"

namespace signaling {

// An event of the roll as it stands in the record:
// {"at": "2026-11-26T01:00:00Z", "event": "called", "site": "y-yen", "round": "first", "time_ms": 20000}
boost::json::object to_json(const RollEvent& event, const ClockPair& clocks);

// Reads exactly that; "roll.bad_event", naming the member, otherwise.
media::Result<RollEvent> read_roll_event(const boost::json::value& value, const ClockPair& clocks);

}  // namespace signaling
