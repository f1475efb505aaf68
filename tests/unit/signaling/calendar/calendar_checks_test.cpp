// What is asked of a booking beyond what the schedule knows.
#include "signaling/store/papers.h"
#include "tests/unit/signaling/calendar/calendar_scene.h"

namespace signaling {
namespace {

using testing::ElementsAre;

class CalendarChecksTest : public CalendarTest {
 protected:
  std::vector<std::string> errors(const ConferenceBooking& booking) {
    const auto checked = calendar_->check(booking, now_);
    EXPECT_TRUE(checked);
    CalendarRefusal refusal;
    refusal.problems = checked->report.errors;
    return fields(refusal);
  }
  void disable(int64_t id) {
    Users users(store_->database());
    auto user = **users.find(UserId(id));
    user.disabled = true;
    ASSERT_TRUE(users.update(user));
  }
};

TEST_F(CalendarChecksTest, PeopleHaveAccountsThatAreNotDisabled) {
  auto b = booking();
  b.deputy = UserId(3);
  const auto id = book(b);
  disable(3);
  b.start += 24h;
  EXPECT_THAT(errors(b), ElementsAre("deputy user.unknown"));
  auto kept = calendar_->find(id)->booking;
  EXPECT_THAT(errors(kept), ElementsAre()) << "who had the part before keeps it";
  kept.secretary = UserId(3);
  EXPECT_THAT(errors(kept), ElementsAre("secretary user.unknown"));
}

TEST_F(CalendarChecksTest, PapersAreThere) {
  const auto paper = store_->papers().add("a.pdf", "application/pdf", "%PDF", WallTime(kNow));
  ASSERT_TRUE(paper);
  auto b = booking();
  b.agenda = {{"x", 0min, {}, "", {paper->id}}, {"y", 0min, {}, "", {paper->id, PaperId(99)}}};
  EXPECT_THAT(errors(b), ElementsAre("agenda[1].papers paper.unknown"));
}

TEST_F(CalendarChecksTest, AnOccurrenceIsNotMovedIntoThePast) {
  auto weekly = series("FREQ=WEEKLY;COUNT=3");
  weekly.recurrence->moved = {{local("20261209T080000"), kNow - 1h, 60min}};
  EXPECT_THAT(errors(weekly), ElementsAre("recurrence.moved[0].start time.start_in_past"));
}

TEST_F(CalendarChecksTest, ACheckOfAStoredOneLeavesItsOwnTimesAside) {
  const auto id = book(booking());
  auto longer = calendar_->find(id)->booking;
  longer.length += 30min;
  const auto checked = calendar_->check(longer, now_);
  ASSERT_TRUE(checked);
  EXPECT_TRUE(checked->clashes.clashes.empty());
  EXPECT_EQ(calendar_->find(id)->booking.length, 120min) << "a check changes nothing";
}

}  // namespace
}  // namespace signaling
