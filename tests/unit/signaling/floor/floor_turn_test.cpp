// The clock of a turn: limit, warning, grace, drops, breaks.
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/signaling/floor/floor_scene.h"

namespace signaling {
namespace {

using media::kNever;

TEST(FloorTurn, TimeLimitWarnsThenGivesGraceThenReleases) {
  auto floor = make_floor({.time_limit = 180s, .warning = 30s, .grace = 10s});
  (void)floor.grant(kA, {}, at(0s));
  (void)floor.take_events();
  EXPECT_EQ(floor.next_deadline(), at(150s));
  floor.handle_timeout(at(150s) - 1ns);
  EXPECT_EQ(story(floor), "");
  EXPECT_EQ(floor.holder(kA)->remaining(at(150s)), 30s);
  floor.handle_timeout(at(150s));
  EXPECT_EQ(story(floor), "a turn warning time_limit");
  EXPECT_EQ(floor.next_deadline(), at(180s));
  floor.handle_timeout(at(180s));
  EXPECT_EQ(story(floor), "a turn grace time_limit");
  EXPECT_EQ(floor.holder(kA)->remaining(at(185s)), 0s);
  EXPECT_EQ(floor.next_deadline(), at(190s));
  floor.handle_timeout(at(200s));
  const auto events = floor.take_events();
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(std::get<RequestChanged>(events[0].what).status, RequestStatus::kReleased);
  EXPECT_EQ(std::get<RequestChanged>(events[0].what).cause, FloorCause::kTimeLimit);
  EXPECT_EQ(events[0].at, at(190s));  // when it was due, not when we came to it
  EXPECT_EQ(floor.next_deadline(), kNever);
}

TEST(FloorTurn, AnOperationFirstDoesWhatWasDue) {
  auto floor = make_floor({.time_limit = 60s, .warning = 30s, .grace = 10s});
  (void)floor.grant(kA, {}, at(0s));
  (void)floor.take_events();
  EXPECT_EQ(floor.release(kA, at(100s)).error(), FloorError::kNotHolder);
  const auto events = floor.take_events();
  ASSERT_EQ(events.size(), 3U);
  EXPECT_EQ(events[0].at, at(30s));
  EXPECT_EQ(events[1].at, at(60s));
  EXPECT_EQ(events[2].at, at(70s));
}

TEST(FloorTurn, AGrantMaySetItsOwnLimitOrNone) {
  auto floor = make_floor({.time_limit = 180s, .warning = 30s});
  (void)floor.grant(kA, {.limit = 20s}, at(0s));
  EXPECT_EQ(floor.holder(kA)->limit, 20s);
  EXPECT_EQ(floor.next_deadline(), at(0s)) << "a short one warns at once";
  floor.handle_timeout(at(0s));
  EXPECT_EQ(floor.holder(kA)->phase, TurnPhase::kWarning);
  EXPECT_EQ(floor.next_deadline(), at(20s));
  (void)floor.grant(kB, {.unlimited = true}, at(1s));
  EXPECT_EQ(floor.holder(kB)->limit, std::nullopt);
  EXPECT_EQ(floor.next_deadline(), kNever);
}

TEST(FloorTurn, AGrantToTheHolderExtendsItsTurn) {
  auto floor = make_floor({.time_limit = 60s, .warning = 30s});
  (void)floor.grant(kA, {}, at(0s));
  floor.handle_timeout(at(40s));
  ASSERT_EQ(floor.holder(kA)->phase, TurnPhase::kWarning);
  (void)floor.take_events();
  EXPECT_TRUE(floor.grant(kA, {}, at(50s)));  // nothing new
  EXPECT_EQ(story(floor), "");
  EXPECT_EQ(floor.holder(kA)->remaining(at(50s)), 10s);
  EXPECT_TRUE(floor.grant(kA, {.limit = 90s}, at(50s)));
  EXPECT_EQ(floor.holder(kA)->remaining(at(50s)), 90s);
  EXPECT_EQ(floor.holder(kA)->phase, TurnPhase::kSpeaking);
  EXPECT_EQ(floor.next_deadline(), at(110s));
  EXPECT_EQ(story(floor), "a turn speaking chair");
  EXPECT_TRUE(floor.grant(kA, {.unlimited = true}, at(51s)));
  EXPECT_TRUE(floor.grant(kA, {.unlimited = true}, at(52s)));
  EXPECT_EQ(story(floor), "a turn speaking chair");
  EXPECT_EQ(floor.next_deadline(), kNever);
}

TEST(FloorTurn, NamingTheSpeakerMovesNoClock) {
  auto floor = make_floor({.time_limit = 60s, .warning = 30s, .grace = 10s});
  (void)floor.grant(kA, {}, at(0s));
  floor.handle_timeout(at(65s));
  (void)floor.grant(kA, {.speaker = {"X", ""}}, at(65s));
  EXPECT_EQ(floor.holder(kA)->phase, TurnPhase::kGrace);
  EXPECT_EQ(floor.next_deadline(), at(70s));
}

TEST(FloorTurn, ATurnKeepsTheTimesItBeganWith) {
  auto floor = make_floor({.max_holders = 2, .time_limit = 100s, .warning = 30s, .grace = 10s, .drop_grace = 15s});
  (void)floor.grant(kA, {}, at(0s));
  EXPECT_TRUE(floor.set_settings({.max_holders = 2, .time_limit = 20s, .warning = 5s, .grace = 0s, .drop_grace = 1s},
                                 at(10s)));
  (void)floor.grant(kB, {}, at(10s));
  EXPECT_EQ(floor.next_deadline(), at(25s)) << "b's";
  floor.handle_timeout(at(30s));
  EXPECT_EQ(holders(floor), "a");
  EXPECT_EQ(floor.next_deadline(), at(70s));
  floor.site_dropped(kA, at(40s));
  EXPECT_EQ(floor.next_deadline(), at(55s));
}

TEST(FloorTurn, AHolderThatDropsKeepsTheFloorForAGraceTime) {
  auto floor = make_floor({.drop_grace = 15s});
  (void)floor.grant(kA, {}, at(0s));
  (void)floor.take_events();
  floor.site_dropped(kA, at(10s));
  floor.site_dropped(kA, at(12s));  // told twice: the first counts
  EXPECT_TRUE(floor.has_floor(kA));
  EXPECT_EQ(floor.next_deadline(), at(25s));
  floor.handle_timeout(at(25s));
  EXPECT_EQ(story(floor), "a gone, a released dropped");
}

TEST(FloorTurn, AReturningHolderHasTheTimeItHadLeft) {
  auto floor = make_floor({.time_limit = 100s, .warning = 30s, .drop_grace = 15s});
  (void)floor.grant(kA, {}, at(0s));
  floor.site_dropped(kA, at(60s));
  EXPECT_EQ(floor.holder(kA)->remaining(at(70s)), 40s);
  floor.site_returned(kA, at(74s));
  EXPECT_EQ(floor.holder(kA)->remaining(at(74s)), 40s);
  EXPECT_EQ(floor.next_deadline(), at(84s));  // warning, 14 s later than without the drop
}

TEST(FloorTurn, ATurnGrantedToASiteThatIsGoneBeginsWhenItComes) {
  auto floor = make_floor({.time_limit = 100s, .warning = 30s, .drop_grace = 15s});
  floor.site_dropped(kA, at(0s));
  (void)floor.grant(kA, {}, at(10s));
  EXPECT_EQ(floor.next_deadline(), at(25s)) << "the drop grace";
  floor.site_returned(kA, at(20s));
  EXPECT_EQ(floor.holder(kA)->remaining(at(20s)), 100s);
  EXPECT_EQ(floor.next_deadline(), at(90s));
}

TEST(FloorTurn, AWaitingSiteThatDropsKeepsItsPlace) {
  auto floor = make_floor();
  (void)floor.request(kA, {}, at(0s));
  (void)floor.request(kB, {}, at(1s));
  floor.site_dropped(kA, at(2s));
  EXPECT_EQ(floor.next_deadline(), kNever);
  floor.handle_timeout(at(3600s));
  EXPECT_EQ(queue(floor), "ab");
  floor.site_returned(kA, at(3600s));
  EXPECT_EQ(floor.place(kA), 1U);
}

TEST(FloorTurn, DeadlinesOfSeveralHoldersComeInOrder) {
  auto floor = make_floor({.max_holders = 3, .warning = 0s, .grace = 0s});
  (void)floor.grant(kA, {.limit = 30s}, at(0s));
  (void)floor.grant(kB, {.limit = 10s}, at(0s));
  (void)floor.grant(kC, {.limit = 20s}, at(0s));
  (void)floor.take_events();
  floor.handle_timeout(at(60s));
  std::string order;
  for (const auto& event : floor.take_events()) {
    const auto* step = std::get_if<RequestChanged>(&event.what);
    if (step != nullptr) order += step->site.value();
  }
  EXPECT_EQ(order, "bca");
}

}  // namespace
}  // namespace signaling
