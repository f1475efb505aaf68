#include "signaling/floor/floor_control.h"

#include <chrono>
#include <string>

#include <gtest/gtest.h>

namespace signaling {
namespace {

using namespace std::chrono_literals;
using media::kNever;

const SiteId kA("a"), kB("b"), kC("c"), kChairSite("chair");

Timestamp at(Duration d) { return Timestamp(1000s) + d; }

FloorControl make(FloorSettings settings = {}, FloorPolicy policy = FloorPolicy::kChaired) {
  return FloorControl(settings, policy, kChairSite);
}

// "a pending site, a granted speaking chair" — one event a clause.
std::string story(FloorControl& floor) {
  std::string text;
  for (const auto& e : floor.take_events()) {
    if (!text.empty()) text += ", ";
    text += e.site.value() + " " + std::string(to_string(e.status));
    if (e.status == RequestStatus::kGranted) text += " " + std::string(to_string(e.phase));
    text += " " + std::string(to_string(e.cause));
  }
  return text;
}

std::string queue(const FloorControl& floor) {
  std::string text;
  for (const auto& r : floor.queue()) text += r.site.value();
  return text;
}

std::string holders(const FloorControl& floor) {
  std::string text;
  for (const auto& h : floor.holders()) text += h.site.value();
  return text;
}

TEST(FloorControl, RequestsWaitInTheOrderOfTheirTime) {
  auto floor = make();
  EXPECT_TRUE(floor.request(kB, at(0s)));
  EXPECT_TRUE(floor.request(kA, at(1s)));
  EXPECT_EQ(queue(floor), "ba");
  EXPECT_EQ(floor.place(kB), 1U);
  EXPECT_EQ(floor.place(kA), 2U);
  EXPECT_EQ(floor.place(kC), std::nullopt);
  EXPECT_FALSE(floor.may_speak(kB));
  EXPECT_EQ(story(floor), "b pending site, a pending site");
}

TEST(FloorControl, GrantReleaseAndWhatTheRecordSays) {
  auto floor = make();
  (void)floor.request(kA, at(0s));
  (void)floor.request(kB, at(1s));
  EXPECT_TRUE(floor.grant(kA, std::nullopt, at(2s)));
  EXPECT_TRUE(floor.may_speak(kA));
  EXPECT_EQ(queue(floor), "b");
  EXPECT_EQ(floor.holder(kA)->request, 1U);
  EXPECT_EQ(floor.next_deadline(), kNever);
  EXPECT_TRUE(floor.release(kA, at(9s)));
  EXPECT_FALSE(floor.may_speak(kA));
  EXPECT_EQ(story(floor), "a pending site, b pending site, a granted speaking chair, a released site");
}

TEST(FloorControl, InvitationNeedsNoRequest) {
  auto floor = make();
  EXPECT_TRUE(floor.grant(kC, std::nullopt, at(0s)));
  EXPECT_EQ(holders(floor), "c");
  EXPECT_EQ(story(floor), "c granted speaking chair");
}

TEST(FloorControl, WithOnePlaceAGrantIsAHandover) {
  auto floor = make();
  (void)floor.grant(kA, std::nullopt, at(0s));
  EXPECT_TRUE(floor.grant(kB, std::nullopt, at(5s)));
  EXPECT_EQ(holders(floor), "b");
  EXPECT_EQ(story(floor), "a granted speaking chair, a revoked handover, b granted speaking chair");
}

TEST(FloorControl, WithSeveralPlacesAFullFloorRefuses) {
  auto floor = make({.max_holders = 2});
  (void)floor.grant(kA, std::nullopt, at(0s));
  (void)floor.grant(kB, std::nullopt, at(0s));
  (void)floor.request(kC, at(1s));
  EXPECT_EQ(floor.grant(kC, std::nullopt, at(2s)).error(), FloorError::kFloorFull);
  EXPECT_EQ(holders(floor), "ab");
  EXPECT_EQ(queue(floor), "c");
  EXPECT_TRUE(floor.revoke(kA, at(3s)));
  EXPECT_TRUE(floor.grant(kC, std::nullopt, at(4s)));
  EXPECT_EQ(holders(floor), "bc");
}

TEST(FloorControl, DenyCancelRevoke) {
  auto floor = make();
  (void)floor.request(kA, at(0s));
  (void)floor.request(kB, at(0s));
  (void)floor.grant(kC, std::nullopt, at(0s));
  EXPECT_TRUE(floor.deny(kA, at(1s)));
  EXPECT_TRUE(floor.cancel(kB, at(1s)));
  EXPECT_TRUE(floor.revoke(kC, at(1s)));
  EXPECT_EQ(queue(floor), "");
  EXPECT_EQ(holders(floor), "");
  EXPECT_EQ(
      story(floor),
      "a pending site, b pending site, c granted speaking chair, a denied chair, b cancelled site, c revoked chair");
}

TEST(FloorControl, WhatIsOutOfStateIsRefusedAndChangesNothing) {
  auto floor = make();
  (void)floor.request(kA, at(0s));
  (void)floor.grant(kB, std::nullopt, at(0s));
  (void)floor.take_events();
  EXPECT_EQ(floor.request(kA, at(1s)).error(), FloorError::kAlreadyWaiting);
  EXPECT_EQ(floor.request(kB, at(1s)).error(), FloorError::kAlreadyHolder);
  EXPECT_EQ(floor.request(kChairSite, at(1s)).error(), FloorError::kStandingRight);
  EXPECT_EQ(floor.grant(kChairSite, std::nullopt, at(1s)).error(), FloorError::kStandingRight);
  EXPECT_EQ(floor.cancel(kB, at(1s)).error(), FloorError::kNotWaiting);
  EXPECT_EQ(floor.deny(kC, at(1s)).error(), FloorError::kNotWaiting);
  EXPECT_EQ(floor.release(kA, at(1s)).error(), FloorError::kNotHolder);
  EXPECT_EQ(floor.revoke(kA, at(1s)).error(), FloorError::kNotHolder);
  EXPECT_EQ(story(floor), "");
  EXPECT_EQ(queue(floor), "a");
  EXPECT_EQ(holders(floor), "b");
}

TEST(FloorControl, TheChairSiteMayAlwaysSpeakAndTakesNoPlace) {
  auto floor = make();
  EXPECT_TRUE(floor.may_speak(kChairSite));
  (void)floor.grant(kA, std::nullopt, at(0s));
  EXPECT_TRUE(floor.may_speak(kChairSite));
  EXPECT_TRUE(floor.may_speak(kA));
}

TEST(FloorControl, TimeLimitWarnsThenGivesGraceThenReleases) {
  auto floor = make({.time_limit = 180s, .warning = 30s, .grace = 10s});
  (void)floor.grant(kA, std::nullopt, at(0s));
  (void)floor.take_events();
  EXPECT_EQ(floor.next_deadline(), at(150s));
  floor.handle_timeout(at(150s) - 1ns);
  EXPECT_EQ(story(floor), "");
  EXPECT_EQ(floor.holder(kA)->remaining(at(150s)), 30s);
  floor.handle_timeout(at(150s));
  EXPECT_EQ(story(floor), "a granted warning time_limit");
  EXPECT_EQ(floor.next_deadline(), at(180s));
  floor.handle_timeout(at(180s));
  EXPECT_EQ(story(floor), "a granted grace time_limit");
  EXPECT_EQ(floor.holder(kA)->remaining(at(185s)), 0s);
  EXPECT_EQ(floor.next_deadline(), at(190s));
  floor.handle_timeout(at(200s));
  const auto events = floor.take_events();
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].status, RequestStatus::kReleased);
  EXPECT_EQ(events[0].cause, FloorCause::kTimeLimit);
  EXPECT_EQ(events[0].at, at(190s));  // when it was due, not when we came to it
  EXPECT_EQ(floor.next_deadline(), kNever);
}

