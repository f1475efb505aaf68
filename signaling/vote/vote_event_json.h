#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "media/base/result.h"
#include "signaling/base/clock_pair.h"
#include "signaling/vote/vote_types.h"

namespace signaling {

// An event of a vote as it stands in the record:
// {"at": "2026-11-26T01:00:00Z", "event": "entered", "vote": 1, "site": "y-yen", "yes": 3, "no": 0, "abstain": 1,
//  "by": "Trần Thị B", "replaces": false}
boost::json::object to_json(const VoteEvent& event, const ClockPair& clocks);

// Reads exactly that; "vote.bad_event", naming the member, otherwise.
media::Result<VoteEvent> read_vote_event(const boost::json::value& value, const ClockPair& clocks);

}  // namespace signaling
