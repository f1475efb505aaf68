// What is tested by itself, and what comes of a test.
#include "preflight_world.h"

#include <gtest/gtest.h>

namespace signaling {
namespace {

using namespace std::chrono_literals;

TEST(Preflight, ASiteIsTestedByItselfWhenItsLineHasSettled) {
  PreflightWorld world({"a", "b"});
  world.update();
  world.come("a");
  world.pass(4999ms);
  EXPECT_EQ(world.took_starts(), "");
  EXPECT_EQ(world.state("a"), TestState::kUntested);
  world.pass(1ms);
  EXPECT_EQ(world.took_starts(), " a") << "without sounds, with a probe";
  EXPECT_EQ(world.tests["a"], kFirstTest);
  EXPECT_EQ(world.state("a"), TestState::kRunning);
  world.pass(9s);
  EXPECT_TRUE(world.answer("a"));
  EXPECT_EQ(world.took_ended(), " a:green");
  EXPECT_EQ(world.state("a"), TestState::kDone);
  EXPECT_EQ(world.status("a").at, world.now);
  EXPECT_FALSE(world.status("a").retest_at);
  EXPECT_EQ(world.state("b"), TestState::kUntested);
  world.pass(10min);
  EXPECT_EQ(world.took_starts(), "") << "a green one is left alone";
}

TEST(Preflight, AnAnswerWaitsForTheQuietSeconds) {
  PreflightWorld world({"a"});
  world.come("a");
  world.pass(7s);
  EXPECT_TRUE(world.answer("a"));
  EXPECT_EQ(world.state("a"), TestState::kRunning) << "two of six seconds are over";
  EXPECT_FALSE(world.answer("a")) << "twice";
  world.pass(4s);
  EXPECT_EQ(world.took_ended(), " a:green");
  EXPECT_FALSE(world.answer("a")) << "it is over";
}

TEST(Preflight, OnlyTheQuietSecondsCount) {
  PreflightWorld world({"a"});
  world.measures = false;
  world.come("a");
  world.pass(5s);
  mcu::SiteSecond second;
  second.site = SiteId("a");
  second.uplink.emplace().packets = 90;
  second.uplink->lost = 10;  // the probe loads the line
  world.pass(7s);
  world.preflight.add_second(second, world.now);
  EXPECT_TRUE(world.answer("a"));
  const auto& loss = world.reports["a"].checks.at(static_cast<size_t>(PreflightCheck::kLossUp));
  EXPECT_EQ(loss.finding, Finding::kUnknown);
  EXPECT_EQ(world.took_ended(), " a:yellow") << "nothing was measured";
}

TEST(Preflight, WhoDoesNotAnswerInTimeIsRed) {
  PreflightWorld world({"a"});
  world.come("a");
  world.pass(5s + 40s - 1ms);
  EXPECT_EQ(world.took_ended(), "");
  world.pass(1ms);
  EXPECT_EQ(world.took_ended(), " a:red");
  EXPECT_EQ(world.reach("a"), Finding::kNoAnswer);
  EXPECT_FALSE(world.answer("a")) << "too late";
}

TEST(Preflight, AnswersOfAnotherSiteOrTestCountForNobody) {
  PreflightWorld world({"a", "b"});
  world.come("a");
  world.come("b");
  world.pass(12s);
  EXPECT_FALSE(world.preflight.answer(SiteId("b"), world.tests["a"], PreflightWorld::without_camera(), world.now));
  EXPECT_FALSE(world.preflight.answer(SiteId("a"), world.tests["a"] + 7, PreflightWorld::without_camera(), world.now));
  EXPECT_FALSE(world.preflight.answer(SiteId("c"), world.tests["a"], PreflightWorld::without_camera(), world.now));
  EXPECT_FALSE(world.preflight.answer(SiteId("a"), 0, PreflightWorld::without_camera(), world.now));
  EXPECT_TRUE(world.answer("a"));
  EXPECT_TRUE(world.answer("b"));
  EXPECT_EQ(world.took_ended(), " a:green b:green");
}

TEST(Preflight, RedOnesAreTestedAgainAfterAMinuteThenEveryTwo) {
  PreflightWorld world({"a"});
  world.come("a");
  world.pass(12s);
  (void)world.answer("a", PreflightWorld::without_camera());
  Timestamp ended = world.now;
  EXPECT_EQ(world.status("a").retest_at, ended + 60s);
  for (const auto wait : {60s, 120s, 120s}) {
    world.took_starts();
    world.pass(wait - 1ms);
    EXPECT_EQ(world.took_starts(), "");
    world.pass(1ms);
    EXPECT_EQ(world.took_starts(), " a");
    EXPECT_FALSE(world.status("a").retest_at) << "it runs";
    world.pass(10s);
    (void)world.answer("a", PreflightWorld::without_camera());
    ended = world.now;
    EXPECT_EQ(world.status("a").retest_at, ended + 120s);
  }
  world.pass(120s + 10s);
  (void)world.answer("a");
  EXPECT_FALSE(world.status("a").retest_at);
  world.took_starts();
  world.pass(10min);
  EXPECT_EQ(world.took_starts(), "") << "it is good now";
}

TEST(Preflight, AtMostThreeAreTestedAtOnceAndTheOthersWait) {
  PreflightWorld world({"a", "b", "c", "d", "e"});
  for (const auto* name : {"e", "d", "c", "b", "a"}) world.come(name);
  world.pass(5s);
  EXPECT_EQ(world.took_starts(), " a b c") << "all have settled at the same moment";
  EXPECT_EQ(world.state("d"), TestState::kWaiting);
  world.pass(8s);
  (void)world.answer("b");
  EXPECT_EQ(world.took_starts(), " d") << "as soon as one is over";
  world.pass(32s);
  EXPECT_EQ(world.took_ended(), " b:green a:red c:red");
  EXPECT_EQ(world.took_starts(), " e");
}

TEST(Preflight, ASiteThatComesBackIsTestedAgain) {
  PreflightWorld world({"a"});
  world.come("a");
  world.pass(12s);
  (void)world.answer("a");
  world.took_starts();
  world.go("a");
  world.pass(20s);
  EXPECT_EQ(world.took_ended(), " a:green") << "a short loss is no news";
  world.come("a");
  world.pass(5s);
  EXPECT_EQ(world.took_starts(), " a");
}

TEST(Preflight, WhoIsMissingForAMinuteIsRedOnceUntilItComes) {
  PreflightWorld world({"a", "b"});
  world.update();
  world.come("b");
  world.pass(12s);
  (void)world.answer("b");
  world.pass(47s);
  EXPECT_EQ(world.took_ended(), " b:green");
  world.pass(1s);
  EXPECT_EQ(world.took_ended(), " a:red");
  EXPECT_EQ(world.reach("a"), Finding::kAbsent);
  world.pass(10min);
  EXPECT_EQ(world.took_ended(), "") << "nothing new of it";
  EXPECT_FALSE(world.status("a").retest_at);
  world.come("a");
  world.pass(12s);
  (void)world.answer("a");
  EXPECT_EQ(world.took_ended(), " a:green");
}

TEST(Preflight, WhoLeavesDuringItsTestIsRed) {
  PreflightWorld world({"a"});
  world.come("a");
  world.pass(7s);
  world.go("a");
  EXPECT_EQ(world.took_ended(), " a:red");
  EXPECT_EQ(world.reach("a"), Finding::kLeft);
  EXPECT_FALSE(world.answer("a"));
  world.pass(3s);
  world.come("a");
  world.pass(12s);
  (void)world.answer("a");
  EXPECT_EQ(world.took_ended(), " a:green");
}

TEST(Preflight, WhoHadAnsweredWhenItLeftIsJudged) {
  PreflightWorld world({"a"});
  world.come("a");
  world.pass(7s);
  (void)world.answer("a");
  world.go("a");
  EXPECT_EQ(world.took_ended(), " a:green");
}

TEST(Preflight, ADeviceThatTakesTheOthersPlaceIsAskedAnew) {
  PreflightWorld world({"a"});
  world.come("a");
  world.pass(7s);
  const auto first = world.tests["a"];
  world.took_starts();
  world.come("a");
  EXPECT_EQ(world.took_ended(), "");
  EXPECT_FALSE(world.preflight.answer(SiteId("a"), first, PreflightWorld::well(), world.now));
  world.pass(5s);
  EXPECT_EQ(world.took_starts(), " a");
  EXPECT_NE(world.tests["a"], first);
}

TEST(Preflight, WhenTheSessionBeginsNothingComesByItselfAnyMore) {
  PreflightWorld world({"a", "b", "c", "d"});
  for (const auto* name : {"a", "b", "c", "d"}) world.come(name);
  world.pass(5s);
  world.took_starts();
  world.begin_session();
  EXPECT_EQ(world.state("d"), TestState::kUntested) << "it waited";
  EXPECT_EQ(world.state("a"), TestState::kRunning) << "what runs goes on";
  world.pass(8s);
  (void)world.answer("a", PreflightWorld::without_camera());
  EXPECT_EQ(world.took_ended(), " a:red");
  world.go("b");
  world.come("b");
  world.pass(10min);
  EXPECT_EQ(world.took_starts(), "");
}

TEST(Preflight, WithoutTheMcuNothingIsTested) {
  PreflightWorld world({"a"});
  world.conditions.measuring = false;
  world.come("a");
  world.pass(30s);
  EXPECT_EQ(world.took_starts(), "");
  EXPECT_EQ(world.state("a"), TestState::kWaiting);
  world.conditions.measuring = true;
  world.update();
  EXPECT_EQ(world.took_starts(), " a");
}

TEST(Preflight, MediaThatDoNotGetThroughAreRed) {
  PreflightWorld world({"a"});
  world.come("a");
  world.pass(7s);
  world.site("a").media = false;
  world.update();
  world.pass(5s);
  EXPECT_TRUE(world.answer("a"));
  EXPECT_EQ(world.took_ended(), " a:green") << "it had got through";
  PreflightWorld blocked({"a"});
  blocked.site("a") = {.site = SiteId("a"), .connected_since = kStart, .device = 1};
  blocked.update();
  blocked.pass(12s);
  EXPECT_TRUE(blocked.answer("a"));
  EXPECT_EQ(blocked.took_ended(), " a:red");
  EXPECT_EQ(blocked.reach("a"), Finding::kNoMedia);
}

TEST(Preflight, ReportsOfAnEarlierRunStand) {
  PreflightWorld world({"b", "a"}, false);
  PreflightReport report{true, {{PreflightCheck::kReach, CheckResult::kFail, Finding::kNoAnswer}}};
  world.preflight.restore(SiteId("a"), report, kStart - 1h);
  world.preflight.restore(SiteId("gone"), report, kStart - 1h);
  world.update();
  ASSERT_EQ(world.preflight.statuses().size(), 2U);
  EXPECT_EQ(world.preflight.statuses()[0].site, SiteId("b")) << "in the conference's order";
  EXPECT_EQ(world.state("b"), TestState::kUntested);
  EXPECT_EQ(world.state("a"), TestState::kDone);
  EXPECT_EQ(*world.status("a").report, report);
  EXPECT_EQ(world.status("a").at, kStart - 1h);
  EXPECT_EQ(world.took_ended(), "") << "it is no news";
}

TEST(Preflight, WhoTakesPartNoLongerIsForgotten) {
  PreflightWorld world({"a", "b"});
  world.come("a");
  world.come("b");
  world.pass(7s);
  std::erase_if(world.sites, [](const auto& site) { return site.site == SiteId("a"); });
  world.update();
  EXPECT_FALSE(world.answer("a"));
  EXPECT_TRUE(world.answer("b"));
  world.pass(5s);
  EXPECT_EQ(world.took_ended(), " b:green");
  EXPECT_EQ(world.preflight.statuses().size(), 1U);
}

TEST(Preflight, ItsVersionGrowsWithWhatIsTold) {
  PreflightWorld world({"a"});
  world.come("a");
  auto version = world.preflight.version();
  world.update();
  world.pass(2s);
  EXPECT_EQ(world.preflight.version(), version) << "nothing happened";
  world.pass(3s);
  EXPECT_GT(world.preflight.version(), version) << "it runs";
  version = world.preflight.version();
  world.pass(8s);
  (void)world.answer("a");
  EXPECT_GT(world.preflight.version(), version);
}

}  // namespace
}  // namespace signaling
