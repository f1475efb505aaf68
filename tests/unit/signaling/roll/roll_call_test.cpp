#include "signaling/roll/roll_call.h"

#include <gtest/gtest.h>

#include "tests/unit/signaling/roll/roll_fixture.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;
using media::kNever;

TEST(RollCall, CallsInOrderTwentySecondsEach) {
  auto roll = make_roll();
  EXPECT_EQ(roll.next_deadline(), kNever);
  ASSERT_TRUE(roll.start(at(0s)));
  EXPECT_EQ(called(roll), "a");
  EXPECT_EQ(roll.next_deadline(), at(20s));
  EXPECT_EQ(roll.remaining(at(5s)), 15s);
  EXPECT_EQ(roll.remaining(at(25s)), 0s);
  roll.handle_timeout(at(20s) - 1ns);
  EXPECT_EQ(called(roll), "a");
  roll.handle_timeout(at(20s));
  EXPECT_EQ(called(roll), "b");
  EXPECT_EQ(roll.next_deadline(), at(40s));
  EXPECT_EQ(steps(roll.take_events()), "started called:a no_answer:a called:b");
  EXPECT_EQ(known(roll, kA), "-") << "it is called again";
}

TEST(RollCall, AnAnswerIsRecordedAndTheNextIsCalled) {
  auto roll = make_roll();
  (void)roll.start(at(0s));
  ASSERT_TRUE(roll.answer(kA, {.head = "Trần Thị B", .delegates = 7}, at(3s)));
  EXPECT_EQ(called(roll), "b");
  EXPECT_EQ(roll.next_deadline(), at(23s));
  const RollEntry wanted{kA, 10, Presence::kPresent, true, "Trần Thị B", 7};
  EXPECT_EQ(*roll.entry(kA), wanted);
}

TEST(RollCall, WithoutANumberAllWhoWereInvitedCount) {
  auto roll = make_roll();
  (void)roll.start(at(0s));
  (void)roll.answer(kA, {}, at(1s));
  EXPECT_EQ(roll.entry(kA)->delegates, 10u);
  (void)roll.mark(kA, Presence::kPresent, {.delegates = 4}, at(2s));
  (void)roll.mark(kA, Presence::kStandIn, {.head = "Lê Văn C"}, at(3s));
  EXPECT_EQ(roll.entry(kA)->delegates, 4u) << "what was told before stays";
  EXPECT_EQ(roll.entry(kA)->head, "Lê Văn C");
}

TEST(RollCall, AbsentMeansNobody) {
  auto roll = make_roll();
  (void)roll.mark(kA, Presence::kPresent, {.head = "x", .delegates = 4}, at(0s));
  (void)roll.mark(kA, Presence::kAbsent, {.head = "y", .delegates = 9}, at(1s));
  EXPECT_EQ(roll.entry(kA)->delegates, 0u);
  EXPECT_EQ(roll.entry(kA)->head, "");
  (void)roll.mark(kA, Presence::kLate, {}, at(2s));
  EXPECT_EQ(roll.entry(kA)->delegates, 10u);
}

TEST(RollCall, WhoDoesNotAnswerIsCalledOnceMoreAtTheEndAndThenAbsent) {
  auto roll = make_roll();
  (void)roll.start(at(0s));
  roll.handle_timeout(at(20s));  // a: no answer
  (void)roll.answer(kB, {}, at(21s));
  roll.handle_timeout(at(41s));  // c: no answer
  EXPECT_EQ(called(roll), "a");
  EXPECT_EQ(roll.state().turn->round, CallRound::kAgain);
  (void)roll.answer(kA, {}, at(45s));
  EXPECT_EQ(known(roll, kA), "present") << "in time, the second time";
  EXPECT_EQ(called(roll), "c");
  roll.handle_timeout(at(65s));
  EXPECT_EQ(known(roll, kC), "absent");
  EXPECT_FALSE(roll.state().running);
  EXPECT_EQ(roll.next_deadline(), kNever);
  EXPECT_EQ(steps(roll.take_events()),
            "started called:a no_answer:a called:b recorded:b called:c no_answer:c called:a recorded:a called:c "
            "no_answer:c finished");
  EXPECT_EQ(roll.answer(kC, {}, at(66s)).error(), RollError::kNotCalled) << "absent until somebody marks it";
  EXPECT_EQ(roll.answer(kA, {}, at(66s)).error(), RollError::kNotCalled) << "what is over is corrected by the chair";
  ASSERT_TRUE(roll.mark(kC, Presence::kLate, {.delegates = 3}, at(70s)));
  EXPECT_EQ(known(roll, kC), "late");
  EXPECT_FALSE(roll.entry(kC)->answered);
}

TEST(RollCall, AHallCorrectsItsNumbersButNoMark) {
  auto roll = make_roll();
  ASSERT_TRUE(roll.start(at(0s)));
  ASSERT_TRUE(roll.answer(kA, {.head = "An", .delegates = 3}, at(1s)));
  EXPECT_EQ(called(roll), "b");
  ASSERT_TRUE(roll.answer(kA, {.head = "Ân", .delegates = 4}, at(2s)));
  EXPECT_EQ(called(roll), "b") << "the call of another goes on";
  EXPECT_EQ(known(roll, kA), "present");
  EXPECT_EQ(roll.entry(kA)->head, "Ân");
  EXPECT_EQ(roll.entry(kA)->delegates, 4U);
  ASSERT_TRUE(roll.mark(kA, Presence::kStandIn, {.delegates = 2}, at(3s)));
  ASSERT_TRUE(roll.answer(kA, {.delegates = 3}, at(4s)));
  EXPECT_EQ(known(roll, kA), "stand_in") << "what was marked is the chair's";
}

