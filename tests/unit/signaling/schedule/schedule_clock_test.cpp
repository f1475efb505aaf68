#include "signaling/schedule/schedule_clock.h"

#include <gtest/gtest.h>

#include "tests/unit/signaling/schedule/clock_scene.h"

namespace signaling {
namespace {

using namespace scene;
using enum ConferencePhase;

const ConferenceId kX("x"), kY("y");
// x: testing at 9:00, session 10:00–11:00. It is 8:00.
const CalendarTime kStart = kNow + 2h;

Occurrence x(std::vector<SiteId> sites = {kS1, kS2}) { return scene::occurrence("x", kStart, 60min, std::move(sites)); }
Occurrence y(CalendarTime start, std::vector<SiteId> sites) {
  return scene::occurrence("y", start, 60min, std::move(sites));
}

// x in session with both sites there.
Clockwork in_session() {
  Clockwork w;
  w.plan({x()});
  w.run_until(kStart);
  EXPECT_TRUE(w.clock.start(kX, kBy, w.now));
  w.clock.site_joined(kX, kS1, w.now);
  w.clock.site_joined(kX, kS2, w.now);
  w.story();
  return w;
}

TEST(ScheduleClock, OpensTestingAtItsTimeAndWaitsForAPersonToBegin) {
  Clockwork w;
  w.plan({x()});
  w.run_until(kStart - 1h - 1s);
  EXPECT_EQ(w.story(), "");
  w.run(1s);
  EXPECT_EQ(w.story(), "x phase testing clock");
  w.run_until(kStart + 30min);
  EXPECT_EQ(w.story(), "");
  EXPECT_TRUE(w.clock.start(kX, kBy, w.now));
  EXPECT_EQ(w.clock.find(kX)->phase, kInSession);
  const auto output = w.clock.take_output();
  ASSERT_EQ(output.changed.size(), 1U);
  EXPECT_EQ(output.changed[0], *w.clock.find(kX));
  ASSERT_EQ(output.events.size(), 1U);
  EXPECT_EQ(output.events[0].by, kBy);
  EXPECT_EQ(output.events[0].at, w.now.calendar);
}

TEST(ScheduleClock, AutoStartIsAnOption) {
  Clockwork w;
  auto o = x();
  o.auto_start = true;
  w.plan({o});
  w.run_until(kStart - 1s);
  EXPECT_EQ(w.story(), "x phase testing clock");
  w.run(1s);
  EXPECT_EQ(w.story(), "x phase in_session clock");
}

TEST(ScheduleClock, NeverClosesASessionAndTellsTheOverrunOnce) {
  auto w = in_session();
  w.run_until(kStart + 1h - 1s);
  EXPECT_EQ(w.story(), "");
  w.run(1s);
  EXPECT_EQ(w.story(), "x overrun");
  w.run(48h);
  EXPECT_EQ(w.story(), "");
  EXPECT_EQ(w.phase("x"), kInSession);
}

TEST(ScheduleClock, PauseAndResume) {
  auto w = in_session();
  EXPECT_TRUE(w.clock.pause(kX, kBy, w.now));
  w.run(3h);
  EXPECT_TRUE(w.clock.resume(kX, kBy, w.now));
  EXPECT_EQ(w.story(), "x phase paused person, x overrun, x phase in_session person");
}

TEST(ScheduleClock, ClosingNeedsAConfirmationAndCanBeTakenBackForTenMinutes) {
  auto w = in_session();
  EXPECT_EQ(w.clock.close(kX, false, kBy, w.now).error().code, "conference.not_confirmed");
  EXPECT_EQ(w.phase("x"), kInSession);
  EXPECT_TRUE(w.clock.close(kX, true, kBy, w.now));
  EXPECT_EQ(w.seat(kS1), "");
  w.run(9min + 59s);
  EXPECT_TRUE(w.clock.reopen(kX, kBy, w.now));
  EXPECT_EQ(w.seat(kS1), "x");
  EXPECT_EQ(w.story(), "x phase closed person, x phase in_session person");
  EXPECT_TRUE(w.clock.close(kX, true, kBy, w.now));
  w.run(10min);
  EXPECT_EQ(w.clock.reopen(kX, kBy, w.now).error().code, "conference.reopen_over");
}

TEST(ScheduleClock, ClosesAloneWhenAllHaveBeenGoneFor15Minutes) {
  auto w = in_session();
  w.clock.site_left(kX, kS1, w.now);
  w.run(1h);
  w.clock.site_left(kX, kS2, w.now);
  w.run(14min + 59s);
  w.clock.site_joined(kX, kS2, w.now);
  w.run(1h);
  w.clock.site_left(kX, kS2, w.now);
  w.run(15min - 1s);
  EXPECT_EQ(w.phase("x"), kInSession);
  w.story();
  w.run(1s);
  EXPECT_EQ(w.story(), "x phase closed all_gone");
  EXPECT_TRUE(w.clock.reopen(kX, kBy, w.now));
}

TEST(ScheduleClock, ASessionToWhichNobodyComesClosesToo) {
  Clockwork w;
  w.plan({x()});
  w.run_until(kStart);
  EXPECT_TRUE(w.clock.start(kX, kBy, w.now));
  w.run(15min);
  EXPECT_EQ(w.story(), "x phase testing clock, x phase in_session person, x phase closed all_gone");
}

TEST(ScheduleClock, TestingDoesNotCloseAlone) {
  Clockwork w;
  w.plan({x()});
  w.run(24h);
  EXPECT_EQ(w.story(), "x phase testing clock, x overrun");
  EXPECT_EQ(w.phase("x"), kTesting);
  EXPECT_TRUE(w.clock.close(kX, true, kBy, w.now));
  EXPECT_EQ(w.clock.reopen(kX, kBy, w.now).error().code, "conference.reopen_over") << "there was no session";
}

TEST(ScheduleClock, WhatIsOutOfPhaseIsRefusedWithWords) {
  Clockwork w;
  w.plan({x()});
  const auto code = [](const ScheduleClock::Done& done) { return done ? "" : done.error().code; };
  EXPECT_EQ(code(w.clock.start(kY, kBy, w.now)), "conference.unknown");
  EXPECT_EQ(code(w.clock.pause(kX, kBy, w.now)), "conference.wrong_phase");
  EXPECT_EQ(code(w.clock.resume(kX, kBy, w.now)), "conference.wrong_phase");
  EXPECT_EQ(code(w.clock.close(kX, true, kBy, w.now)), "conference.wrong_phase");
  EXPECT_EQ(code(w.clock.reopen(kX, kBy, w.now)), "conference.wrong_phase");
  EXPECT_EQ(code(w.clock.open_testing(kX, kBy, w.now)), "");
  EXPECT_EQ(code(w.clock.open_testing(kX, kBy, w.now)), "conference.wrong_phase");
  EXPECT_EQ(code(w.clock.start(kX, kBy, w.now)), "");
  const auto again = w.clock.start(kX, kBy, w.now);
  EXPECT_EQ(again.error().vi, "Không làm được khi hội nghị đang họp.");
  EXPECT_EQ(again.error().en, "This is not possible while the conference is in session.");
  EXPECT_EQ(w.story(), "x phase testing person, x phase in_session person");
}

// ---- sites ---------------------------------------------------------------------------------------------------------

TEST(ScheduleClock, AHallInSessionTestsTheNextConferenceWhenItIsFree) {
  auto w = in_session();
  w.plan({x(), y(kStart + 90min, {kS2, kS3})});
  w.run_until(kStart + 30min);
  EXPECT_EQ(w.story(true), "y phase testing clock, y seat s3");
  EXPECT_EQ(w.seat(kS2), "x");
  EXPECT_TRUE(w.clock.start(kY, kBy, w.now));
  EXPECT_EQ(w.seat(kS2), "x") << "the next session takes no hall away";
  EXPECT_TRUE(w.clock.close(kX, true, kBy, w.now));
  EXPECT_EQ(w.story(true), "y phase in_session person, x phase closed person, y seat s2, x unseat s1");
  EXPECT_EQ(w.seat(kS2), "y");
}

TEST(ScheduleClock, ASiteIsPresentInOneConference) {
  auto w = in_session();
  w.plan({x(), y(kStart + 30min, {kS1, kS2})});
  w.run_until(kStart);
  w.clock.site_joined(kY, kS1, w.now);
  EXPECT_FALSE(w.clock.present(kX).contains(kS1));
  EXPECT_TRUE(w.clock.present(kY).contains(kS1));
  w.clock.site_joined(ConferenceId("z"), kS2, w.now);
  EXPECT_TRUE(w.clock.present(kX).contains(kS2)) << "an unknown conference changes nothing";
  EXPECT_TRUE(w.clock.present(ConferenceId("z")).empty());
}

// ---- bookings that change ------------------------------------------------------------------------------------------

TEST(ScheduleClock, APlanForgetsWhatIsScheduledAndKeepsWhatIsOpen) {
  Clockwork w;
  w.plan({x(), y(kStart + 5h, {kS3})});
  w.run_until(kStart);
  w.plan({});
  EXPECT_EQ(w.clock.find(kY), nullptr);
  EXPECT_EQ(w.phase("x"), kTesting);
}

TEST(ScheduleClock, AnOpenConferenceFollowsItsBooking) {
  auto w = in_session();
  auto o = x({kS1, kS3});
  o.title = "Khác";
  o.end += 30min;
  w.plan({o});
  EXPECT_EQ(w.clock.find(kX)->plan.title, "Khác");
  EXPECT_EQ(w.clock.find(kX)->expected_end, o.end);
  EXPECT_EQ(w.seat(kS2), "");
  EXPECT_EQ(w.seat(kS3), "x");
  EXPECT_EQ(w.stored.at(kX).plan, o);
}

TEST(ScheduleClock, MovedWhileTestingItOpensAtItsNewTime) {
  Clockwork w;
  w.plan({x()});
  w.run_until(kStart - 30min);
  w.plan({scene::occurrence("x", kStart + 24h, 60min, {kS1, kS2})});
  EXPECT_EQ(w.story(true),
            "x phase testing clock, x seat s1, x seat s2, x phase scheduled moved, x unseat s1, x unseat s2");
  w.run_until(kStart + 23h);
  EXPECT_EQ(w.story(), "x phase testing clock");
}

TEST(ScheduleClock, Cancel) {
  Clockwork w;
  w.plan({x(), y(kStart + 5h, {kS3})});
  w.run_until(kStart - 30min);
  EXPECT_TRUE(w.clock.cancel(kY, kBy, w.now));
  EXPECT_EQ(w.clock.find(kY), nullptr);
  EXPECT_TRUE(w.clock.cancel(kX, kBy, w.now));
  EXPECT_EQ(w.story(), "x phase testing clock, x phase closed cancelled");
  auto busy = in_session();
  EXPECT_EQ(busy.clock.cancel(kX, kBy, busy.now).error().code, "conference.wrong_phase");
  EXPECT_EQ(busy.phase("x"), kInSession);
}

TEST(ScheduleClock, AClosedConferenceDoesNotOpenAgain) {
  auto w = in_session();
  EXPECT_TRUE(w.clock.close(kX, true, kBy, w.now));
  w.story();
  w.plan({});
  w.plan({x()});
  w.jump(-90min);
  w.run(3h);
  w.restart();
  w.run(3h);
  EXPECT_EQ(w.story(), "");
  EXPECT_EQ(w.phase("x"), kClosed);
}

TEST(ScheduleClock, ClosedRunsAreBounded) {
  Clockwork w;
  std::vector<ConferenceRun> stored;
  for (size_t i = 0; i < kMaxClosedRuns + 10; ++i) {
    ConferenceRun run;
    run.plan.conference = ConferenceId("c" + std::to_string(i));
    run.phase = kClosed;
    run.since = kNow + std::chrono::seconds(i);
    stored.push_back(run);
  }
  ScheduleClock clock(stored, w.now);
  clock.plan({}, w.now);
  EXPECT_EQ(clock.runs().size(), kMaxClosedRuns);
  EXPECT_EQ(clock.find(ConferenceId("c9")), nullptr) << "the oldest go";
  EXPECT_NE(clock.find(ConferenceId("c10")), nullptr);
}

// ---- restarts and jumps --------------------------------------------------------------------------------------------

TEST(ScheduleClock, OpensAfterARestart) {
  Clockwork w;
  w.plan({x()});
  w.restart(90min);  // off at the time of opening
  EXPECT_EQ(w.story(), "x phase testing clock");
  w.restart();
  EXPECT_EQ(w.story(true), "x seat s1, x seat s2") << "open already; who belongs where is told again";
}

TEST(ScheduleClock, ASessionGoesOnAfterARestartHoweverLong) {
  auto w = in_session();
  w.restart(30h);
  EXPECT_EQ(w.story(), "x overrun");
  w.run(15min - 1s);
  EXPECT_EQ(w.phase("x"), kInSession) << "halls have all their time to come back";
  w.clock.site_joined(kX, kS1, w.now);
  w.run(24h);
  EXPECT_EQ(w.phase("x"), kInSession);
  EXPECT_EQ(w.story(), "");
}

TEST(ScheduleClock, TheTimeToReopenIsNotRenewedByARestart) {
  auto w = in_session();
  EXPECT_TRUE(w.clock.close(kX, true, kBy, w.now));
  w.restart(4min);
  w.run(5min);
  auto late = w;
  EXPECT_TRUE(w.clock.reopen(kX, kBy, w.now));
  late.run(1min);
  EXPECT_EQ(late.clock.reopen(kX, kBy, late.now).error().code, "conference.reopen_over");
}

TEST(ScheduleClock, WhatWasMissedIsToldOnce) {
  Clockwork w;
  w.plan({x()});
  w.restart(10h);
  EXPECT_EQ(w.story(), "x missed");
  w.restart();
  w.run(1h);
  EXPECT_EQ(w.story(), "");
  EXPECT_TRUE(w.clock.start(kX, kBy, w.now)) << "it can still be held";
}

TEST(ScheduleClock, AJumpForwardOpensLateAndAJumpBackOpensNothingTwice) {
  Clockwork w;
  w.plan({x()});
  w.run(10min);
  w.jump(110min);  // past the opening
  w.run(30s);
  EXPECT_EQ(w.story(), "x phase testing clock");
  w.jump(-110min);
  w.run(2h);
  EXPECT_EQ(w.story(), "");
}

TEST(ScheduleClock, AJumpBeyondTheEndAndBackMissesNothing) {
  Clockwork w;
  w.plan({x()});
  w.jump(240h);
  w.run(1min);
  EXPECT_EQ(w.story(), "x missed");
  w.jump(-240h);
  w.run_until(kStart);
  EXPECT_EQ(w.story(), "x phase testing clock");
}

TEST(ScheduleClock, JumpsCloseNothingAndTheTrueEndIsTold) {
  auto w = in_session();
  w.jump(1000h);
  w.run(10min);
  w.jump(-1000h);
  w.run_until(kStart + 90min);
  EXPECT_EQ(w.story(), "x overrun, x overrun") << "the wrong one, and the true one";
  w.jump(-30s);
  w.run(5min);
  EXPECT_EQ(w.story(), "") << "a small correction says nothing again";
  EXPECT_EQ(w.phase("x"), kInSession);
}

TEST(ScheduleClock, DeadlinesAreOnTheSteadyClockAndBounded) {
  Clockwork w;
  EXPECT_EQ(w.clock.next_deadline(w.now), w.now.steady + kMaxWait);
  w.plan({x()});
  w.run_until(kStart - 1h - 7s);
  EXPECT_EQ(w.clock.next_deadline(w.now), w.now.steady + 7s);
  w.jump(7s);
  EXPECT_EQ(w.clock.next_deadline(w.now), w.now.steady);
  w.clock.handle_timeout(w.now);
  EXPECT_EQ(w.clock.next_deadline(w.now), w.now.steady + kMaxWait);
}

}  // namespace
}  // namespace signaling
