// Calendar and conferences joined as the service joins them, over a real store: calls when the process is killed.
#include "signaling/service/conference_schedule.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>

#include "tests/unit/signaling/calendar/calendar_scene.h"
#include "tests/unit/signaling/session/directory_scene.h"

namespace signaling {
namespace {

using enum ConferencePhase;

constexpr uint64_t kFirst = 1, kSecond = 2, kThird = 3;  // the halls of the first sites

// What a process holds beside its store: the conferences, and what connects them with the calendar.
class Process : public DirectoryScene {
 public:
  Process(Doorkeeper& door, Store& store, Calendar& calendar) : DirectoryScene(door), schedule(store, calendar) {
    schedule.use(directory);
  }
  void site_joined(const ConferenceId& conference, const SiteId& site) override {
    schedule.site_joined(conference, site);
  }
  void site_left(const ConferenceId& conference, const SiteId& site) override { schedule.site_left(conference, site); }

  ConferenceSchedule schedule;
};

class ConferenceScheduleTest : public CalendarTest {
 protected:
  void SetUp() override {
    CalendarTest::SetUp();
    for (const auto& site : kKnownSites) door_.add_hall(site.value(), site.value());
    begin();
  }

  void begin() {
    process_ = std::make_unique<Process>(door_, *store_, *calendar_);
    calendar_->set_listeners(nullptr, &process_->schedule);
    process_->now = now_.steady;
    ASSERT_TRUE(process_->schedule.begin(now_));
  }
  // kill -9; the process is back `off` later and knows what is stored.
  void kill(std::chrono::seconds off) {
    process_.reset();
    now_.calendar += off;
    now_.steady = Timestamp(5s);  // another run of the machine
    open_store();
    auto opened = Calendar::open(store_->database(), capacity_, now_);
    ASSERT_TRUE(opened) << opened.error().message;
    calendar_ = std::move(*opened);
    begin();
  }
  void wait(std::chrono::seconds span) {
    for (std::chrono::seconds waited(0); waited < span; waited += 1s) {
      now_.calendar += 1s;
      now_.steady += 1s;
      process_->now = now_.steady;
      process_->schedule.set_now(now_);
      EXPECT_TRUE(calendar_->handle_timeout(now_));
      process_->schedule.tell_presence(now_);
    }
  }

  void come(uint64_t hall) {
    process_->join(hall, kKnownSites[hall - 1].value());
    process_->schedule.tell_presence(now_);
  }
  void answer(uint64_t hall, const ConferenceId& urgent) {
    process_->text(hall, R"({"type":"answer_call","conference":")" + urgent.value() + R"("})");
    process_->schedule.tell_presence(now_);
  }
  ConferenceId in_session(std::vector<SiteId> sites) {
    const auto id = conference(book(booking("", kNow + 30min, std::move(sites))));
    EXPECT_TRUE(calendar_->start(id, kAn, now_));
    return id;
  }
  ConferenceId call_now(std::vector<SiteId> sites) {
    const auto chair = sites.front();
    const auto urgent = calendar_->call_now("Họp khẩn: bão", sites, chair, 60min, kAn, now_);
    EXPECT_TRUE(urgent);
    process_->schedule.tell_presence(now_);
    return urgent.value_or(ConferenceId());
  }
  // The conference whose call rings in the hall.
  std::string ringing(uint64_t hall) {
    const auto standby = process_->last(hall, "standby");
    if (standby.empty() || standby.at("call").is_null()) return "";
    return std::string(standby.at("call").at("conference").as_string());
  }
  int64_t moved_in(uint64_t hall) { return process_->last(hall, "move_notice").at("in_ms").as_int64(); }