TEST(RollCall, AnAnswerAfterItsTimeCountsWhileTheRollGoesOn) {
  auto roll = make_roll();
  (void)roll.start(at(0s));
  roll.handle_timeout(at(20s));
  ASSERT_TRUE(roll.answer(kA, {}, at(21s)));
  EXPECT_EQ(known(roll, kA), "present");
  EXPECT_EQ(called(roll), "b") << "whose call goes on";
  EXPECT_EQ(roll.next_deadline(), at(40s));
  (void)roll.answer(kB, {}, at(22s));
  (void)roll.answer(kC, {}, at(23s));
  EXPECT_FALSE(roll.state().running) << "a is not called again";
}

TEST(RollCall, WhoWasMarkedBeforeIsNotCalled) {
  auto roll = make_roll();
  (void)roll.mark(kA, Presence::kPresent, {}, at(0s));
  (void)roll.start(at(1s));
  EXPECT_EQ(called(roll), "b");
  (void)roll.mark(kC, Presence::kAbsent, {}, at(2s));
  (void)roll.mark(kB, Presence::kStandIn, {}, at(3s));
  EXPECT_FALSE(roll.state().running);
}

TEST(RollCall, ALaterRollCallsThoseWhoAreMissing) {
  auto roll = make_roll();
  (void)roll.mark(kA, Presence::kPresent, {}, at(0s));
  (void)roll.mark(kB, Presence::kAbsent, {}, at(0s));
  (void)roll.mark(kC, Presence::kStandIn, {}, at(0s));
  ASSERT_TRUE(roll.start(at(1s)));
  EXPECT_EQ(called(roll), "b");
  (void)roll.answer(kB, {}, at(2s));
  EXPECT_EQ(known(roll, kB), "late");
  EXPECT_EQ(roll.start(at(3s)).error(), RollError::kNobodyToCall);
}

TEST(RollCall, NextEndsTheCallWithoutAnAnswer) {
  auto roll = make_roll();
  (void)roll.start(at(0s));
  ASSERT_TRUE(roll.next(at(5s)));
  EXPECT_EQ(called(roll), "b");
  EXPECT_EQ(roll.next_deadline(), at(25s));
  EXPECT_EQ(steps(roll.take_events()), "started called:a passed:a called:b");
}

TEST(RollCall, StopsAndGoesOnWhereItWas) {
  auto roll = make_roll();
  (void)roll.start(at(0s));
  (void)roll.next(at(5s));
  ASSERT_TRUE(roll.stop(at(6s)));
  EXPECT_EQ(called(roll), "");
  EXPECT_EQ(roll.next_deadline(), kNever);
  EXPECT_EQ(known(roll, kB), "-");
  ASSERT_TRUE(roll.start(at(60s)));
  EXPECT_EQ(called(roll), "b");
  EXPECT_EQ(roll.next_deadline(), at(80s)) << "its whole time";
  (void)roll.answer(kB, {}, at(61s));
  (void)roll.answer(kC, {}, at(62s));
  EXPECT_EQ(called(roll), "a") << "who did not answer before the stop";
  EXPECT_EQ(roll.state().turn->round, CallRound::kAgain);
}

TEST(RollCall, ASingleSiteIsCalledByHand) {
  auto roll = make_roll();
  ASSERT_TRUE(roll.call(kB, at(0s)));
  EXPECT_EQ(roll.state().turn->round, CallRound::kSingle);
  roll.handle_timeout(at(20s));
  EXPECT_EQ(known(roll, kB), "-") << "its silence is not recorded";
  EXPECT_EQ(called(roll), "");
  (void)roll.call(kB, at(30s));
  (void)roll.answer(kB, {}, at(31s));
  EXPECT_EQ(known(roll, kB), "present");
  (void)roll.call(kB, at(40s));
  (void)roll.answer(kB, {.delegates = 19}, at(41s));
  EXPECT_EQ(known(roll, kB), "present") << "asked again, it still is";
  EXPECT_EQ(roll.entry(kB)->delegates, 19u);
  (void)roll.call(kB, at(50s));
  ASSERT_TRUE(roll.stop(at(51s)));
  EXPECT_EQ(called(roll), "");
}

TEST(RollCall, CalledByHandInTheMidstOfARoll) {
  auto roll = make_roll();
  (void)roll.start(at(0s));
  ASSERT_TRUE(roll.call(kC, at(5s)));
  EXPECT_EQ(called(roll), "c");
  EXPECT_EQ(roll.state().turn->round, CallRound::kFirst) << "its turn, only earlier";
  (void)roll.answer(kC, {}, at(6s));
  EXPECT_EQ(called(roll), "a") << "who was interrupted";
  EXPECT_EQ(roll.next_deadline(), at(26s));
  EXPECT_EQ(roll.call(kA, at(7s)).error(), RollError::kAlreadyCalled);
}

}  // namespace
}  // namespace signaling
