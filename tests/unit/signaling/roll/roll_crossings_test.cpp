// What crosses a roll call: breaks, sites that go, two chairs, lists that change, bad values. One outcome each.
#include <gtest/gtest.h>

#include "signaling/roll/roll_call.h"
#include "tests/unit/signaling/roll/roll_fixture.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;
using media::kNever;

TEST(RollCrossings, ASiteRemovedWhileItIsCalled) {
  auto roll = make_roll();
  (void)roll.start(at(0s));
  (void)roll.mark(kA, Presence::kPresent, {.delegates = 3}, at(1s));
  roll.remove(kB, at(2s));
  EXPECT_EQ(called(roll), "c");
  EXPECT_EQ(known(roll, kB), "-");
  roll.remove(kA, at(3s));
  EXPECT_EQ(roll.entry(kA)->delegates, 3u) << "what was recorded stays";
  (void)roll.answer(kC, {}, at(4s));
  EXPECT_FALSE(roll.state().running) << "a removed site is not called again";
  EXPECT_EQ(steps(roll.take_events()), "started called:a recorded:a called:b removed:b called:c recorded:c finished");
  ASSERT_TRUE(roll.call(kB, at(5s))) << "readmitted";
}

TEST(RollCrossings, ASiteRemovedBeforeItsTurn) {
  auto roll = make_roll();
  (void)roll.start(at(0s));
  roll.remove(kB, at(1s));
  EXPECT_EQ(called(roll), "a");
  (void)roll.answer(kA, {}, at(2s));
  EXPECT_EQ(called(roll), "c");
}

TEST(RollCrossings, TwoPressNextAtOnce) {
  auto roll = make_roll();
  (void)roll.start(at(0s));
  EXPECT_EQ(roll.next(at(999ms)).error(), RollError::kJustCalled);
  ASSERT_TRUE(roll.next(at(5s)));
  EXPECT_EQ(roll.next(at(5s)).error(), RollError::kJustCalled);
  EXPECT_EQ(called(roll), "b");
  EXPECT_TRUE(roll.next(at(6s)));
}

TEST(RollCrossings, ABreakStopsTheClockOfACall) {
  auto roll = make_roll();
  (void)roll.start(at(0s));
  roll.pause(at(5s));
  roll.pause(at(6s));
  EXPECT_EQ(roll.next_deadline(), kNever);
  roll.handle_timeout(at(500s));
  EXPECT_EQ(called(roll), "a");
  EXPECT_EQ(roll.remaining(at(500s)), 15s);
  roll.resume(at(1000s));
  roll.resume(at(1001s));
  EXPECT_EQ(roll.next_deadline(), at(1015s));
}

TEST(RollCrossings, ACallBegunInABreakCountsFromItsEnd) {
  auto roll = make_roll();
  roll.pause(at(0s));
  (void)roll.start(at(10s));
  EXPECT_EQ(roll.remaining(at(15s)), 20s);
  roll.resume(at(30s));
  EXPECT_EQ(roll.next_deadline(), at(50s));
}

TEST(RollCrossings, ALateTimerShortensNobodysCall) {
  auto roll = make_roll();
  (void)roll.start(at(0s));
  roll.handle_timeout(at(300s));  // after a restart, say
  EXPECT_EQ(called(roll), "b");
  EXPECT_EQ(roll.next_deadline(), at(320s));
  const auto events = roll.take_events();
  ASSERT_EQ(events.size(), 4u);
  EXPECT_EQ(events[2].at, at(20s)) << "when a's time was over";
  EXPECT_EQ(events[3].at, at(300s));
}

