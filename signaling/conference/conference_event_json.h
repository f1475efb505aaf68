#pragma once

#include <string>
#include <string_view>

#include <boost/json/object.hpp>

#include "media/base/result.h"
#include "signaling/base/clock_pair.h"
#include "signaling/conference/conference_event.h"

namespace signaling {

inline constexpr size_t kMaxEventText = 192 * 1024;  // bytes of one event as text: two long notes and what is around

// One entry of a conference's record, as one line of JSON without the line end:
// {"sequence": 7, "by": {"kind": "person", "id": "user 3", "name": "Trần Thị B", "role": "operator", "address":
// "10.0.0.7",
//  "for_role": "chair", "for_site": null}, "of": "floor", "what": {"at": …}}
std::string to_json(const ConferenceEvent& event, const ClockPair& clocks);

// Reads exactly that, each member within its bounds; "record.bad_event", naming the member, otherwise. Never throws.
media::Result<ConferenceEvent> parse_conference_event(std::string_view line, const ClockPair& clocks);

}  // namespace signaling
