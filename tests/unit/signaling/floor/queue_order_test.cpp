#include "signaling/floor/queue_order.h"

#include <gtest/gtest.h>

#include "tests/unit/signaling/floor/floor_scene.h"

namespace signaling {
namespace {

// a, b (urgent), c, d (urgent) ask in this order; c and b are planned, in that order; a and b have had a turn.
FloorControl asked(QueueOrder order) {
  auto floor = make_floor();
  floor.set_order(order, at(0s));
  (void)floor.plan_speakers({{kC, ""}, {kB, ""}}, at(0s));
  for (const auto& site : {kA, kB}) {
    (void)floor.grant(site, {}, at(1s));
    (void)floor.revoke(site, at(2s));
  }
  (void)floor.request(kA, {}, at(3s));
  (void)floor.request(kB, {.priority = true}, at(4s));
  (void)floor.request(kC, {}, at(5s));
  (void)floor.request(kD, {.priority = true}, at(6s));
  return floor;
}

TEST(QueueOrder, EachRuleAsRequestsComeAndAsItIsSetLater) {
  const std::pair<QueueOrder, std::string> cases[] = {{QueueOrder::kTime, "abcd"},
                                                      {QueueOrder::kPriority, "bdac"},
                                                      {QueueOrder::kPlanned, "cbad"},
                                                      {QueueOrder::kUnspoken, "cdab"}};
  for (const auto& [order, wanted] : cases) {
    EXPECT_EQ(queue(asked(order)), wanted) << to_string(order);
    auto later = asked(QueueOrder::kTime);
    later.set_order(order, at(7s));
    EXPECT_EQ(queue(later), wanted) << to_string(order);
  }
}

TEST(QueueOrder, MovedByHand) {
  struct Case {
    SiteId site;
    size_t place;
    std::string wanted;
  };
  for (const auto& [site, place, wanted] : std::initializer_list<Case>{
           {kD, 1, "dabc"}, {kA, 3, "bcad"}, {kA, 99, "bcda"}, {kC, 2, "acbd"}, {kB, 2, "abcd"}}) {
    auto floor = asked(QueueOrder::kTime);
    EXPECT_TRUE(floor.move(site, place, at(7s)));
    EXPECT_EQ(queue(floor), wanted);
    EXPECT_EQ(floor.data().by_hand, wanted != "abcd");
  }
  EXPECT_EQ(asked(QueueOrder::kTime).move(kA, 0, at(7s)).error(), FloorError::kBadValue);
}

TEST(QueueOrder, AMoveStandsUntilTheOrderIsSet) {
  auto floor = asked(QueueOrder::kPriority);
  (void)floor.move(kC, 1, at(7s));
  EXPECT_EQ(queue(floor), "cbda");
  (void)floor.cancel(kD, at(8s));
  (void)floor.request(kD, {.priority = true}, at(9s));
  EXPECT_EQ(queue(floor), "cbda") << "behind the last that ranks like it";
  (void)floor.take_events();
  floor.set_order(QueueOrder::kPriority, at(10s));
  EXPECT_EQ(queue(floor), "bdac");
  EXPECT_EQ(story(floor), "queue priority");
  floor.set_order(QueueOrder::kPriority, at(11s));
  EXPECT_EQ(story(floor), "") << "nothing to arrange";
}

TEST(QueueOrder, ANewAgendaItemArrangesThePlannedQueueAnew) {
  auto floor = asked(QueueOrder::kPlanned);
  (void)floor.move(kA, 1, at(7s));
  (void)floor.plan_speakers({{kD, ""}}, at(8s));
  EXPECT_EQ(queue(floor), "dabc");
  auto other = asked(QueueOrder::kTime);
  (void)other.take_events();
  (void)other.plan_speakers({{kD, ""}}, at(8s));
  (void)other.plan_speakers({{kD, ""}}, at(9s));
  EXPECT_EQ(queue(other), "abcd");
  EXPECT_EQ(story(other), "planned");
}

TEST(QueueOrder, ASiteCountsAsHavingSpokenWhenItsTurnHasEnded) {
  auto floor = make_floor();
  floor.set_order(QueueOrder::kUnspoken, at(0s));
  (void)floor.grant(kA, {}, at(1s));
  EXPECT_TRUE(floor.data().spoken.empty());
  (void)floor.release(kA, at(2s));
  (void)floor.request(kA, {}, at(3s));
  (void)floor.request(kB, {}, at(4s));
  EXPECT_EQ(queue(floor), "ba");
}

}  // namespace
}  // namespace signaling
