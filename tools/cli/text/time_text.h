#pragma once

#include <string>
#include <string_view>

#include "signaling/schedule/calendar_time.h"
#include "tools/cli/text/failure.h"
#include "tools/cli/text/language.h"

namespace tools {

using signaling::CalendarTime;

// Reads a time as a person types it, in the province's zone (UTC+7, see calendar_time.h):
//   "2026-12-01 08:00", "2026-12-01T08:00", "01/12/2026 08:00", "08:00 01/12/2026"
//   a date alone ("2026-12-01", "01/12/2026", "today", "tomorrow"): its midnight; "08:00": that time today
//   "+90m", "+2h", "+7d": so long after `now`
//   RFC 3339 with its offset ("2026-12-01T08:00:00+07:00")
// Wrong use, with these forms named, for anything else and for dates that do not exist.
Outcome<CalendarTime> parse_time(std::string_view text, CalendarTime now);

// Midnight in the province before or at `time`.
CalendarTime start_of_day(CalendarTime time);

// "2026-12-01T08:00:00+07:00": how requests write a time.
std::string to_request_time(CalendarTime time);

// A time of an answer (RFC 3339) as a person reads it: "01/12/2026 08:00", in English "2026-12-01 08:00". What is no
// such time comes back as it is.
std::string show_time(std::string_view answered, Language language);

// "3 ngày 4 giờ", "14 phút 58 giây": the two largest units.
std::string show_span(std::chrono::seconds span, Language language);

}  // namespace tools