TEST(FloorControl, AGrantMaySetItsOwnLimitAndAShortOneWarnsAtOnce) {
  auto floor = make({.time_limit = 180s, .warning = 30s});
  (void)floor.grant(kA, 20s, at(0s));
  EXPECT_EQ(floor.holder(kA)->limit, 20s);
  EXPECT_EQ(floor.next_deadline(), at(0s));
  floor.handle_timeout(at(0s));
  EXPECT_EQ(floor.holder(kA)->phase, TurnPhase::kWarning);
  EXPECT_EQ(floor.next_deadline(), at(20s));
}

TEST(FloorControl, AGrantToTheHolderExtendsItsTurn) {
  auto floor = make({.time_limit = 60s, .warning = 30s});
  (void)floor.grant(kA, std::nullopt, at(0s));
  floor.handle_timeout(at(40s));
  ASSERT_EQ(floor.holder(kA)->phase, TurnPhase::kWarning);
  (void)floor.take_events();
  EXPECT_TRUE(floor.grant(kA, std::nullopt, at(50s)));  // nothing new
  EXPECT_EQ(floor.holder(kA)->remaining(at(50s)), 10s);
  EXPECT_TRUE(floor.grant(kA, 90s, at(50s)));
  EXPECT_EQ(floor.holder(kA)->remaining(at(50s)), 90s);
  EXPECT_EQ(floor.holder(kA)->phase, TurnPhase::kSpeaking);
  EXPECT_EQ(floor.next_deadline(), at(110s));
  EXPECT_EQ(story(floor), "a granted speaking chair");
}

