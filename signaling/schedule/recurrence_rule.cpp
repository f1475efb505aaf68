#include "signaling/schedule/recurrence_rule.h"

#include <algorithm>
#include <cstdlib>
#include <memory>

#include <fmt/format.h>
#include <libical/ical.h>

namespace signaling {
namespace {

using namespace std::chrono;

struct IteratorFree {
  void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
};

// Floating times: libical must not look for zones, which are files.
icaltimetype to_ical(LocalTime time) {
  const auto day = floor<days>(time);
  const year_month_day date(day);
  const hh_mm_ss<seconds> clock(time - day);
  icaltimetype result = icaltime_null_time();
  result.year = static_cast<int>(date.year());
  result.month = static_cast<int>(static_cast<unsigned>(date.month()));
  result.day = static_cast<int>(static_cast<unsigned>(date.day()));
  result.hour = static_cast<int>(clock.hours().count());
  result.minute = static_cast<int>(clock.minutes().count());
  result.second = static_cast<int>(clock.seconds().count());
  return result;
}

LocalTime from_ical(const icaltimetype& time) {
  const year_month_day date{year(time.year), month(static_cast<unsigned>(time.month)),
                            day(static_cast<unsigned>(time.day))};
  return LocalTime(local_days(date)) + hours(time.hour) + minutes(time.minute) + seconds(time.second);
}

// libical ends the process on an error unless told otherwise; the setting is global and idempotent.
icalrecurrencetype to_ical(const std::string& rule) {
  icalerror_set_errors_are_fatal(0);
  return icalrecurrencetype_from_string(rule.c_str());
}

// The months that a rule without BYMONTH visits.
std::vector<int> months_of(Frequency frequency, const year_month_day& start) {
  if (frequency == Frequency::kYearly) return {static_cast<int>(static_cast<unsigned>(start.month()))};
  return {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
}

bool month_lacks(int month, int day) {
  constexpr int kShortest[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return day > kShortest[month - 1];
}

}  // namespace

tl::expected<RecurrenceRule, ScheduleProblem> RecurrenceRule::parse(std::string_view text, const TimeZone& zone) {
  auto parts = parse_rule(text, zone);
  if (!parts) return tl::unexpected(parts.error());
  return RecurrenceRule(std::move(*parts), zone);
}

media::Result<std::vector<LocalTime>> RecurrenceRule::expand(LocalTime start, LocalTime from, LocalTime to) const {
  const auto rule = to_ical(to_rule_text(parts_, *zone_, false));
  if (rule.freq == ICAL_NO_RECURRENCE) {
    return media::failure("series.not_expandable", "The calendar library refuses the rule; write it differently.");
  }
  std::vector<LocalTime> found;
  const std::unique_ptr<icalrecur_iterator, IteratorFree> iterator(icalrecur_iterator_new(rule, to_ical(start)));
  if (!iterator) return found;  // libical has none for a rule that never happens
  for (size_t step = 0; step < kMaxSteps; ++step) {
    const icaltimetype next = icalrecur_iterator_next(iterator.get());
    if (icaltime_is_null_time(next) != 0) return found;
    const LocalTime time = from_ical(next);
    if (time >= to) return found;
    if (time >= from) found.push_back(time);
  }
  return media::failure("series.too_many_steps",
                        fmt::format("The series has more than {} occurrences; end it earlier.", kMaxSteps));
}

std::optional<int> RecurrenceRule::day_that_months_lack(LocalTime start) const {
  if (parts_.frequency != Frequency::kMonthly && parts_.frequency != Frequency::kYearly) return std::nullopt;
  if (!parts_.days.empty()) return std::nullopt;
  const year_month_day date(floor<days>(start));
  auto candidates = parts_.month_days;
  if (candidates.empty()) candidates = {static_cast<int>(static_cast<unsigned>(date.day()))};
  const auto months = parts_.months.empty() ? months_of(parts_.frequency, date) : parts_.months;
  std::optional<int> largest;
  for (const int day : candidates) {
    const bool lacked = std::ranges::any_of(months, [&](int month) { return month_lacks(month, std::abs(day)); });
    if (lacked) largest = std::max(largest.value_or(0), std::abs(day));
  }
  return largest;
}

std::string RecurrenceRule::text() const { return to_rule_text(parts_, *zone_, true); }

}  // namespace signaling
