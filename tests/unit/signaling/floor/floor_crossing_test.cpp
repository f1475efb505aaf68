// Operations that cross, and rules that change in mid-turn: one defined outcome each.
#include <gtest/gtest.h>

#include "tests/unit/signaling/floor/floor_scene.h"

namespace signaling {
namespace {

using media::kNever;

TEST(FloorCrossing, TwoChairsGrantTheSameSite) {
  auto floor = make_floor({.time_limit = 60s});
  (void)floor.request(kA, {}, at(0s));
  EXPECT_TRUE(floor.grant(kA, {}, at(1s)));
  (void)floor.take_events();
  EXPECT_TRUE(floor.grant(kA, {}, at(1s + 40ms)));
  EXPECT_EQ(story(floor), "");
  EXPECT_EQ(floor.holder(kA)->remaining(at(1s)), 60s);
}

TEST(FloorCrossing, TwoChairsGrantTwoSitesTheLaterOneHolds) {
  auto floor = make_floor();
  EXPECT_TRUE(floor.grant(kA, {}, at(1s)));
  EXPECT_TRUE(floor.grant(kB, {}, at(1s + 40ms)));
  EXPECT_EQ(story(floor), "a granted chair, a revoked handover, b granted chair");
}

TEST(FloorCrossing, TwoChairsPressNextNobodyIsSkipped) {
  auto floor = make_floor();
  for (const auto& site : {kA, kB, kC}) (void)floor.request(site, {}, at(0s));
  EXPECT_TRUE(floor.grant_next(at(5s)));
  EXPECT_EQ(floor.grant_next(at(5s)).error(), FloorError::kJustGranted);
  EXPECT_EQ(floor.grant_next(at(6s) - 1ns).error(), FloorError::kJustGranted);
  EXPECT_EQ(holders(floor), "a");
  EXPECT_TRUE(floor.grant_next(at(6s)));
  EXPECT_EQ(holders(floor), "b");
}

TEST(FloorCrossing, TwoChairsEndTheSameTurn) {
  auto floor = make_floor();
  (void)floor.grant(kA, {}, at(0s));
  EXPECT_TRUE(floor.revoke(kA, at(1s)));
  EXPECT_EQ(floor.revoke(kA, at(1s)).error(), FloorError::kNotHolder);
  EXPECT_EQ(floor.release(kA, at(1s)).error(), FloorError::kNotHolder);
}

TEST(FloorCrossing, CancelAndGrant) {
  auto granted_first = make_floor();
  (void)granted_first.request(kA, {}, at(0s));
  EXPECT_TRUE(granted_first.grant(kA, {}, at(1s)));
  EXPECT_EQ(granted_first.cancel(kA, at(1s)).error(), FloorError::kNotWaiting);
  EXPECT_EQ(holders(granted_first), "a");
  auto cancelled_first = make_floor();
  (void)cancelled_first.request(kA, {}, at(0s));
  EXPECT_TRUE(cancelled_first.cancel(kA, at(1s)));
  EXPECT_TRUE(cancelled_first.grant(kA, {}, at(1s)));
  EXPECT_EQ(cancelled_first.holder(kA)->request, 2U) << "an invitation";
}

TEST(FloorCrossing, ARequestAndAClose) {
  auto floor = make_floor({.time_limit = 60s});
  (void)floor.grant(kA, {}, at(0s));
  (void)floor.request(kB, {}, at(1s));
  (void)floor.take_events();
  floor.close(at(2s));
  EXPECT_EQ(story(floor), "b cancelled closed, a revoked closed, closed");
  EXPECT_EQ(floor.request(kC, {}, at(2s)).error(), FloorError::kClosed);
  floor.close(at(3s));
  floor.set_policy(FloorPolicy::kOpen, std::nullopt, at(3s));
  floor.set_chair_site(kA, at(3s));
  EXPECT_EQ(story(floor), "");
  EXPECT_EQ(floor.next_deadline(), kNever);
  floor.reopen(at(4s));
  floor.reopen(at(4s));
  EXPECT_TRUE(floor.request(kC, {}, at(5s)));
  EXPECT_EQ(story(floor), "reopened, c pending site") << "what the close ended stays ended";
}

TEST(FloorCrossing, CloseDuringContent) {
  auto content = make_content();
  (void)content.request(kChairSite, {}, at(0s));
  (void)content.take_events();
  content.close(at(1s));
  EXPECT_EQ(story(content), "chair revoked closed, closed");
  EXPECT_FALSE(content.has_floor(kChairSite));
}

TEST(FloorCrossing, PolicyOpenInMidTurn) {
  auto floor = make_floor({.time_limit = 60s});
  (void)floor.grant(kA, {}, at(0s));
  (void)floor.request(kB, {}, at(0s));
  (void)floor.request(kC, {}, at(0s));
  (void)floor.take_events();
  floor.set_policy(FloorPolicy::kChaired, std::nullopt, at(1s));
  EXPECT_EQ(story(floor), "");
  floor.set_policy(FloorPolicy::kOpen, std::nullopt, at(1s));
  EXPECT_EQ(story(floor), "policy open, b cancelled policy, c cancelled policy, a turn speaking policy");
  EXPECT_EQ(floor.next_deadline(), kNever);
  floor.set_policy(FloorPolicy::kChaired, std::nullopt, at(2s));
  EXPECT_EQ(story(floor), "policy chaired, a revoked policy");
  EXPECT_EQ(holders(floor), "");
}

TEST(FloorCrossing, PolicyLectureInMidTurn) {
  auto floor = make_floor({.max_holders = 2, .time_limit = 60s});
  (void)floor.grant(kLecturer, {}, at(0s));
  (void)floor.grant(kA, {}, at(0s));
  (void)floor.request(kB, {}, at(1s));
  (void)floor.take_events();
  floor.set_policy(FloorPolicy::kLecture, kLecturer, at(10s));
  EXPECT_EQ(story(floor), "policy lecture, lecturer revoked standing_right");
  EXPECT_TRUE(floor.has_floor(kLecturer)) << "heard without a turn, and without its limit";
  EXPECT_EQ(holders(floor), "a");
  EXPECT_EQ(floor.holder(kA)->remaining(at(10s)), 50s);
  EXPECT_EQ(queue(floor), "b");
  floor.set_policy(FloorPolicy::kLecture, kB, at(11s));
  EXPECT_EQ(story(floor), "policy lecture, b cancelled standing_right");
  EXPECT_FALSE(floor.has_floor(kLecturer));
  floor.set_policy(FloorPolicy::kChaired, kB, at(12s));
  EXPECT_EQ(story(floor), "policy chaired");
  EXPECT_FALSE(floor.has_floor(kB)) << "a lecturer counts under lecture only";
  EXPECT_EQ(floor.data().lecturer, std::nullopt);
}

TEST(FloorCrossing, PolicyOfTheContent) {
  auto content = make_content(FloorPolicy::kOpen);
  (void)content.request(kA, {}, at(0s));
  content.set_policy(FloorPolicy::kChaired, std::nullopt, at(1s));
  EXPECT_EQ(holders(content), "") << "nobody shows content that the chair did not allow";
  content.set_policy(FloorPolicy::kOpen, std::nullopt, at(2s));
  (void)content.request(kChairSite, {}, at(3s));
  content.set_policy(FloorPolicy::kChaired, std::nullopt, at(4s));
  EXPECT_EQ(holders(content), "chair");
}

TEST(FloorCrossing, AHolderIsRemoved) {
  auto floor = make_floor();
  (void)floor.request(kA, {}, at(0s));
  (void)floor.grant(kB, {}, at(0s));
  (void)floor.take_events();
  floor.remove(kB, at(1s));
  EXPECT_EQ(story(floor), "b revoked removed");
  EXPECT_EQ(holders(floor), "") << "nobody follows by itself";
  EXPECT_EQ(queue(floor), "a");
  floor.remove(kA, at(1s));
  floor.remove(kA, at(1s));
  EXPECT_EQ(story(floor), "a cancelled removed");
}

TEST(FloorCrossing, TheChairsSiteMovesInMidTurn) {
  auto floor = make_floor({.max_holders = 2, .time_limit = 60s});
  (void)floor.grant(kA, {}, at(0s));
  (void)floor.grant(kB, {}, at(0s));
  (void)floor.take_events();
  floor.set_chair_site(kA, at(1s));
  floor.set_chair_site(kA, at(1s));
  EXPECT_EQ(story(floor), "chair a, a revoked standing_right");
  EXPECT_TRUE(floor.has_floor(kA));
  EXPECT_FALSE(floor.has_floor(kChairSite));
  EXPECT_EQ(holders(floor), "b");
  EXPECT_TRUE(floor.request(kChairSite, {}, at(2s))) << "an ordinary site now";
  floor.set_chair_site(std::nullopt, at(3s));
  EXPECT_FALSE(floor.has_floor(kA));
}

TEST(FloorCrossing, TheChairsSiteMovesWhileItShowsContent) {
  auto content = make_content();
  (void)content.request(kChairSite, {}, at(0s));
  (void)content.request(kA, {}, at(0s));
  (void)content.take_events();
  content.set_chair_site(kA, at(1s));
  EXPECT_EQ(story(content), "chair a, a cancelled standing_right") << "it takes the content whenever it wants";
  EXPECT_EQ(holders(content), "chair");
  EXPECT_TRUE(content.request(kA, {}, at(2s)));
  EXPECT_EQ(holders(content), "a");
}

}  // namespace
}  // namespace signaling
