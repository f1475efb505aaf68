// A change is whole or has not been; a restart at any moment goes on where the store ends.
#include "signaling/calendar/calendar.h"

#include "media/base/random.h"
#include "signaling/store/bookings.h"
#include "signaling/store/conference_runs.h"
#include "tests/unit/signaling/calendar/calendar_scene.h"

namespace signaling {
namespace {

using enum ConferencePhase;
using testing::ElementsAre;

// All that a failed change must leave as it was.
struct State {
  std::vector<BookingRow> bookings;
  std::vector<RunRow> runs;
  std::vector<AuditEntry> audit;
  std::vector<BookingRecord> records;
  std::vector<ConferenceRun> memory;
  std::vector<Occurrence> index;
  friend bool operator==(const State&, const State&) = default;
};

class CalendarChangeTest : public CalendarTest {
 protected:
  State state() {
    State s{*Bookings(store_->database()).all(),
            *ConferenceRuns(store_->database()).all(),
            *AuditLog(store_->database()).page(std::nullopt, 1000), {}, {}, {}};
    for (const auto* record : calendar_->bookings().all()) s.records.push_back(*record);
    for (const auto* run : calendar_->clock().runs()) {
      s.memory.push_back(*run);
      if (run->phase == kScheduled) s.memory.back().since = {};  // when it was planned last
    }
    for (const auto& entry : calendar_->entries({kNow - 24h, kNow + std::chrono::days(400)})) {
      s.index.push_back(entry.planned);
    }
    return s;
  }

