// Extensions and "call now".
#include <algorithm>

#include <gtest/gtest.h>

#include "tests/unit/signaling/schedule/clock_scene.h"

namespace signaling {
namespace {

using namespace scene;
using enum ConferencePhase;

const ConferenceId kX("x"), kY("y"), kZ("z"), kU("u");
const UserId kOpX('x'), kOpY('y'), kOpZ('z');

Occurrence of(const std::string& id, CalendarTime start, std::vector<SiteId> sites) {
  auto o = scene::occurrence(id, start, 60min, std::move(sites));
  o.operator_in_charge = UserId(id.front());
  return o;
}

const Occurrence kPlanX = of("x", kNow, {kS1, kS2});
const Occurrence kPlanY = of("y", kNow + 60min, {kS2, kS3});
const Occurrence kPlanZ = of("z", kNow + 90min, {kS1});
const CalendarTime kEnd = kPlanX.end;

// x in session with s1 and s2; y and z follow.
Clockwork in_session() {
  Clockwork w;
  w.plan({kPlanX, kPlanY, kPlanZ});
  EXPECT_TRUE(w.clock.start(kX, kBy, w.now));
  w.clock.site_joined(kX, kS1, w.now);
  w.clock.site_joined(kX, kS2, w.now);
  w.story();
  return w;
}

std::string code(const ScheduleClock::Done& done) { return done ? "" : done.error().code; }

// ---- extension -----------------------------------------------------------------------------------------------------

TEST(Extension, IntoFreeTimeNeedsNoAnswer) {
  auto w = in_session();
  w.run(60min);
  w.story();
  EXPECT_TRUE(w.clock.extend(kX, kEnd + 20min, {}, kOpX, w.now));
  EXPECT_EQ(w.clock.find(kX)->expected_end, kEnd + 20min);
  EXPECT_EQ(w.story(), "x extended");
  w.run(20min);
  EXPECT_EQ(w.story(), "x overrun") << "the new end is told when it comes";
}

TEST(Extension, IntoAnotherConferenceAsksBothOperators) {
  auto w = in_session();
  const std::vector<Occurrence> neighbours = {kPlanY};
  EXPECT_TRUE(w.clock.extend(kX, kEnd + 20min, neighbours, kChair, w.now));
  EXPECT_EQ(w.story(), "x extension_asked x, x extension_asked y");
  EXPECT_EQ(w.clock.find(kX)->expected_end, kEnd);
  EXPECT_EQ(code(w.clock.extend(kX, kEnd + 30min, {}, kOpX, w.now)), "extension.pending");
  EXPECT_EQ(code(w.clock.answer_extension(kX, kZ, true, kOpZ, w.now)), "extension.no_question");
  EXPECT_TRUE(w.clock.answer_extension(kX, kX, true, kOpX, w.now));
  EXPECT_EQ(code(w.clock.answer_extension(kX, kX, true, kOpX, w.now)), "extension.no_question");
  w.restart();
  EXPECT_TRUE(w.clock.find(kX)->question) << "the question outlives the service";
  EXPECT_TRUE(w.clock.answer_extension(kX, kY, true, kOpY, w.now));
  EXPECT_EQ(w.clock.find(kX)->expected_end, kEnd + 20min);
  EXPECT_EQ(w.story(), "x extended");
  w.restart();
  EXPECT_EQ(w.clock.find(kX)->expected_end, kEnd + 20min);
}

TEST(Extension, TheOperatorWhoAsksHasAgreedAndOneNoEndsTheQuestion) {
  auto w = in_session();
  const std::vector<Occurrence> neighbours = {kPlanY, kPlanZ};
  EXPECT_TRUE(w.clock.extend(kX, kEnd + 20min, neighbours, kOpX, w.now));
  EXPECT_EQ(w.story(), "x extension_asked y, x extension_asked z");
  EXPECT_TRUE(w.clock.answer_extension(kX, kY, false, kOpY, w.now));
  EXPECT_EQ(w.story(), "x extension_refused y");
  EXPECT_EQ(w.clock.find(kX)->expected_end, kEnd);
  EXPECT_EQ(code(w.clock.answer_extension(kX, kZ, true, kOpZ, w.now)), "extension.no_question");
  EXPECT_TRUE(w.clock.extend(kX, kEnd + 10min, {}, kOpX, w.now)) << "another one may be asked for";
}

TEST(Extension, AnOperatorInChargeOfSeveralAnswersOnce) {
  auto w = in_session();
  auto also_y = kPlanZ;
  also_y.operator_in_charge = kOpY;
  const std::vector<Occurrence> neighbours = {kPlanY, also_y};
  EXPECT_TRUE(w.clock.extend(kX, kEnd + 20min, neighbours, kOpX, w.now));
  EXPECT_TRUE(w.clock.answer_extension(kX, kY, true, kOpY, w.now));
  EXPECT_EQ(w.clock.find(kX)->expected_end, kEnd + 20min);
}

TEST(Extension, ACancelledNeighbourNeedsNotAgree) {
  auto w = in_session();
  const std::vector<Occurrence> neighbours = {kPlanY};
  EXPECT_TRUE(w.clock.extend(kX, kEnd + 20min, neighbours, kOpX, w.now));
  EXPECT_TRUE(w.clock.cancel(kY, kBy, w.now));
  EXPECT_EQ(w.clock.find(kX)->expected_end, kEnd + 20min);
}

TEST(Extension, ClosingDropsTheQuestion) {
  auto w = in_session();
  const std::vector<Occurrence> neighbours = {kPlanY};
  EXPECT_TRUE(w.clock.extend(kX, kEnd + 20min, neighbours, kOpX, w.now));
  EXPECT_TRUE(w.clock.close(kX, true, kBy, w.now));
  EXPECT_FALSE(w.clock.find(kX)->question);
  EXPECT_EQ(code(w.clock.answer_extension(kX, kY, true, kOpY, w.now)), "conference.wrong_phase");
}

TEST(Extension, OnlyASessionAndOnlyToALaterEndWithinADay) {
  auto w = in_session();
  EXPECT_EQ(code(w.clock.extend(kY, kEnd + 24h, {}, kOpX, w.now)), "conference.wrong_phase");
  EXPECT_EQ(code(w.clock.extend(kX, kEnd, {}, kOpX, w.now)), "extension.not_later");
  EXPECT_EQ(code(w.clock.extend(kX, kNow + 24h + 1s, {}, kOpX, w.now)), "extension.too_far");
  w.run(2h);
  EXPECT_EQ(code(w.clock.extend(kX, kEnd + 30min, {}, kOpX, w.now)), "extension.not_later") << "that has passed";
}

// ---- call now ------------------------------------------------------------------------------------------------------

UrgentCall urgent(std::vector<SiteId> sites) {
  return {kU, {}, "Họp khẩn chống bão", std::move(sites), 60min, kOperator};
}

std::string unanswered(const Clockwork& w) {
  std::string text;
  for (const auto& site : w.clock.unanswered(kU)) text += site.value() + " ";
  return text;
}

TEST(CallNow, RingsIdleSitesAtOnceAndListsWhoHasNotAnswered) {
  Clockwork w;
  EXPECT_TRUE(w.clock.call_now(urgent({kS1, kS2, kS3}), kBy, w.now));
  EXPECT_EQ(w.story(true),
            "u phase in_session person, u ring s1, u ring s2, u ring s3, u seat s1, u seat s2, u seat s3");
  w.clock.site_joined(kU, kS2, w.now);
  EXPECT_EQ(unanswered(w), "s1 s3 ");
}

TEST(CallNow, ARestartRingsWhoHasNotJoinedAgain) {
  Clockwork w;
  EXPECT_TRUE(w.clock.call_now(urgent({kS1, kS2, kS3}), kBy, w.now));
  w.clock.site_joined(kU, kS2, w.now);
  w.story();
  w.restart(20min);
  EXPECT_EQ(w.story(true), "u seat s1, u seat s2, u seat s3, u ring s1, u ring s3");
  EXPECT_EQ(unanswered(w), "s1 s3 ");
  w.clock.site_joined(kU, kS1, w.now);
  w.clock.site_left(kU, kS1, w.now);
  w.story();
  w.restart();
  EXPECT_EQ(w.story(), "u ring s3") << "who was there comes back by itself";
  EXPECT_TRUE(w.clock.close(kU, true, kBy, w.now));
  w.story();
  w.restart();
  EXPECT_EQ(w.story(true), "") << "it is over";
}

TEST(CallNow, ARestartRingsForTheLatestCallOnly) {
  Clockwork w;
  EXPECT_TRUE(w.clock.call_now(urgent({kS1, kS2}), kBy, w.now));
  auto second = urgent({kS1});
  second.conference = ConferenceId("v");
  EXPECT_TRUE(w.clock.call_now(second, kBy, w.now));
  w.run(10s);
  w.story();
  w.restart();
  EXPECT_EQ(w.story(true), "v seat s1, u seat s2, u ring s2, v ring s1");
}

TEST(CallNow, MovesSitesOfASessionAfterTenSecondsAndThatSessionPauses) {
  auto w = in_session();
  EXPECT_TRUE(w.clock.call_now(urgent({kS2, kS4}), kBy, w.now));
  EXPECT_EQ(w.story(true), "u phase in_session person, u move_notice s2 x, u ring s4, u seat s4");
  w.run(9s);
  EXPECT_EQ(w.story(true), "");
  EXPECT_EQ(w.seat(kS2), "x");
  w.run(1s);
  EXPECT_EQ(w.story(true), "u ring s2, x phase paused urgent, u seat s2");
  EXPECT_EQ(w.seat(kS1), "x");
  w.clock.site_joined(kU, kS2, w.now);
  EXPECT_EQ(unanswered(w), "s4 ");
  EXPECT_FALSE(w.clock.present(kX).contains(kS2));
}

TEST(CallNow, TheInterruptedSessionWaitsHoweverLongAndGetsItsSitesBack) {
  auto w = in_session();
  EXPECT_TRUE(w.clock.call_now(urgent({kS1, kS2}), kBy, w.now));
  w.run(10s);
  w.clock.site_joined(kU, kS1, w.now);
  w.clock.site_joined(kU, kS2, w.now);
  w.run(5h);
  EXPECT_EQ(w.phase("x"), kPaused) << "its sites are not gone, they are called away";
  w.story();
  w.restart();
  w.clock.site_joined(kU, kS1, w.now);
  w.run(1h);
  EXPECT_EQ(w.phase("x"), kPaused);
  EXPECT_TRUE(w.clock.close(kU, true, kBy, w.now));
  EXPECT_EQ(w.story(), "u phase closed person, x interruption_over u");
  EXPECT_EQ(w.seat(kS1), "x");
  w.clock.site_joined(kX, kS1, w.now);
  EXPECT_TRUE(w.clock.resume(kX, kBy, w.now));
  EXPECT_EQ(w.phase("x"), kInSession);
}

TEST(CallNow, IfTheSitesDoNotComeBackTheInterruptedSessionCloses) {
  auto w = in_session();
  EXPECT_TRUE(w.clock.call_now(urgent({kS1, kS2}), kBy, w.now));
  w.run(10s);
  w.clock.site_joined(kU, kS1, w.now);
  w.clock.site_joined(kU, kS2, w.now);
  w.run(1h);
  EXPECT_TRUE(w.clock.close(kU, true, kBy, w.now));
  w.run(15min);
  EXPECT_EQ(w.phase("x"), kClosed);
}

TEST(CallNow, ARestartDuringTheNoticeGivesTheRestOfIt) {
  auto w = in_session();
  EXPECT_TRUE(w.clock.call_now(urgent({kS2, kS4}), kBy, w.now));
  w.run(5s);
  w.story();
  w.restart(1s);
  const auto notice = std::ranges::find(w.events, ScheduleEventKind::kMoveNotice, &ScheduleEvent::kind);
  ASSERT_NE(notice, w.events.end());
  EXPECT_EQ(notice->move_at, w.now.steady + 4s);
  EXPECT_EQ(w.story(), "u move_notice s2 x, u ring s4");
  w.run(3s);
  EXPECT_EQ(w.seat(kS2), "x");
  w.run(1s);
  EXPECT_EQ(w.story(true), "u ring s2, x phase paused urgent, u seat s2");
}

TEST(CallNow, ARestartAfterTheNoticeMovesAtOnce) {
  auto w = in_session();
  EXPECT_TRUE(w.clock.call_now(urgent({kS2}), kBy, w.now));
  w.run(5s);
  w.story();
  w.restart(1min);
  EXPECT_EQ(w.story(), "u move_notice s2 x, u ring s2, x phase paused urgent");
  EXPECT_EQ(w.seat(kS2), "u");
  w.restart();
  EXPECT_EQ(w.story(), "u ring s2");
  EXPECT_EQ(w.phase("x"), kPaused);
  EXPECT_EQ(w.clock.find(kX)->interrupted_by, kU);
}

TEST(CallNow, ANoticeIsNoLongerThanTenSecondsWhateverTheCalendarClockDid) {
  auto w = in_session();
  EXPECT_TRUE(w.clock.call_now(urgent({kS2}), kBy, w.now));
  w.jump(-1h);
  w.restart();
  w.run(10s);
  EXPECT_EQ(w.seat(kS2), "u");
}

TEST(CallNow, ClosedDuringTheNoticeItMovesNobody) {
  auto w = in_session();
  EXPECT_TRUE(w.clock.call_now(urgent({kS2}), kBy, w.now));
  EXPECT_TRUE(w.clock.close(kU, true, kBy, w.now));
  w.run(1min);
  EXPECT_EQ(w.phase("x"), kInSession);
  EXPECT_EQ(w.seat(kS2), "x");
}

TEST(CallNow, OneThatIsReopenedCallsAgainAndGivesNotice) {
  auto w = in_session();
  EXPECT_TRUE(w.clock.call_now(urgent({kS2, kS3, kS4}), kBy, w.now));
  w.run(10s);
  w.clock.site_joined(kU, kS2, w.now);
  w.clock.site_joined(kU, kS3, w.now);
  EXPECT_TRUE(w.clock.close(kU, true, kBy, w.now));
  EXPECT_TRUE(w.clock.resume(kX, kBy, w.now));
  w.run(1min);
  w.story();
  EXPECT_TRUE(w.clock.reopen(kU, kBy, w.now));
  EXPECT_EQ(w.story(true), "u phase in_session person, u move_notice s2 x, u ring s4, u seat s3, u seat s4");
  w.run(4s);
  w.restart();
  EXPECT_EQ(w.story(), "u move_notice s2 x, u ring s4");
  w.run(5s);
  EXPECT_EQ(w.story(true), "u ring s2, x phase paused urgent, u seat s2");
}

TEST(CallNow, ALaterUrgentConferenceInterruptsAnEarlierOne) {
  auto w = in_session();
  EXPECT_TRUE(w.clock.call_now(urgent({kS2, kS3}), kBy, w.now));
  w.run(10s);
  auto second = urgent({kS3});
  second.conference = ConferenceId("v");
  EXPECT_TRUE(w.clock.call_now(second, kBy, w.now));
  w.run(10s);
  EXPECT_EQ(w.phase("u"), kPaused);
  EXPECT_EQ(w.seat(kS3), "v");
  EXPECT_EQ(w.seat(kS2), "u");
}

TEST(CallNow, ATestIsLeftWithoutNotice) {
  Clockwork w;
  w.plan({of("x", kNow + 30min, {kS1})});
  w.story();
  EXPECT_TRUE(w.clock.call_now(urgent({kS1}), kBy, w.now));
  EXPECT_EQ(w.story(true), "u phase in_session person, u ring s1, u seat s1");
  EXPECT_EQ(w.phase("x"), kTesting);
}

TEST(CallNow, RefusesWhatIsWrong) {
  auto w = in_session();
  const auto with = [&](auto change) {
    auto call = urgent({kS1});
    change(call);
    const auto done = w.clock.call_now(call, kBy, w.now);
    return done ? std::string() : done.error().field + " " + done.error().code;
  };
  EXPECT_EQ(with([](auto& c) { c.conference = kX; }), "conference conference.exists");
  EXPECT_EQ(with([](auto& c) { c.title = ""; }), "title field.empty");
  EXPECT_EQ(with([](auto& c) { c.title = "a\r\nb"; }), "title field.control_character");
  EXPECT_EQ(with([](auto& c) { c.title = std::string(201, 'x'); }), "title field.too_long");
  EXPECT_EQ(with([](auto& c) { c.length = 0min; }), "length_min time.end_before_start");
  EXPECT_EQ(with([](auto& c) { c.sites = {}; }), "sites field.empty");
  EXPECT_EQ(with([](auto& c) { c.sites = {kS1, kS2, kS1}; }), "sites site.twice");
  EXPECT_EQ(with([](auto& c) { c.sites.assign(201, kS1); }), "sites field.too_many");
  EXPECT_EQ(w.clock.find(kU), nullptr);
  EXPECT_EQ(w.story(), "");
}

}  // namespace
}  // namespace signaling
