#include "signaling/schedule/validate_series.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/unit/signaling/schedule/scene.h"

namespace signaling {
namespace {

using scene::at;
using scene::local;
using namespace std::chrono_literals;

struct Answer {
  std::string errors;
  std::string warnings;
};

std::string story(const std::vector<ScheduleProblem>& problems) {
  std::string text;
  for (const auto& p : problems) text += (text.empty() ? "" : ", ") + p.field + " " + p.code;
  return text;
}

Answer validate(const ConferenceBooking& booking) {
  ProblemList errors, warnings;
  validate_series(booking, errors, warnings);
  return {story(errors.take()), story(warnings.take())};
}

Answer validate(const std::string& rule, CalendarTime start = at("20261202T080000")) {
  return validate(scene::series(rule, start));
}

TEST(ValidateSeries, Rules) {
  const struct {
    std::string rule;
    std::string errors;
  } rows[] = {
      {"FREQ=WEEKLY;COUNT=10", ""},
      {"FREQ=DAILY;COUNT=1000", ""},
      {"FREQ=WEEKLY;UNTIL=20291231", ""},
      {"FREQ=WEEKLY", "recurrence.rule series.endless"},
      {"FREQ=FOO", "recurrence.rule series.bad_rule"},
      {"FREQ=DAILY;COUNT=1001", "recurrence.rule series.too_long"},
      {"FREQ=DAILY;UNTIL=20300101", "recurrence.rule series.too_long"},   // 1,127 days
      {"FREQ=WEEKLY;UNTIL=99981231", "recurrence.rule series.too_long"},
      {"FREQ=YEARLY;COUNT=7", "recurrence.rule series.too_long"},         // beyond five years
      {"FREQ=WEEKLY;BYDAY=MO;COUNT=10", "start series.start_not_in_rule"},  // 2 December 2026 is a Wednesday
      {"FREQ=WEEKLY;UNTIL=20261201", "recurrence.rule series.nothing_left"},
  };
  for (const auto& row : rows) EXPECT_EQ(validate(row.rule).errors, row.errors) << row.rule;
}

TEST(ValidateSeries, SuggestsADayOfTheSeries) {
  ProblemList errors, warnings;
  validate_series(scene::series("FREQ=WEEKLY;BYDAY=MO;COUNT=10"), errors, warnings);
  EXPECT_EQ(errors.take().at(0).vi,
            "Ngày bắt đầu không theo quy tắc lặp; hãy chọn một ngày của chuỗi, ví dụ 07/12/2026 08:00.");
}

TEST(ValidateSeries, The31stMonthlyIsRightWithAWarning) {
  const auto start = at("20270131T080000");
  const auto answer = validate("FREQ=MONTHLY;COUNT=5", start);
  EXPECT_EQ(answer.errors, "");
  EXPECT_EQ(answer.warnings, "recurrence.rule series.short_months");
  EXPECT_EQ(validate("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=5", start).warnings, "");
}

TEST(ValidateSeries, ExceptionsNameOccurrences) {
  const auto first = local("20261202T080000"), second = local("20261209T080000"), no = local("20261203T080000");
  const struct {
    std::vector<LocalTime> cancelled;
    std::vector<MovedOccurrence> moved;
    std::string errors;
  } rows[] = {
      {{second}, {}, ""},
      {{second}, {{first, at("20261203T140000"), 60min}}, ""},
      {{no}, {}, "recurrence.cancelled[0] series.no_such_occurrence"},
      {{}, {{no, at("20261203T140000"), 60min}}, "recurrence.moved[0].original_start series.no_such_occurrence"},
      {{second, second}, {}, "recurrence.cancelled[1] field.twice"},
      {{second}, {{second, at("20261203T140000"), 60min}}, "recurrence.moved[0].original_start field.twice"},
      {{}, {{first, at("20261203T140000"), 0min}}, "recurrence.moved[0].length_min time.end_before_start"},
      {{}, {{first, at("20261203T140000"), 25h}}, "recurrence.moved[0].length_min field.out_of_range"},
      {{}, {{first, at("20261203T140030"), 60min}}, "recurrence.moved[0].start time.not_whole_minute"},
      {{}, {{first, at("20361203T140000"), 60min}}, "recurrence.moved[0].start field.out_of_range"},
      {{}, {{first, at("20261209T090000"), 60min}}, "recurrence series.overlaps_itself"},
      {{}, {{first, at("20261209T100000"), 60min}}, ""},
      {{first, second, local("20261216T080000")}, {}, "recurrence.cancelled series.nothing_left"},
      {std::vector<LocalTime>(1001, first), {}, "recurrence.cancelled field.too_many"},
  };
  for (const auto& row : rows) {
    auto b = scene::series("FREQ=WEEKLY;COUNT=3");
    b.recurrence->cancelled = row.cancelled;
    b.recurrence->moved = row.moved;
    EXPECT_EQ(validate(b).errors, row.errors);
  }
}

TEST(ValidateSeries, LongConferencesEveryDay) {
  auto b = scene::series("FREQ=DAILY;COUNT=3");
  b.length = 24h;
  EXPECT_EQ(validate(b).errors, "");
}

}  // namespace
}  // namespace signaling
