#include "tools/cli/text/time_text.h"

#include <gtest/gtest.h>

namespace tools {
namespace {

using namespace std::chrono;

// 26/11/2026 09:30 in the province.
const CalendarTime kNow = sys_days(2026y / November / 26) + hours(2) + minutes(30);

std::string read(std::string_view text) {
  const auto time = parse_time(text, kNow);
  return time ? to_request_time(*time) : "refused";
}

TEST(ParseTime, TakesTheFormsThatPeopleWrite) {
  for (const auto* text : {"2026-12-01 08:00", "2026-12-01T08:00", "01/12/2026 08:00", "1/12/2026 8:00",
                           "08:00 01/12/2026", "2026-12-01T08:00:00+07:00", "2026-12-01T01:00:00Z"}) {
    EXPECT_EQ(read(text), "2026-12-01T08:00:00+07:00") << text;
  }
}

TEST(ParseTime, DatesAreMidnightAndClocksAreToday) {
  EXPECT_EQ(read("2026-12-01"), "2026-12-01T00:00:00+07:00");
  EXPECT_EQ(read("01/12/2026"), "2026-12-01T00:00:00+07:00");
  EXPECT_EQ(read("today"), "2026-11-26T00:00:00+07:00");
  EXPECT_EQ(read("tomorrow"), "2026-11-27T00:00:00+07:00");
  EXPECT_EQ(read("tomorrow 14:30"), "2026-11-27T14:30:00+07:00");
  EXPECT_EQ(read("23:59"), "2026-11-26T23:59:00+07:00");
}

TEST(ParseTime, TheDayIsThatOfTheProvince) {
  const auto late = sys_days(2026y / November / 26) + hours(18);  // 01:00 on the 27th
  EXPECT_EQ(to_request_time(*parse_time("today", late)), "2026-11-27T00:00:00+07:00");
}

TEST(ParseTime, CountsFromNow) {
  EXPECT_EQ(read("+90m"), "2026-11-26T11:00:00+07:00");
  EXPECT_EQ(read("+2h"), "2026-11-26T11:30:00+07:00");
  EXPECT_EQ(read("+7d"), "2026-12-03T09:30:00+07:00");
}

TEST(ParseTime, RefusesWhatIsNoTime) {
  for (const auto* text : {"", "soon", "31/02/2026", "2026-13-01", "2026-12-01 24:00", "2026-12-01 08:60", "8", "8:0",
                           "-8:00", "2026-12-01 ", " 08:00", "+h", "+-2h", "+2w", "+99999d", "1/1/26", "1/1/1969",
                           "2026-12-1", "08:00 09:00", "2026-12-01 2026-12-02", "2026-1201", "//", ":", "T",
                           "2026-12-01T08:00:00"}) {
    EXPECT_EQ(read(text), "refused") << text;
  }
  const auto refused = parse_time("soon", kNow);
  EXPECT_EQ(refused.error().status, ExitStatus::kWrongUse);
  EXPECT_NE(refused.error().text.vi.find("\"soon\""), std::string::npos);
}

TEST(ShowTime, IsLocalAndInTheLanguagesForm) {
  EXPECT_EQ(show_time("2026-12-01T01:00:00Z", Language::kVietnamese), "01/12/2026 08:00");
  EXPECT_EQ(show_time("2026-12-01T01:00:00Z", Language::kEnglish), "2026-12-01 08:00");
  EXPECT_EQ(show_time("whenever", Language::kEnglish), "whenever");
}

TEST(ShowSpan, NamesTheTwoLargestUnits) {
  const auto vi = [](seconds span) { return show_span(span, Language::kVietnamese); };
  EXPECT_EQ(vi(0s), "0 giây");
  EXPECT_EQ(vi(59s), "59 giây");
  EXPECT_EQ(vi(60s), "1 phút");
  EXPECT_EQ(vi(14min + 58s), "14 phút 58 giây");
  EXPECT_EQ(vi(2h), "2 giờ");
  EXPECT_EQ(vi(2h + 5s), "2 giờ 0 phút");
  EXPECT_EQ(vi(days(3) + 4h + 5min), "3 ngày 4 giờ");
  EXPECT_EQ(show_span(90s, Language::kEnglish), "1 min 30 s");
}

}  // namespace
}  // namespace tools