  // Everything that a person may ask for, as long as it is refused with `wanted`.
  void ask_for_all(const BookingId& first, const BookingId& weekly, const std::string& wanted) {
    const ConferenceId id = conference(first);
    auto edited = calendar_->find(first)->booking;
    edited.title = "Khác";
    EXPECT_EQ(code(calendar_->create(booking("", kNow + 100h), kAn, now_)), wanted);
    EXPECT_EQ(code(calendar_->change(edited, kAn, now_)), wanted);
    EXPECT_EQ(code(calendar_->cancel(weekly, "", kAn, now_)), wanted);
    EXPECT_EQ(code(calendar_->copy(first, kNow + 100h, kAn, now_)), wanted);
    EXPECT_EQ(code(calendar_->cancel_occurrence(weekly, "20261209", kAn, now_)), wanted);
    EXPECT_EQ(code(calendar_->move_occurrence(weekly, "20261209", at("20261210T080000"), 60min, kAn, now_)), wanted);
    if (wanted != "store.busy") return;
    EXPECT_EQ(code(calendar_->start(id, kAn, now_)), wanted);
    EXPECT_EQ(code(calendar_->close(id, true, kAn, now_)), wanted);
    EXPECT_EQ(code(calendar_->call_now("Họp khẩn", kKnownSites, kKnownSites[0], 60min, kAn, now_)), wanted);
  }
};

TEST_F(CalendarChangeTest, AFailingStoreLeavesEverythingAsItWas) {
  const auto first = book(booking("", kNow + 30min));
  const auto weekly = book(series("FREQ=WEEKLY;COUNT=3"));
  run(10s);
  const auto before = state();
  EXPECT_EQ(before.memory.size(), 3U) << "two of the series are within the plan";
  told_ = {};
  auto busy = block_store();
  ask_for_all(first, weekly, "store.busy");
  busy.reset();
  EXPECT_EQ(state(), before);
  EXPECT_TRUE(told_.events.empty());
  EXPECT_EQ(std::ranges::count(told_.changes, "stored"), 0);
  restart();
  EXPECT_EQ(state(), before);
  EXPECT_EQ(code(calendar_->start(conference(first), kAn, now_)), "") << "and it can be asked for again";
}

TEST_F(CalendarChangeTest, WhatCannotBeInvitedIsNotBooked) {
  const auto first = book(booking("", kNow + 30min));
  const auto weekly = book(series("FREQ=WEEKLY;COUNT=3"));
  const auto before = state();
  told_ = {};
  told_.refuses = true;
  ask_for_all(first, weekly, "mail.failed");
  EXPECT_EQ(state(), before);
  EXPECT_EQ(std::ranges::count(told_.changes, "not stored"), 6);
  EXPECT_EQ(std::ranges::count(told_.changes, "stored"), 0);
  restart();
  EXPECT_EQ(state(), before);
}

TEST_F(CalendarChangeTest, TheClockGoesOnWithoutTheStore) {
  const auto id = conference(book(booking("", kNow + 2h)));
  auto busy = block_store();
  now_.calendar += 1h;
  now_.steady += 1h;
  EXPECT_EQ(calendar_->handle_timeout(now_).error().code, "store.busy");
  EXPECT_EQ(story(), "hn-20261126-1 phase testing clock") << "it opens in time";
  EXPECT_LE(calendar_->next_deadline(now_), now_.steady + kStoreRetry);
  EXPECT_FALSE(calendar_->site_joined(id, kKnownSites[0], now_));
  EXPECT_EQ(calendar_->clock().present(id).size(), 1U);
  busy.reset();
  run(kStoreRetry / 1s * 1s);
  restart();
  EXPECT_EQ(story(), "");
  EXPECT_EQ(phase(id), kTesting);
}

TEST_F(CalendarChangeTest, ARestartGoesOnInEveryPhase) {
  const auto id = conference(book(booking("", kNow + 2h)));
  const auto again = [&](ConferencePhase wanted) {
    told_ = {};
    restart(5s);
    EXPECT_EQ(phase(id), wanted);
    EXPECT_EQ(story(), "") << "nothing happens twice";
  };
  again(kScheduled);
  run(1h);
  again(kTesting);
  EXPECT_EQ(calendar_->clock().seating().at(kKnownSites[0]), id);
  ASSERT_TRUE(calendar_->start(id, kAn, now_));
  again(kInSession);
  ASSERT_TRUE(calendar_->pause(id, kAn, now_));
  again(kPaused);
  ASSERT_TRUE(calendar_->resume(id, kAn, now_));
  ASSERT_TRUE(calendar_->close(id, true, kAn, now_));
  again(kClosed);
  EXPECT_TRUE(calendar_->reopen(id, kAn, now_)) << "within ten minutes";
  ASSERT_TRUE(calendar_->close(id, true, kAn, now_));
  restart(11min);
  EXPECT_EQ(code(calendar_->reopen(id, kAn, now_)), "conference.reopen_over");
  run(24h);
  EXPECT_EQ(phase(id), kClosed);
}

TEST_F(CalendarChangeTest, WhatFallsIntoAPowerCutOpensAfterIt) {
  const auto id = conference(book(booking("", kNow + 2h)));
  restart(70min);
  EXPECT_EQ(story(), "hn-20261126-1 phase testing clock");
  const auto late = conference(book(booking("", kNow + 20h)));
  restart(48h);
  EXPECT_EQ(phase(id), kTesting) << "the clock closes nothing that is open";
  EXPECT_EQ(phase(late), kScheduled);
  EXPECT_NE(story().find(late.value() + " missed"), std::string::npos);
  restart();
  EXPECT_EQ(story().find("missed"), std::string::npos) << "told once";
}

TEST_F(CalendarChangeTest, ListenersMayAskForMoreWhileTheyAreTold) {
  // A session that brings its hall in as soon as it is seated.
  class Session : public ScheduleListener {
   public:
    Session(Calendar& calendar, Moment now) : calendar_(calendar), now_(now) {}
    void schedule_event(const ScheduleEvent& event) override {
      order.push_back(std::string(to_string(event.kind)) + " " + event.site.value());
      if (event.kind != ScheduleEventKind::kSeat) return;
      EXPECT_TRUE(calendar_.site_joined(event.conference, event.site, now_));
    }
    std::vector<std::string> order;

   private:
    Calendar& calendar_;
    Moment now_;
  };
  Session session(*calendar_, now_);
  calendar_->set_listeners(nullptr, &session);
  const auto urgent = calendar_->call_now("Họp khẩn", {kKnownSites[0]}, kKnownSites[0], 60min, kAn, now_);
  ASSERT_TRUE(urgent);
  EXPECT_EQ(calendar_->clock().present(*urgent).size(), 1U);
  EXPECT_TRUE(calendar_->clock().unanswered(*urgent).empty());
  EXPECT_THAT(session.order, ElementsAre("phase ", "ring tinh-uy", "seat tinh-uy"));
}

// Restarts at any moment between two days of bookings: each opens once.
TEST_F(CalendarChangeTest, NothingOpensTwiceOrNotAtAll) {
  for (int day = 0; day < 6; ++day) {
    auto b = booking("", kNow + 3h + std::chrono::days(day), {kKnownSites[day % 5]});
    b.auto_start = day % 2 == 0;
    book(b);
  }
  media::Random random(7);
  while (now_.calendar < kNow + std::chrono::days(7)) {
    random.below(3) == 0 ? restart(std::chrono::seconds(1 + random.below(1200)))
                         : run(std::chrono::seconds(random.below(4 * 3600)));
  }
  std::map<ConferenceId, int> opened;
  for (const auto& e : told_.events) {
    if (e.kind == ScheduleEventKind::kPhase && e.phase == kTesting) ++opened[e.conference];
  }
  EXPECT_EQ(opened.size(), 6U);
  for (const auto& [id, times] : opened) EXPECT_EQ(times, 1) << id.value();
}

TEST_F(CalendarChangeTest, ADamagedBookingIsNamed) {
  ASSERT_TRUE(Bookings(store_->database()).add({BookingId("bad"), {}, 0, false, false, {}, {}, UserId(1), "{}"}));
  const auto opened = Calendar::open(store_->database(), {}, now_);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, "booking.bad_document");
  EXPECT_NE(opened.error().message.find("bad"), std::string::npos);
}

}  // namespace
}  // namespace signaling
