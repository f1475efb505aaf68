#include "signaling/schedule/validate_series.h"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "signaling/schedule/booking_limits.h"
#include "signaling/schedule/occurrence.h"
#include "signaling/schedule/recurrence_rule.h"

namespace signaling {
namespace {

constexpr std::string_view kRuleField = "recurrence.rule";

// All starts of the rule, or nothing after the problem was told.
std::optional<std::vector<LocalTime>> starts_of(const RecurrenceRule& rule, LocalTime start, ProblemList& errors) {
  const auto starts = rule.expand(start, start, start + kMaxAhead + std::chrono::seconds(1));
  const auto beyond = rule.parts().until && *rule.parts().until > start + kMaxAhead;
  if (!starts || beyond || starts->size() > kMaxOccurrences ||
      (rule.parts().count && starts->size() < static_cast<size_t>(*rule.parts().count))) {
    errors.add(make_problem(ProblemCode::kSeriesTooLong, kRuleField, fmt::format("{} lần trong 5 năm", kMaxOccurrences),
                            fmt::format("{} occurrences within 5 years", kMaxOccurrences)));
    return std::nullopt;
  }
  return *starts;
}

bool follows_rule(const std::vector<LocalTime>& starts, LocalTime start, ProblemList& errors) {
  if (starts.empty()) {
    errors.add(ProblemCode::kNothingLeft, kRuleField);
    return false;
  }
  if (starts.front() == start) return true;
  errors.add(ProblemCode::kStartNotInSeries, "start", to_display_text(starts.front()));
  return false;
}

bool check_moved(const MovedOccurrence& moved, const std::string& field, CalendarTime first, ProblemList& errors) {
  errors.check_length(field + ".length_min", moved.length);
  if (std::chrono::abs(moved.start - first) > kMaxAhead) {
    errors.add(make_problem(ProblemCode::kOutOfRange, field + ".start", "5 năm quanh ngày bắt đầu",
                            "within 5 years of the start"));
    return false;
  }
  if (std::chrono::floor<std::chrono::minutes>(moved.start) == moved.start) return true;
  errors.add(ProblemCode::kNotWholeMinute, field + ".start");
  return true;
}

// Each exception names an occurrence, and each occurrence has one at most.
bool check_exceptions(const Recurrence& recurrence, const std::vector<LocalTime>& starts, CalendarTime first,
                      ProblemList& errors) {
  std::vector<LocalTime> seen;
  bool all_right = true;
  const auto check = [&](LocalTime original, const std::string& field) {
    const bool known = std::ranges::binary_search(starts, original);
    const bool twice = std::ranges::count(seen, original) != 0;
    if (!known) errors.add(ProblemCode::kNotInSeries, field, to_display_text(original));
    if (twice) errors.add(ProblemCode::kNamedTwice, field, to_display_text(original));
    all_right = all_right && known && !twice;
    seen.push_back(original);
  };
  for (size_t i = 0; i < recurrence.cancelled.size(); ++i) {
    check(recurrence.cancelled[i], fmt::format("recurrence.cancelled[{}]", i));
  }
  for (size_t i = 0; i < recurrence.moved.size(); ++i) {
    const auto field = fmt::format("recurrence.moved[{}]", i);
    check(recurrence.moved[i].original_start, field + ".original_start");
    all_right = check_moved(recurrence.moved[i], field, first, errors) && all_right;
  }
  return all_right;
}

void check_overlaps(const ConferenceBooking& booking, ProblemList& errors) {
  const auto all = occurrences(booking, booking.start - kMaxAhead - kMaxLength, booking.start + 2 * kMaxAhead);
  if (!all) return errors.add(ProblemCode::kBadRule, kRuleField, all.error().message);
  if (all->empty()) return errors.add(ProblemCode::kNothingLeft, "recurrence.cancelled");
  for (size_t i = 1; i < all->size(); ++i) {
    if ((*all)[i].start >= (*all)[i - 1].end) continue;
    return errors.add(ProblemCode::kSeriesOverlaps, "recurrence",
                      to_display_text(booking.zone().local((*all)[i].start)));
  }
}

}  // namespace

void validate_series(const ConferenceBooking& booking, ProblemList& errors, ProblemList& warnings) {
  const auto& recurrence = *booking.recurrence;
  if (!errors.check_count("recurrence.cancelled", recurrence.cancelled.size(), kMaxExceptions) ||
      !errors.check_count("recurrence.moved", recurrence.moved.size(), kMaxExceptions)) {
    return;
  }
  const auto rule = RecurrenceRule::parse(recurrence.rule, booking.zone());
  if (!rule) return errors.add(rule.error());
  if (!rule->is_bounded()) return errors.add(ProblemCode::kEndlessSeries, kRuleField);
  const LocalTime start = booking.zone().local(booking.start);
  const auto starts = starts_of(*rule, start, errors);
  if (!starts || !follows_rule(*starts, start, errors)) return;
  if (const auto day = rule->day_that_months_lack(start)) {
    warnings.add(ProblemCode::kShortMonths, kRuleField, std::to_string(*day));
  }
  if (check_exceptions(recurrence, *starts, booking.start, errors)) check_overlaps(booking, errors);
}

}  // namespace signaling
