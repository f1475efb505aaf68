#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "media/base/result.h"
#include "signaling/base/clock_pair.h"
#include "signaling/conference/conference_event.h"

namespace signaling {

// A change of the conference itself as it stands in its record:
// {"at": "2026-11-26T01:00:00Z", "event": "lock", "locked": true}
boost::json::object to_json(const ConferenceChange& change, const ClockPair& clocks);

// Reads exactly that; "conference.bad_event", naming the member, otherwise.
media::Result<ConferenceChange> read_conference_change(const boost::json::value& value, const ClockPair& clocks);

}  // namespace signaling