TEST(FloorControl, AHolderThatDropsKeepsTheFloorForAGraceTime) {
  auto floor = make({.drop_grace = 15s});
  (void)floor.grant(kA, std::nullopt, at(0s));
  (void)floor.take_events();
  floor.site_dropped(kA, at(10s));
  floor.site_dropped(kA, at(12s));  // told twice: the first counts
  EXPECT_TRUE(floor.may_speak(kA));
  EXPECT_EQ(floor.next_deadline(), at(25s));
  floor.handle_timeout(at(25s));
  EXPECT_EQ(story(floor), "a released dropped");
}

TEST(FloorControl, AReturningHolderHasTheTimeItHadLeft) {
  auto floor = make({.time_limit = 100s, .warning = 30s, .drop_grace = 15s});
  (void)floor.grant(kA, std::nullopt, at(0s));
  floor.site_dropped(kA, at(60s));
  EXPECT_EQ(floor.holder(kA)->remaining(at(70s)), 40s);
  floor.site_returned(kA, at(74s));
  EXPECT_EQ(floor.holder(kA)->remaining(at(74s)), 40s);
  EXPECT_EQ(floor.next_deadline(), at(84s));  // warning, 14 s later than without the drop
}

TEST(FloorControl, AWaitingSiteThatDropsKeepsItsPlace) {
  auto floor = make();
  (void)floor.request(kA, at(0s));
  (void)floor.request(kB, at(1s));
  floor.site_dropped(kA, at(2s));
  EXPECT_EQ(floor.next_deadline(), kNever);
  floor.handle_timeout(at(3600s));
  EXPECT_EQ(queue(floor), "ab");
  floor.site_returned(kA, at(3600s));
  EXPECT_EQ(floor.place(kA), 1U);
}

TEST(FloorControl, OpenPolicyGrantsAtOnceWithoutLimits) {
  auto floor = make({.max_holders = 1, .time_limit = 60s}, FloorPolicy::kOpen);
  EXPECT_TRUE(floor.request(kA, at(0s)));
  EXPECT_TRUE(floor.request(kB, at(0s)));
  EXPECT_TRUE(floor.grant(kC, std::nullopt, at(0s)));
  EXPECT_EQ(holders(floor), "abc");
  EXPECT_EQ(floor.next_deadline(), kNever);
  EXPECT_EQ(story(floor),
            "a pending site, a granted speaking policy, b pending site, b granted speaking policy, "
            "c granted speaking chair");
}

TEST(FloorControl, PolicyChangesHaveOneOutcome) {
  auto floor = make({.time_limit = 60s});
  (void)floor.grant(kA, std::nullopt, at(0s));
  (void)floor.request(kB, at(0s));
  (void)floor.request(kC, at(0s));
  (void)floor.take_events();
  floor.set_policy(FloorPolicy::kChaired, at(1s));
  EXPECT_EQ(story(floor), "");
  floor.set_policy(FloorPolicy::kOpen, at(1s));
  EXPECT_EQ(story(floor), "b cancelled policy, c cancelled policy, a granted speaking policy");
  EXPECT_EQ(floor.next_deadline(), kNever);
  floor.set_policy(FloorPolicy::kChaired, at(2s));
  EXPECT_EQ(story(floor), "a revoked policy");
  EXPECT_EQ(holders(floor), "");
}

TEST(FloorControl, DeadlinesOfSeveralHoldersComeInOrder) {
  auto floor = make({.max_holders = 3, .warning = 0s, .grace = 0s});
  (void)floor.grant(kA, 30s, at(0s));
  (void)floor.grant(kB, 10s, at(0s));
  (void)floor.grant(kC, 20s, at(0s));
  (void)floor.take_events();
  floor.handle_timeout(at(60s));
  std::string order;
  for (const auto& e : floor.take_events()) {
    if (e.status == RequestStatus::kReleased) order += e.site.value();
  }
  EXPECT_EQ(order, "bca");
}

}  // namespace
}  // namespace signaling
