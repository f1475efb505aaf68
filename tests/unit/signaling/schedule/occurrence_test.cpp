#include "signaling/schedule/occurrence.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/unit/signaling/schedule/scene.h"

namespace signaling {
namespace {

using scene::at;
using scene::local;
using namespace std::chrono_literals;

const CalendarTime kFrom = at("20261101T000000"), kTo = at("20280101T000000");

// "1202T0800-1000": local start and end.
std::string story(const std::vector<Occurrence>& all) {
  std::string text;
  for (const auto& o : all) {
    const auto& zone = TimeZone::ho_chi_minh();
    text += (text.empty() ? "" : " ") + to_ical_text(zone.local(o.start)).substr(4, 9) + "-" +
            to_ical_text(zone.local(o.end)).substr(9, 4);
  }
  return text;
}

TEST(Occurrence, ASingleBookingIsOneConferenceWithItsOwnId) {
  const auto b = scene::booking();
  const auto all = occurrences(b, kFrom, kTo).value();
  ASSERT_EQ(all.size(), 1U);
  const auto& o = all[0];
  EXPECT_EQ(o.conference, ConferenceId("b1"));
  EXPECT_EQ(o.booking, b.id);
  EXPECT_EQ(o.title, b.title);
  EXPECT_EQ(o.testing_from, b.start - 60min);
  EXPECT_EQ(o.start, b.start);
  EXPECT_EQ(o.end, b.start + 120min);
  EXPECT_EQ(o.sites, b.sites);
  EXPECT_EQ(o.original_start, local("20261202T080000"));
}

TEST(Occurrence, TestWindowAndSessionCountForTheSpan) {
  const auto b = scene::booking();
  EXPECT_TRUE(occurrences(b, kFrom, b.start - 60min)->empty());
  EXPECT_EQ(occurrences(b, kFrom, b.start - 60min + 1s)->size(), 1U);
  EXPECT_EQ(occurrences(b, b.end() - 1s, kTo)->size(), 1U);
  EXPECT_TRUE(occurrences(b, b.end(), kTo)->empty());
}

TEST(Occurrence, ASeriesWithExceptions) {
  auto b = scene::series("FREQ=WEEKLY;COUNT=5");
  EXPECT_EQ(story(*occurrences(b, kFrom, kTo)),
            "1202T0800-1000 1209T0800-1000 1216T0800-1000 1223T0800-1000 1230T0800-1000");
  b.recurrence->cancelled = {local("20261209T080000")};
  b.recurrence->moved = {{local("20261223T080000"), at("20261215T140000"), 30min}};
  const auto all = *occurrences(b, kFrom, kTo);
  EXPECT_EQ(story(all), "1202T0800-1000 1215T1400-1430 1216T0800-1000 1230T0800-1000");
  EXPECT_EQ(all[1].conference, ConferenceId("b1--20261223")) << "a moved one keeps its id";
  EXPECT_EQ(all[1].original_start, local("20261223T080000"));
  EXPECT_EQ(all[2].conference, ConferenceId("b1--20261216"));
}

TEST(Occurrence, AMovedOneIsFoundWhereItTakesPlace) {
  auto b = scene::series("FREQ=WEEKLY;COUNT=5");
  b.recurrence->moved = {{local("20261202T080000"), at("20270310T080000"), 60min}};
  EXPECT_TRUE(occurrences(b, kFrom, at("20261203T000000"))->empty());
  EXPECT_EQ(story(*occurrences(b, at("20270301T000000"), at("20270401T000000"))), "0310T0800-0900");
}

TEST(Occurrence, LocalDaysAcrossUtcMidnight) {
  // 6:00 in the halls is 23:00 of the day before in UTC; "Monday" means the halls' Monday.
  auto b = scene::series("FREQ=WEEKLY;BYDAY=MO;COUNT=2", at("20261207T060000"));
  EXPECT_EQ(story(*occurrences(b, kFrom, kTo)), "1207T0600-0800 1214T0600-0800");
}

TEST(Occurrence, CancelledAndBrokenBookings) {
  auto b = scene::booking();
  b.cancelled = true;
  EXPECT_TRUE(occurrences(b, kFrom, kTo)->empty());
  EXPECT_EQ(occurrences(scene::series("FREQ=NEVER"), kFrom, kTo).error().code, "series.bad_rule");
}

}  // namespace
}  // namespace signaling
