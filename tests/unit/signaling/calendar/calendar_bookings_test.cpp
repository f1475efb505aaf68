// What persons do with bookings.
#include "tests/unit/signaling/calendar/calendar_scene.h"
#include "tests/unit/signaling/calendar/sample_booking.h"

namespace signaling {
namespace {

using testing::ElementsAre;

using CalendarBookingsTest = CalendarTest;

TEST_F(CalendarBookingsTest, ACreatedOneIsStoredWithItsAuditAndInvitation) {
  auto wanted = full_booking();
  wanted.agenda[1].papers.clear();
  const auto id = book(wanted);
  EXPECT_EQ(id.value(), "hn-20261202-1");
  EXPECT_EQ(last_audit(), "an booking.create hn-20261202-1");
  EXPECT_THAT(told_.changes, ElementsAre("new hn-20261202-1", "stored"));
  restart();
  wanted.id = id;
  ASSERT_NE(calendar_->find(id), nullptr);
  EXPECT_EQ(calendar_->find(id)->booking, wanted);
  EXPECT_EQ(calendar_->find(id)->changed_by, UserId(1));
  EXPECT_EQ(calendar_->find(id)->created, WallTime(kNow));
}

TEST_F(CalendarBookingsTest, TextsAreComposed) {
  auto b = booking();
  b.title = "Ba\xCC\x81o ca\xCC\x81o";
  EXPECT_EQ(calendar_->find(book(b))->booking.title, "Báo cáo");
}

TEST_F(CalendarBookingsTest, AWrongOneIsRefusedByItsMembers) {
  auto wrong = booking();
  wrong.title = "a\r\nb";
  wrong.length = -60min;
  wrong.sites.push_back(wrong.sites[0]);
  wrong.secretary = UserId(77);
  wrong.agenda = {{"x", 0min, {}, "", {PaperId(5)}}};
  const auto refused = calendar_->create(wrong, kAn, now_);
  ASSERT_EQ(code(refused), "booking.invalid");
  EXPECT_THAT(fields(refused.error()),
              ElementsAre("length_min time.end_before_start", "title field.control_character", "sites[2] site.twice",
                          "secretary user.unknown", "agenda[0].papers paper.unknown"));
  EXPECT_EQ(calendar_->bookings().size(), 0U);
  EXPECT_TRUE(told_.changes.empty());
}

TEST_F(CalendarBookingsTest, ALectureStaysOneInCopiesAndSeries) {
  auto lecture = series("FREQ=WEEKLY;COUNT=3");
  lecture.policy = FloorPolicy::kLecture;
  lecture.lecturer = lecture.sites[1];
  const auto id = book(lecture);
  ASSERT_TRUE(calendar_->move_occurrence(id, "20261209", at("20261210T080000"), 60min, kAn, now_));
  EXPECT_EQ(calendar_->find(id)->booking.lecturer, lecture.sites[1]);
  const auto copy = calendar_->copy(id, at("20261203T080000"), kAn, now_);
  ASSERT_TRUE(copy);
  EXPECT_EQ((*copy)->booking.policy, FloorPolicy::kLecture);
  EXPECT_EQ((*copy)->booking.lecturer, lecture.sites[1]);
  auto changed = (*copy)->booking;
  changed.sites[1] = kKnownSites[3];
  EXPECT_THAT(fields(calendar_->change(changed, kAn, now_).error()), ElementsAre("lecturer site.not_invited"));
}

TEST_F(CalendarBookingsTest, ALayoutThatWasGivenUpStaysWhereItIsBookedOnly) {
  auto b = booking();
  b.layout_presets = {"mosaic"};
  EXPECT_THAT(fields(calendar_->create(b, kAn, now_).error()), ElementsAre("layout_presets[0] layout.unknown"));
  b.layout_presets = {"pair", "stage"};
  const auto id = book(b);
  layouts_ = {"stage"};
  restart();
  auto changed = calendar_->find(id)->booking;
  changed.title = "Khác";
  EXPECT_EQ(code(calendar_->change(changed, kAn, now_)), "");
  EXPECT_THAT(fields(calendar_->copy(id, at("20261203T080000"), kAn, now_).error()),
              ElementsAre("layout_presets[0] layout.unknown"));
}

TEST_F(CalendarBookingsTest, AHardClashIsRefusedAndATestWindowIsNot) {
  const auto first = book(booking("", at("20261202T080000")));  // until 10:00
  const auto refused = calendar_->create(booking("", at("20261202T093000")), kAn, now_);
  ASSERT_EQ(code(refused), "booking.clash");
  ASSERT_EQ(refused.error().clashes.clashes.size(), 2U) << "one for each site";
  EXPECT_EQ(refused.error().clashes.clashes[0].other_booking, first);
  EXPECT_EQ(refused.error().clashes.clashes[0].from, at("20261202T093000"));
  EXPECT_EQ(refused.error().clashes.clashes[0].to, at("20261202T100000"));
  EXPECT_EQ(code(calendar_->create(booking("", at("20261202T100000")), kAn, now_)), "");
  const auto checked = calendar_->check(booking("", at("20261202T120000")), now_);
  ASSERT_TRUE(checked);
  EXPECT_TRUE(checked->may_be_saved());
  EXPECT_EQ(checked->clashes.clashes.size(), 2U);
}

TEST_F(CalendarBookingsTest, CapacityIsTheMcus) {
  calendar_->set_capacity({.conferences = 1, .seats = 48});
  book(booking("", at("20261202T080000"), {kKnownSites[0]}));
  EXPECT_EQ(code(calendar_->create(booking("", at("20261202T090000"), {kKnownSites[1]}), kAn, now_)), "booking.clash");
}

TEST_F(CalendarBookingsTest, TheSecondOfTwoWhoEditOneIsTold) {
  auto mine = calendar_->find(book(booking()))->booking;
  auto yours = mine;
  mine.title = "Của tôi";
  ASSERT_TRUE(calendar_->change(mine, kAn, now_));
  yours.title = "Của bạn";
  EXPECT_EQ(code(calendar_->change(yours, kBinh, now_)), "booking.changed");
  yours.sequence = 1;
  ASSERT_TRUE(calendar_->change(yours, kBinh, now_));
  const auto* record = calendar_->find(mine.id);
  EXPECT_EQ(record->booking.title, "Của bạn");
  EXPECT_EQ(record->booking.sequence, 2U);
  EXPECT_EQ(record->changed_by, UserId(2));
  EXPECT_EQ(last_audit(), "binh booking.change hn-20261202-1");
  ASSERT_EQ(calendar_->bookings().former(mine.id).size(), 2U);
  EXPECT_EQ(calendar_->bookings().former(mine.id)[0]->booking.title, "Của tôi");
  restart();
  EXPECT_EQ(calendar_->find(mine.id)->booking.title, "Của bạn");
}

TEST_F(CalendarBookingsTest, ACancelledOneFreesItsTimeAndKeepsItsId) {
  const auto id = book(booking());
  ASSERT_TRUE(calendar_->cancel(id, "bão", kAn, now_));
  EXPECT_EQ(last_audit(), "an booking.cancel hn-20261202-1");
  EXPECT_THAT(told_.changes, ElementsAre("new hn-20261202-1", "stored", "cancelled hn-20261202-1", "stored"));
  EXPECT_EQ(calendar_->find(id)->booking.sequence, 1U);
  EXPECT_EQ(code(calendar_->cancel(id, "", kAn, now_)), "booking.cancelled");
  EXPECT_EQ(code(calendar_->change(calendar_->find(id)->booking, kAn, now_)), "booking.cancelled");
  EXPECT_EQ(book(booking()).value(), "hn-20261202-2");
  EXPECT_EQ(code(calendar_->cancel(BookingId("none"), "", kAn, now_)), "booking.unknown");
}

TEST_F(CalendarBookingsTest, OneThatIsOverStays) {
  const auto id = book(booking());
  run_until(at("20261202T110000"));
  ASSERT_TRUE(calendar_->close(conference(id), true, kAn, now_));
  EXPECT_EQ(code(calendar_->cancel(id, "", kAn, now_)), "booking.over");
  EXPECT_EQ(code(calendar_->change(calendar_->find(id)->booking, kAn, now_)), "booking.over");
}

TEST_F(CalendarBookingsTest, PapersMayComeForAWeekAfterTheEnd) {
  auto wanted = booking();  // until 10:00
  wanted.agenda = {{"Kết luận", 0min, {}, "", {}}};
  const auto id = book(wanted);
  const auto is_told = [&](size_t item = 0) {
    return code(calendar_->change_papers(id, item, {}, kBinh, now_));
  };
  EXPECT_EQ(is_told(), "");
  EXPECT_EQ(is_told(1), "booking.unknown") << "no such item";
  run_until(at("20261202T110000"));
  EXPECT_EQ(is_told(), "") << "it runs over";
  ASSERT_TRUE(calendar_->close(conference(id), true, kAn, now_));
  EXPECT_EQ(code(calendar_->change(calendar_->find(id)->booking, kAn, now_)), "booking.over");
  EXPECT_EQ(is_told(), "");
  EXPECT_EQ(last_audit(), "binh booking.change hn-20261202-1");
  EXPECT_EQ(calendar_->find(id)->booking.sequence, 3U);
  EXPECT_EQ(phase(conference(id)), ConferencePhase::kClosed);
  now_.calendar = at("20261209T105959");  // a week from when it was closed
  EXPECT_EQ(is_told(), "");
  now_.calendar += 1s;
  EXPECT_EQ(is_told(), "booking.papers_over");
  restart();
  EXPECT_EQ(is_told(), "booking.papers_over");
}

TEST_F(CalendarBookingsTest, ACopyIsOneConferenceAtAnotherTime) {
  auto weekly = series("FREQ=WEEKLY;COUNT=3");
  const auto id = book(weekly);
  const auto copied = calendar_->copy(id, at("20261203T140000"), kBinh, now_);
  ASSERT_TRUE(copied);
  EXPECT_EQ((*copied)->booking.id.value(), "hn-20261203-1");
  EXPECT_EQ((*copied)->booking.recurrence, std::nullopt);
  EXPECT_EQ((*copied)->booking.title, weekly.title);
  EXPECT_EQ(code(calendar_->copy(id, at("20261202T090000"), kAn, now_)), "booking.clash");
  EXPECT_EQ(code(calendar_->copy(id, kNow - 1h, kAn, now_)), "booking.invalid");
  EXPECT_EQ(code(calendar_->copy(BookingId("none"), kNow + 1h, kAn, now_)), "booking.unknown");
}

TEST_F(CalendarBookingsTest, OneOccurrenceIsMovedAndCancelled) {
  const auto id = book(series("FREQ=WEEKLY;COUNT=3"));
  ASSERT_TRUE(calendar_->move_occurrence(id, "20261209", at("20261210T090000"), 45min, kAn, now_));
  ASSERT_TRUE(calendar_->cancel_occurrence(id, "20261216", kAn, now_));
  EXPECT_EQ(last_audit(), "an booking.cancel hn-20261202-1");
  const auto entries = calendar_->entries({kNow, kNow + std::chrono::days(60)});
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[1].planned.conference.value(), "hn-20261202-1--20261209");
  EXPECT_EQ(entries[1].planned.start, at("20261210T090000"));
  EXPECT_EQ(entries[1].planned.end, at("20261210T094500"));