  TestDoor door_;
  std::unique_ptr<Process> process_;
};

TEST_F(ConferenceScheduleTest, ACallThatWasNotAnsweredRingsAgainAndOneThatWasDoesNot) {
  come(kFirst);
  come(kSecond);
  const auto urgent = call_now({kKnownSites[0], kKnownSites[1], kKnownSites[2]});
  answer(kFirst, urgent);
  EXPECT_EQ(process_->story(kFirst), "standby standby joined");
  EXPECT_EQ(ringing(kSecond), urgent.value());
  kill(2s);
  for (const auto hall : {kFirst, kSecond, kThird}) come(hall);
  EXPECT_EQ(process_->story(kFirst), "joined") << "who was in comes back without a ring";
  EXPECT_EQ(process_->conference(kFirst), urgent.value());
  EXPECT_EQ(process_->story(kSecond), "standby");
  EXPECT_EQ(ringing(kSecond), urgent.value());
  EXPECT_EQ(ringing(kThird), urgent.value()) << "one that came only now";
  answer(kSecond, urgent);
  EXPECT_EQ(process_->story(kSecond), "standby joined");
  EXPECT_EQ(calendar_->clock().unanswered(urgent), std::vector{kKnownSites[2]});
  EXPECT_EQ(phase(urgent), kInSession);
}

TEST_F(ConferenceScheduleTest, AHallThatWasToBeMovedGetsTheRestOfItsNotice) {
  const auto running = in_session({kKnownSites[0], kKnownSites[1]});
  come(kFirst);
  come(kSecond);
  const auto urgent = call_now({kKnownSites[1], kKnownSites[2]});
  EXPECT_EQ(moved_in(kSecond), 10'000);
  wait(4s);
  kill(2s);
  come(kFirst);
  come(kSecond);
  EXPECT_EQ(process_->story(kSecond), "joined move_notice");
  EXPECT_EQ(process_->conference(kSecond), running.value());
  EXPECT_EQ(moved_in(kSecond), 4'000);
  EXPECT_EQ(process_->story(kFirst), "joined") << "nobody calls it";
  wait(3s);
  EXPECT_EQ(process_->conference(kSecond), running.value());
  EXPECT_EQ(phase(running), kInSession);
  wait(1s);
  EXPECT_EQ(process_->story(kSecond), "joined move_notice joined") << "moved without a ring";
  EXPECT_EQ(process_->conference(kSecond), urgent.value());
  EXPECT_EQ(phase(running), kPaused);

  kill(30s);
  come(kFirst);
  come(kSecond);
  EXPECT_EQ(process_->conference(kSecond), urgent.value());
  EXPECT_EQ(process_->conference(kFirst), running.value());
  EXPECT_EQ(process_->last(kFirst, "roster").at("phase").as_string(), "paused");
  EXPECT_EQ(phase(running), kPaused);
  ASSERT_TRUE(calendar_->close(urgent, true, kAn, now_));
  EXPECT_EQ(process_->conference(kSecond), running.value());
  EXPECT_EQ(phase(running), kPaused) << "until somebody resumes it";
  EXPECT_TRUE(calendar_->resume(running, kAn, now_));
}

TEST_F(ConferenceScheduleTest, ANoticeThatIsOverWhenTheProcessIsBackMovesAtOnce) {
  const auto running = in_session({kKnownSites[0], kKnownSites[1]});
  come(kSecond);
  const auto urgent = call_now({kKnownSites[1]});
  kill(15s);
  EXPECT_EQ(phase(running), kPaused);
  come(kSecond);
  EXPECT_EQ(process_->story(kSecond), "joined") << "without a ring";
  EXPECT_EQ(process_->conference(kSecond), urgent.value());
}

TEST_F(ConferenceScheduleTest, AnUrgentConferenceThatIsOverCallsNobodyAgain) {
  const auto urgent = call_now({kKnownSites[0]});
  ASSERT_TRUE(calendar_->close(urgent, true, kAn, now_));
  kill(1s);
  come(kFirst);
  EXPECT_EQ(process_->story(kFirst), "standby");
  EXPECT_EQ(ringing(kFirst), "");
  EXPECT_FALSE(process_->directory.is_open(urgent));
}

}  // namespace
}  // namespace signaling
