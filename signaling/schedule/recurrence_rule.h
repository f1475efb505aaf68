#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "media/base/result.h"
#include "signaling/schedule/calendar_time.h"
#include "signaling/schedule/rule_grammar.h"
#include "signaling/schedule/schedule_problem.h"

namespace signaling {

// A recurrence rule (RFC 5545 §3.3.10) that is known to be well-formed. It knows local time only; the caller brings the
// start. Days that do not exist are skipped, as the RFC says: "the 31st monthly" does not take place in April.
//
// A value; not thread-safe to change. Expansion is libical's, which stays in the .cpp.
class RecurrenceRule {
 public:
  // Most steps of one expansion: 20 years of days. A step is one occurrence, before `from` too.
  static constexpr size_t kMaxSteps = 8'000;

  // See parse_rule for what is taken. The field of a problem is "recurrence.rule".
  static tl::expected<RecurrenceRule, ScheduleProblem> parse(std::string_view text, const TimeZone& zone);

  // Occurrences in [from, to), ascending, of the series that begins at `start`. A start that does not follow the rule
  // is not among them; RFC 5545 leaves open what else such a series holds, so bookings are checked for it. An error
  // "series.too_many_steps" if kMaxSteps do not lead to `to`.
  // What never happens from that start on (every seventh day if it is a Monday, from a Tuesday) is found out by a long
  // search: up to about 0.1 s.
  media::Result<std::vector<LocalTime>> expand(LocalTime start, LocalTime from, LocalTime to) const;

  // It ends by COUNT or UNTIL.
  bool is_bounded() const { return parts_.count.has_value() || parts_.until.has_value(); }
  // The largest day of month that some months of the rule lack, if the rule names one or takes it from `start`.
  std::optional<int> day_that_months_lack(LocalTime start) const;
  const RuleParts& parts() const { return parts_; }
  // For an iCalendar RRULE beside a DTSTART with TZID.
  std::string text() const;

 private:
  RecurrenceRule(RuleParts parts, const TimeZone& zone) : parts_(std::move(parts)), zone_(&zone) {}

  RuleParts parts_;
  const TimeZone* zone_;  // one of TimeZone's own, which live for ever
};

}  // namespace signaling