  ASSERT_TRUE(calendar_->move_occurrence(id, "20261209", at("20261211T090000"), 45min, kAn, now_)) << "moved again";
  EXPECT_EQ(calendar_->find(id)->booking.recurrence->moved.size(), 1U);
  ASSERT_TRUE(calendar_->cancel_occurrence(id, "20261209", kAn, now_)) << "a moved one";
  EXPECT_TRUE(calendar_->find(id)->booking.recurrence->moved.empty());

  EXPECT_EQ(code(calendar_->cancel_occurrence(id, "20261216", kAn, now_)), "booking.no_occurrence");
  EXPECT_EQ(code(calendar_->cancel_occurrence(id, "20261203", kAn, now_)), "booking.no_occurrence");
  EXPECT_EQ(code(calendar_->move_occurrence(id, "20261202", kNow - 1h, 45min, kAn, now_)), "booking.invalid");
  const auto last = calendar_->cancel_occurrence(id, "20261202", kAn, now_);
  EXPECT_THAT(fields(last.error()), ElementsAre("recurrence.cancelled series.nothing_left"));
  const auto single = book(booking("", at("20261220T080000")));
  EXPECT_EQ(code(calendar_->cancel_occurrence(single, "20261220", kAn, now_)), "booking.no_occurrence");
}

TEST_F(CalendarBookingsTest, WhatStaysWhereItIsIsNotAskedForClashesAgain) {
  const auto id = book(booking("", kNow + 1h));
  run(1h);
  ASSERT_TRUE(calendar_->call_now("Họp khẩn", kKnownSites, kKnownSites[0], 60min, kAn, now_));
  auto edited = calendar_->find(id)->booking;
  edited.title = "Tên mới";
  EXPECT_EQ(code(calendar_->change(edited, kAn, now_)), "") << "the urgent one beside it was meant";
  edited = calendar_->find(id)->booking;
  edited.length += 10min;
  EXPECT_EQ(code(calendar_->change(edited, kAn, now_)), "booking.clash");
}

}  // namespace
}  // namespace signaling
