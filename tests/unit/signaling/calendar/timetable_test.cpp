#include "signaling/calendar/timetable.h"

#include <gtest/gtest.h>

#include "tests/unit/signaling/schedule/scene.h"

namespace signaling {
namespace {

using namespace scene;

class TimetableTest : public testing::Test {
 protected:
  void put(const ConferenceBooking& booking) { timetable_.exchange(booking.id, Timetable::of(booking).value()); }
  size_t real(const std::string& from, const std::string& to) {
    return timetable_.index().touching(at(from), at(to)).size();
  }

  Timetable timetable_;
};

TEST_F(TimetableTest, HoldsAllOccurrencesWhateverTheirTime) {
  auto weekly = series("FREQ=WEEKLY;COUNT=200");
  weekly.recurrence->moved = {{local("20261209T080000"), at("20251101T080000"), 60min}};
  put(weekly);
  EXPECT_EQ(timetable_.planned(weekly.id).size(), 200U);
  EXPECT_EQ(timetable_.planned(at("20251101T080000"), at("20251101T090000")).size(), 1U);
  EXPECT_EQ(timetable_.end_of(weekly.id), timetable_.planned(weekly.id).back().end);
  EXPECT_EQ(timetable_.end_of(BookingId("none")), CalendarTime::min());
}

TEST_F(TimetableTest, AnExchangeCanBeUndone) {
  put(booking("a", at("20261202T080000")));
  auto former = timetable_.exchange(BookingId("a"), Timetable::of(booking("a", at("20261203T080000"))).value());
  EXPECT_EQ(real("20261202T080000", "20261202T090000"), 0U);
  EXPECT_EQ(real("20261203T080000", "20261203T090000"), 1U);
  timetable_.exchange(BookingId("a"), std::move(former));
  EXPECT_EQ(real("20261202T080000", "20261202T090000"), 1U);
  EXPECT_EQ(real("20261203T080000", "20261203T090000"), 0U);
  timetable_.exchange(BookingId("a"), {});
  EXPECT_EQ(timetable_.index().size(), 0U);
}

TEST_F(TimetableTest, ClashesAreAskedOfTheRealEndAndPlansOfThePlannedOne) {
  const auto b = booking("a", at("20261202T080000"));  // until 10:00
  const ConferenceId id("a");
  put(b);
  timetable_.set_end(b.id, id, at("20261202T120000"));
  EXPECT_EQ(real("20261202T110000", "20261202T113000"), 1U) << "extended";
  EXPECT_EQ(timetable_.planned(at("20261202T110000"), at("20261202T113000")).at(0).end, b.end());
  put(b);
  EXPECT_EQ(real("20261202T110000", "20261202T113000"), 1U) << "an edited title does not shorten it";
  timetable_.set_end(b.id, id, at("20261202T083000"));
  EXPECT_EQ(real("20261202T090000", "20261202T093000"), 0U) << "closed early";
  timetable_.clear_end(b.id, id);
  EXPECT_EQ(real("20261202T090000", "20261202T093000"), 1U);
  EXPECT_EQ(real("20261202T110000", "20261202T113000"), 0U);
}

TEST_F(TimetableTest, OneOfASeriesEndsAloneAndUnknownOnesDoNoHarm) {
  const auto weekly = series("FREQ=WEEKLY;COUNT=2");
  put(weekly);
  timetable_.set_end(weekly.id, ConferenceId("b1--20261202"), at("20261202T083000"));
  timetable_.set_end(BookingId("none"), ConferenceId("none"), at("20261202T083000"));
  timetable_.clear_end(BookingId("none"), ConferenceId("none"));
  EXPECT_EQ(real("20261202T090000", "20261202T093000"), 0U);
  EXPECT_EQ(real("20261209T090000", "20261209T093000"), 1U);
}

}  // namespace
}  // namespace signaling
