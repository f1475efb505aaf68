#include "signaling/schedule/calendar_time.h"

#include <gtest/gtest.h>

namespace signaling {
namespace {

using namespace std::chrono;

TEST(CalendarTime, HoChiMinhIsSevenHoursAheadInEverySeason) {
  const auto& zone = TimeZone::ho_chi_minh();
  EXPECT_EQ(zone.name(), "Asia/Ho_Chi_Minh");
  for (const auto month : {January, July}) {
    const CalendarTime utc = sys_days(2026y / month / 15) + 20h;
    EXPECT_EQ(zone.local(utc), LocalTime(local_days(2026y / month / 16) + 3h));
    EXPECT_EQ(zone.calendar(zone.local(utc)), utc);
  }
}

TEST(CalendarTime, IcalTextGoesThereAndBack) {
  for (const std::string text : {"20261126T080000", "20240229T235959", "20260101T000000"}) {
    const auto time = parse_ical_text(text);
    ASSERT_TRUE(time) << text;
    EXPECT_EQ(to_ical_text(*time), text);
    EXPECT_EQ(to_ical_date(*time), text.substr(0, 8));
  }
  EXPECT_EQ(to_display_text(*parse_ical_text("20260102T080500")), "02/01/2026 08:05");
}

TEST(CalendarTime, WhatIsNoTimeIsRefused) {
  for (const auto* text : {"", "20261126", "20261126T0800", "20261126T080000Z", "20261126t080000", "20260229T080000",
                           "20261301T080000", "20260100T080000", "20261126T240000", "20261126T086000",
                           "20261126T080060", "2026-126T080000", "+0261126T080000"}) {
    EXPECT_FALSE(parse_ical_text(text)) << text;
  }
}

}  // namespace
}  // namespace signaling
