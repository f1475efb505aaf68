#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "media/base/time.h"
#include "signaling/base/ids.h"

namespace signaling {

// Calendar time to the nanosecond, so that an event that was written and read again is the same event.
using ExactTime = std::chrono::sys_time<media::Duration>;

// Both clocks read at one moment: turns the steady times of events into calendar times, which are stored and mean
// something after a restart, and back. One pair serves a run of the service, so that what is written keeps its
// distances even if somebody sets the calendar clock. A restart makes a new pair: spans then go on by calendar time.
struct ClockPair {
  WallTime wall;
  media::Timestamp steady;

  ExactTime to_wall(media::Timestamp time) const { return ExactTime(wall) + (time - steady); }
  media::Timestamp to_steady(ExactTime time) const { return steady + (time - ExactTime(wall)); }
};

// How far somebody's calendar clock, in ms since 1970, is ahead of `wall`, in seconds; within 10^9: more says no more.
double seconds_ahead(int64_t clock_ms, ExactTime wall);

// "2026-11-26T01:00:00.25Z" (RFC 3339 §5.6): as many digits of a second as it takes, at most nine.
std::string to_exact_date_time(ExactTime time);

// Reads such a text: UTC written as "Z" only. nullopt for anything else, and for years outside 1970…2199.
std::optional<ExactTime> parse_exact_date_time(std::string_view text);

}  // namespace signaling
