#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "signaling/schedule/calendar_time.h"
#include "signaling/schedule/schedule_problem.h"

// The text of a recurrence rule, read strictly. Only what passes here reaches the calendar library.
namespace signaling {

inline constexpr size_t kMaxRuleBytes = 256;
inline constexpr int kMaxInterval = 120;
inline constexpr int kMaxOrdinal = 5;  // of a weekday in a month

enum class Frequency : uint8_t { kDaily, kWeekly, kMonthly, kYearly };

// One entry of BYDAY: "MO" (ordinal 0), "1MO", "-1FR". `weekday`: 0 is Sunday.
struct RuleDay {
  int ordinal = 0;
  unsigned weekday = 0;
  friend bool operator==(const RuleDay&, const RuleDay&) = default;
};

// A rule in parts (RFC 5545 §3.3.10). Lists hold each value once.
struct RuleParts {
  Frequency frequency = Frequency::kDaily;
  int interval = 1;
  std::optional<int> count;        // COUNT, includes the first occurrence
  std::optional<LocalTime> until;  // UNTIL, inclusive; local, whichever form it was written in
  std::vector<int> months;         // BYMONTH, 1…12
  std::vector<int> month_days;     // BYMONTHDAY, ±1…31
  std::vector<RuleDay> days;       // BYDAY
  std::vector<int> positions;      // BYSETPOS
  friend bool operator==(const RuleParts&, const RuleParts&) = default;
};

// Reads the value of an RRULE, without the name "RRULE:", in capitals. Taken are the forms in which people repeat
// conferences; anything else is refused with the part that is wrong:
//   DAILY, WEEKLY  with BYDAY (without numbers) and BYMONTH
//   MONTHLY        with BYMONTH and one of BYMONTHDAY, BYDAY; BYSETPOS beside BYDAY without numbers
//   YEARLY         the same, where BYMONTHDAY and BYDAY need BYMONTH
// and INTERVAL up to kMaxInterval, COUNT or UNTIL (a date, a local or a UTC time), WKST=MO. The week begins on Monday.
// Not taken: frequencies below a day, BYHOUR and below (the start says the hour), BYYEARDAY, BYWEEKNO, RSCALE and SKIP
// (RFC 7529), and what can never happen, as 30 February.
tl::expected<RuleParts, ScheduleProblem> parse_rule(std::string_view text, const TimeZone& zone);

// The parts as an RRULE value again. UNTIL is in UTC if `utc_until` (what RFC 5545 §3.3.10 wants beside a DTSTART with
// TZID), otherwise local.
std::string to_rule_text(const RuleParts& parts, const TimeZone& zone, bool utc_until);

}  // namespace signaling
