#include "tests/unit/signaling/calendar/calendar_scene.h"

namespace signaling {
namespace {

using enum ConferencePhase;
using testing::ElementsAre;

class CalendarQuestionsTest : public CalendarTest {
 protected:
  std::vector<std::string> ids(const CalendarQuery& query) {
    std::vector<std::string> found;
    for (const auto& entry : calendar_->entries(query)) found.push_back(entry.planned.conference.value());
    return found;
  }
};

TEST_F(CalendarQuestionsTest, EntriesAreFoundByTimeSiteAndText) {
  auto dike = booking("", at("20261202T080000"), {kKnownSites[0], kKnownSites[1]});
  dike.title = "Đê điều";
  const auto a = book(dike).value();
  const auto b = book(booking("", at("20261203T080000"), {kKnownSites[2]})).value();
  const CalendarQuery december{at("20261201T000000"), at("20270101T000000")};
  EXPECT_THAT(ids(december), ElementsAre(a, b));
  EXPECT_THAT(ids({at("20261203T000000"), at("20261204T000000")}), ElementsAre(b));
  EXPECT_THAT(ids({december.from, december.to, kKnownSites[1]}), ElementsAre(a));
  EXPECT_THAT(ids({december.from, december.to, {}, "de dieu"}), ElementsAre(a));
  ASSERT_TRUE(calendar_->cancel(BookingId(a), "", kAn, now_));
  EXPECT_THAT(ids(december), ElementsAre(b));
}

TEST_F(CalendarQuestionsTest, AnEntryKnowsHowFarItHasCome) {
  const auto id = conference(book(booking("", kNow + 30min)));
  ASSERT_TRUE(calendar_->start(id, kAn, now_));
  ASSERT_TRUE(calendar_->extend(id, kNow + 4h, kAn, now_));
  run_until(kNow + 4h);
  const auto entries = calendar_->entries({kNow, kNow + 1h});
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0].planned.end, kNow + 150min);
  EXPECT_EQ(entries[0].record->booking.id.value(), "hn-20261126-1");
  EXPECT_EQ(entries[0].phase, kClosed) << "nobody came";
  EXPECT_EQ(entries[0].expected_end, kNow + 4h);
}

TEST_F(CalendarQuestionsTest, ConferencesThatMatterNowAreListed) {
  const auto open = conference(book(booking("", kNow + 30min)));
  const auto soon = conference(book(booking("", kNow + 20h)));
  book(booking("", kNow + 30h));
  const auto listed = [&] {
    std::vector<ConferenceId> found;
    for (const auto* run : calendar_->conferences(now_)) found.push_back(run->id());
    return found;
  };
  EXPECT_THAT(listed(), ElementsAre(open, soon));
  ASSERT_TRUE(calendar_->start(open, kAn, now_));
  ASSERT_TRUE(calendar_->close(open, true, kAn, now_));
  EXPECT_THAT(listed(), ElementsAre(open, soon)) << "it may be reopened";
  run(10min);
  EXPECT_THAT(listed(), ElementsAre(soon));
}

TEST_F(CalendarQuestionsTest, WhoHasBookingsToComeIsKnown) {
  auto b = booking("", kNow + 30min, {kKnownSites[0], kKnownSites[1]});
  b.deputy = UserId(3);
  const auto id = book(b);
  EXPECT_EQ(calendar_->uses_site(kKnownSites[1], now_)->booking.id, id);
  EXPECT_EQ(calendar_->uses_site(kKnownSites[2], now_), nullptr);
  for (const auto user : {1, 2, 3}) EXPECT_NE(calendar_->uses_user(UserId(user), now_), nullptr) << user;
  EXPECT_EQ(calendar_->uses_user(UserId(4), now_), nullptr);
  run(3h);  // nobody began it: it is open still
  EXPECT_NE(calendar_->uses_site(kKnownSites[1], now_), nullptr);
  ASSERT_TRUE(calendar_->close(conference(id), true, kAn, now_));
  EXPECT_EQ(calendar_->uses_site(kKnownSites[1], now_), nullptr);
  EXPECT_EQ(calendar_->uses_user(UserId(3), now_), nullptr);
}

TEST_F(CalendarQuestionsTest, PartsAreThoseOfTheBooking) {
  auto weekly = series("FREQ=WEEKLY;COUNT=3");
  weekly.deputy = UserId(3);
  weekly.secretary = UserId(2);
  const auto id = book(weekly);
  const ConferenceId second(id.value() + "--20261209");
  const auto roles = [&](const ConferenceId& conference, std::optional<UserId> user, std::optional<SiteId> site) {
    std::vector<Role> found;
    for (const auto& part : calendar_->roles_in(conference, user, site)) {
      EXPECT_EQ(part.conference, conference);
      found.push_back(part.role);
    }
    return found;
  };
  EXPECT_THAT(roles(second, UserId(2), {}), ElementsAre(Role::kChair, Role::kSecretary));
  EXPECT_THAT(roles(conference(id), UserId(3), {}), ElementsAre(Role::kDeputy));
  EXPECT_THAT(roles(second, UserId(1), {}), ElementsAre()) << "the operator's role is the account's";
  EXPECT_THAT(roles(second, {}, kKnownSites[0]), ElementsAre(Role::kSite));
  EXPECT_THAT(roles(second, {}, kKnownSites[2]), ElementsAre());
  EXPECT_THAT(roles(ConferenceId("none"), UserId(2), kKnownSites[0]), ElementsAre());
  EXPECT_EQ(calendar_->booking_of(second)->booking.id, id);
  const auto urgent = calendar_->call_now("x", {kKnownSites[0]}, kKnownSites[0], 60min, kAn, now_);
  EXPECT_THAT(roles(*urgent, UserId(0), {}), ElementsAre()) << "nobody is its chair";
}

}  // namespace
}  // namespace signaling