TEST(RollCrossings, ThePlanChangesInMidRoll) {
  auto roll = make_roll();
  (void)roll.start(at(0s));
  (void)roll.answer(kA, {.delegates = 8}, at(1s));
  ASSERT_TRUE(roll.plan({{kA, 11}, {SiteId("d"), 5}, {kC, 30}}, at(2s)));
  EXPECT_EQ(called(roll), "c") << "b, who was being called, is gone";
  EXPECT_EQ(roll.entry(kB), nullptr);
  EXPECT_EQ(roll.entry(kA)->invited, 11u);
  EXPECT_EQ(roll.entry(kA)->delegates, 8u);
  (void)roll.answer(kC, {}, at(3s));
  EXPECT_EQ(called(roll), "d") << "the new one";
  (void)roll.take_events();
  ASSERT_TRUE(roll.plan({{kA, 11}, {SiteId("d"), 5}, {kC, 30}}, at(4s)));
  EXPECT_TRUE(roll.take_events().empty()) << "the same again changes nothing";
}

TEST(RollCrossings, StartingWhileASingleSiteIsCalled) {
  auto roll = make_roll();
  (void)roll.call(kC, at(0s));
  ASSERT_TRUE(roll.start(at(1s)));
  EXPECT_EQ(called(roll), "a");
  EXPECT_EQ(roll.state().waiting, (std::vector<SiteId>{kB, kC}));
}

TEST(RollCrossings, ASiteOfAStoppedRollCalledByHandKeepsItsPlace) {
  auto roll = make_roll();
  (void)roll.start(at(0s));
  (void)roll.stop(at(1s));
  (void)roll.call(kC, at(2s));
  ASSERT_TRUE(roll.start(at(3s)));
  EXPECT_EQ(called(roll), "c") << "its turn had begun";
  EXPECT_EQ(roll.state().waiting, (std::vector<SiteId>{kA, kB}));
}

TEST(RollCrossings, WhatIsRefusedChangesNothing) {
  auto roll = make_roll();
  EXPECT_EQ(roll.next(at(0s)).error(), RollError::kNotRunning);
  EXPECT_EQ(roll.stop(at(0s)).error(), RollError::kNotRunning);
  EXPECT_EQ(roll.call(kNobody, at(0s)).error(), RollError::kUnknownSite);
  EXPECT_EQ(roll.mark(kNobody, Presence::kLate, {}, at(0s)).error(), RollError::kUnknownSite);
  EXPECT_EQ(roll.answer(kNobody, {}, at(0s)).error(), RollError::kUnknownSite);
  EXPECT_EQ(roll.answer(kA, {}, at(0s)).error(), RollError::kNotCalled);
  roll.remove(kNobody, at(0s));
  roll.resume(at(0s));
  EXPECT_TRUE(roll.take_events().empty());
  (void)roll.start(at(0s));
  (void)roll.take_events();
  const RollState before = roll.state();
  EXPECT_EQ(roll.start(at(1s)).error(), RollError::kAlreadyRunning);
  EXPECT_EQ(roll.answer(kB, {}, at(1s)).error(), RollError::kNotCalled) << "it is not its turn yet";
  const RollReport bad[] = {{.delegates = kMaxDelegates + 1},
                            {.head = std::string(kMaxHeadBytes + 1, 'x')},
                            {.head = "a\nb"},
                            {.head = "\xff"}};
  for (const auto& report : bad) {
    EXPECT_EQ(roll.answer(kA, report, at(1s)).error(), RollError::kBadValue);
    EXPECT_EQ(roll.mark(kA, Presence::kPresent, report, at(1s)).error(), RollError::kBadValue);
  }
  const std::vector<RollSite> bad_plans[] = {{{kA, 1}, {kA, 2}},
                                             {{kA, kMaxDelegates + 1}},
                                             {{SiteId(""), 1}},
                                             {{SiteId(std::string(65, 'x')), 1}},
                                             std::vector<RollSite>(kMaxRollSites + 1)};
  for (const auto& plan : bad_plans) EXPECT_EQ(roll.plan(plan, at(1s)).error(), RollError::kBadValue);
  EXPECT_EQ(roll.state(), before);
  EXPECT_TRUE(roll.take_events().empty());
}

TEST(RollCrossings, AnEmptyPlanCallsNobody) {
  auto roll = make_roll({});
  EXPECT_EQ(roll.start(at(0s)).error(), RollError::kNobodyToCall);
}

}  // namespace
}  // namespace signaling
