// Conferences: opened by the clock, run by persons.
#include "tests/unit/signaling/calendar/calendar_scene.h"

namespace signaling {
namespace {

using enum ConferencePhase;
using testing::ElementsAre;

using CalendarConferencesTest = CalendarTest;

TEST_F(CalendarConferencesTest, TheClockOpensTestingAndPersonsDoTheRest) {
  const auto id = conference(book(booking("", kNow + 2h)));
  run(1h - 1s);
  EXPECT_EQ(phase(id), kScheduled);
  run(1s);
  EXPECT_EQ(phase(id), kTesting);
  ASSERT_TRUE(calendar_->start(id, kAn, now_));
  EXPECT_EQ(last_audit(), "an conference.begin_session hn-20261126-1");
  ASSERT_TRUE(calendar_->pause(id, kAn, now_));
  ASSERT_TRUE(calendar_->resume(id, kAn, now_));
  EXPECT_EQ(code(calendar_->close(id, false, kAn, now_)), "conference.not_confirmed");
  ASSERT_TRUE(calendar_->close(id, true, kAn, now_));
  ASSERT_TRUE(calendar_->reopen(id, kAn, now_));
  EXPECT_EQ(code(calendar_->reopen(id, kAn, now_)), "conference.wrong_phase");
  EXPECT_EQ(code(calendar_->pause(ConferenceId("none"), kAn, now_)), "conference.unknown");
  EXPECT_EQ(story(),
            "hn-20261126-1 phase testing clock, hn-20261126-1 phase in_session person, hn-20261126-1 phase paused "
            "person, hn-20261126-1 phase in_session person, hn-20261126-1 phase closed person, hn-20261126-1 phase "
            "in_session person");
}

TEST_F(CalendarConferencesTest, OneThatIsBookedLateOpensAtOnce) {
  const auto id = conference(book(booking("", kNow + 30min)));
  EXPECT_EQ(phase(id), kTesting);
}

TEST_F(CalendarConferencesTest, FarAheadIsReachedInTime) {
  const auto id = conference(book(booking("", kNow + std::chrono::days(40))));
  EXPECT_EQ(calendar_->run(id), nullptr) << "the clock knows some weeks only";
  now_.calendar += std::chrono::days(40) - 50min;  // the calendar clock is set
  now_.steady += 30s;
  EXPECT_TRUE(calendar_->handle_timeout(now_));
  EXPECT_EQ(phase(id), kTesting);
}

TEST_F(CalendarConferencesTest, SeatsAreToldAndTheSessionClosesWhenAllAreGone) {
  const auto id = conference(book(booking("", kNow + 30min)));
  EXPECT_EQ(std::ranges::count(told_.events, ScheduleEventKind::kSeat, &ScheduleEvent::kind), 2);
  ASSERT_TRUE(calendar_->start(id, kAn, now_));
  ASSERT_TRUE(calendar_->site_joined(id, kKnownSites[0], now_));
  run(20min);
  EXPECT_EQ(phase(id), kInSession);
  ASSERT_TRUE(calendar_->site_left(id, kKnownSites[0], now_));
  run(14min);
  EXPECT_EQ(phase(id), kInSession);
  run(1min);
  EXPECT_EQ(phase(id), kClosed);
}

TEST_F(CalendarConferencesTest, ACancelledOneInTestingClosesAndOneInSessionIsNotCancelled) {
  const auto id = book(booking("", kNow + 30min));
  ASSERT_TRUE(calendar_->cancel(id, "", kAn, now_));
  EXPECT_EQ(phase(conference(id)), kClosed);
  EXPECT_EQ(story(), "hn-20261126-1 phase testing clock, hn-20261126-1 phase closed cancelled");

  const auto second = book(booking("", kNow + 40min));
  ASSERT_TRUE(calendar_->start(conference(second), kAn, now_));
  EXPECT_EQ(code(calendar_->cancel(second, "", kAn, now_)), "booking.in_session");
  auto moved = calendar_->find(second)->booking;
  moved.start += 24h;
  EXPECT_EQ(code(calendar_->change(moved, kAn, now_)), "booking.in_session");
  moved.start -= 24h;
  moved.sites.push_back(kKnownSites[3]);
  ASSERT_TRUE(calendar_->change(moved, kAn, now_)) << "a site may be added while it runs";
  EXPECT_EQ(calendar_->clock().seating().at(kKnownSites[3]), conference(second));
}

TEST_F(CalendarConferencesTest, AnOccurrenceInSessionStays) {
  const auto id = book(series("FREQ=WEEKLY;COUNT=3"));
  run_until(at("20261202T080000"));
  const ConferenceId first("hn-20261202-1--20261202");
  ASSERT_TRUE(calendar_->start(first, kAn, now_));
  EXPECT_EQ(code(calendar_->cancel(id, "", kAn, now_)), "booking.in_session");
  EXPECT_EQ(code(calendar_->cancel_occurrence(id, "20261202", kAn, now_)), "booking.in_session");
  EXPECT_EQ(code(calendar_->move_occurrence(id, "20261202", now_.calendar + 2h, 60min, kAn, now_)),
            "booking.in_session");
  EXPECT_EQ(code(calendar_->cancel_occurrence(id, "20261209", kAn, now_)), "");
  ASSERT_TRUE(calendar_->close(first, true, kAn, now_));
  EXPECT_EQ(code(calendar_->move_occurrence(id, "20261202", now_.calendar + 2h, 60min, kAn, now_)), "booking.over");
}

TEST_F(CalendarConferencesTest, OneThatIsMovedWhileTestingOpensAnew) {
  const auto id = book(booking("", kNow + 30min));
  auto moved = calendar_->find(id)->booking;
  moved.start += 24h;
  ASSERT_TRUE(calendar_->change(moved, kAn, now_));
  EXPECT_EQ(phase(conference(id)), kScheduled);
  run(24h - 30min);
  EXPECT_EQ(phase(conference(id)), kTesting);
  moved = calendar_->find(id)->booking;
  moved.recurrence = Recurrence{"FREQ=DAILY;COUNT=2", {}, {}};
  ASSERT_TRUE(calendar_->change(moved, kAn, now_)) << "it becomes a series, whose first is another conference";
  EXPECT_EQ(phase(conference(id)), kClosed);
  EXPECT_EQ(phase(ConferenceId("hn-20261126-1--20261127")), kTesting);
}

TEST_F(CalendarConferencesTest, AnExtensionAsksWhoComesNext) {
  const auto first = conference(book(booking("", kNow + 30min)));  // 08:30 to 10:30
  auto next = booking("", kNow + 3h);                              // 11:00
  next.operator_in_charge = UserId(2);
  const auto second = conference(book(next));
  run(30min);
  ASSERT_TRUE(calendar_->start(first, kAn, now_));
  ASSERT_TRUE(calendar_->extend(first, kNow + 170min, kAn, now_)) << "10:50 meets nobody";
  EXPECT_EQ(calendar_->run(first)->expected_end, kNow + 170min);
  EXPECT_EQ(code(calendar_->create(booking("", kNow + 165min), kAn, now_)), "booking.clash") << "the index knows it";

  ASSERT_TRUE(calendar_->extend(first, kNow + 200min, kAn, now_));
  EXPECT_EQ(calendar_->run(first)->expected_end, kNow + 170min);
  ASSERT_TRUE(calendar_->run(first)->question.has_value());
  restart();
  EXPECT_EQ(code(calendar_->answer_extension(first, first, true, kBinh, now_)), "extension.no_question");
  ASSERT_TRUE(calendar_->answer_extension(first, second, true, kBinh, now_));
  EXPECT_EQ(last_audit(), "binh extension.answer hn-20261126-1");
  EXPECT_EQ(calendar_->run(first)->expected_end, kNow + 200min);
  EXPECT_EQ(code(calendar_->extend(first, kNow + 40min, kAn, now_)), "extension.not_later");
}

TEST_F(CalendarConferencesTest, OneClosedEarlyFreesItsHalls) {
  const auto first = conference(book(booking("", kNow + 30min)));
  ASSERT_TRUE(calendar_->start(first, kAn, now_));
  EXPECT_EQ(code(calendar_->create(booking("", kNow + 1h), kAn, now_)), "booking.clash");
  ASSERT_TRUE(calendar_->close(first, true, kAn, now_));
  EXPECT_EQ(code(calendar_->create(booking("", kNow + 1h), kAn, now_)), "");
  EXPECT_EQ(code(calendar_->reopen(first, kAn, now_)), "");
  EXPECT_EQ(code(calendar_->create(booking("", kNow + 90min), kAn, now_)), "booking.clash");
}

TEST_F(CalendarConferencesTest, CallNowOverridesClashesAndIsABookingToo) {
  const auto running = conference(book(booking("", kNow + 30min)));
  ASSERT_TRUE(calendar_->start(running, kAn, now_));
  for (const auto& site : {kKnownSites[0], kKnownSites[1]}) ASSERT_TRUE(calendar_->site_joined(running, site, now_));
  told_ = {};
  const auto urgent = calendar_->call_now("Họp khẩn: bão", {kKnownSites[1], kKnownSites[2]}, kKnownSites[2], 60min,
                                          kBinh, now_);
  ASSERT_TRUE(urgent) << urgent.error().text.en;
  EXPECT_EQ(urgent->value(), "hk-20261126-1");
  EXPECT_EQ(last_audit(), "binh call.now hk-20261126-1");
  EXPECT_TRUE(told_.changes.empty()) << "halls ring, nobody is mailed";
  EXPECT_EQ(phase(*urgent), kInSession);
  run(10s);
  EXPECT_EQ(phase(running), kPaused);
  EXPECT_EQ(calendar_->clock().seating().at(kKnownSites[1]), *urgent);
  EXPECT_EQ(calendar_->clock().unanswered(*urgent).size(), 2U);
  restart();
  EXPECT_EQ(phase(*urgent), kInSession);
  EXPECT_TRUE(calendar_->run(*urgent)->urgent);
  const auto* record = calendar_->booking_of(*urgent);
  ASSERT_NE(record, nullptr);
  EXPECT_TRUE(record->urgent);
  EXPECT_EQ(record->booking.chair_site, kKnownSites[2]);
  EXPECT_EQ(code(calendar_->change(record->booking, kAn, now_)), "booking.urgent");
  ASSERT_TRUE(calendar_->close(*urgent, true, kBinh, now_));
  EXPECT_EQ(phase(running), kPaused);
  ASSERT_TRUE(calendar_->resume(running, kAn, now_));
  restart();
  EXPECT_EQ(phase(*urgent), kClosed) << "it is not called again";
}

TEST_F(CalendarConferencesTest, AWrongCallIsRefusedByItsMembers) {
  const auto unknown = calendar_->call_now("x", {SiteId("none")}, kKnownSites[0], 60min, kAn, now_);
  EXPECT_THAT(fields(unknown.error()), ElementsAre("sites[0] site.unknown", "chair_site site.no_chair"));
  const auto nameless = calendar_->call_now(" ", {kKnownSites[0]}, kKnownSites[0], 60min, kAn, now_);
  EXPECT_EQ(code(nameless), "booking.invalid");
  EXPECT_THAT(fields(nameless.error()), ElementsAre("title field.empty"));
  EXPECT_EQ(calendar_->bookings().size(), 0U);
  EXPECT_TRUE(calendar_->entries({kNow - 1h, kNow + 1h}).empty());
}

}  // namespace
}  // namespace signaling
