#include "signaling/floor/silence_watch.h"

#include <functional>

#include <gtest/gtest.h>

#include "tests/unit/signaling/floor/floor_scene.h"

namespace signaling {
namespace {

using media::kNever;

TEST(SilenceWatch, CountsFromWhenASiteBecameQuiet) {
  SilenceWatch watch;
  const std::vector<SiteId> holders = {kA, kB};
  watch.expect({kA});
  watch.watch(holders, at(0s));
  EXPECT_EQ(watch.deadline(kA), at(3s));
  EXPECT_EQ(watch.deadline(kB), kNever) << "its microphone is off";
  watch.watch(holders, at(1s));
  EXPECT_EQ(watch.deadline(kA), at(3s));
  watch.heard({kA});
  watch.watch(holders, at(2s));
  EXPECT_EQ(watch.deadline(kA), kNever);
  watch.heard({});
  watch.watch(holders, at(5s));
  EXPECT_EQ(watch.deadline(kA), at(8s));
  watch.watch({}, at(6s));
  EXPECT_EQ(watch.deadline(kA), kNever);
}

FloorControl granted() {
  auto floor = make_floor();
  floor.expect_sound({kA, kB, kChairSite}, at(0s));
  (void)floor.grant(kA, {}, at(10s));
  (void)floor.take_events();
  return floor;
}

TEST(SilentHolder, IsToldAfterThreeSecondsAndWhenItIsHeard) {
  auto floor = granted();
  EXPECT_EQ(floor.next_deadline(), at(13s));
  floor.handle_timeout(at(13s) - 1ns);
  EXPECT_FALSE(floor.holder(kA)->silent);
  floor.handle_timeout(at(14s));
  EXPECT_TRUE(floor.holder(kA)->silent);
  EXPECT_EQ(floor.next_deadline(), kNever);
  auto events = floor.take_events();
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].at, at(13s));
  floor.heard({kA}, at(20s));
  EXPECT_FALSE(floor.holder(kA)->silent);
  EXPECT_EQ(floor.next_deadline(), kNever);
  floor.heard({kB}, at(30s));
  EXPECT_EQ(floor.next_deadline(), at(33s));
  floor.handle_timeout(at(33s));
  EXPECT_EQ(story(floor), "a heard, a silent");
}

TEST(SilentHolder, IsNoneWhoIsMutedGoneInABreakOrWithoutTheFloor) {
  struct Case {
    std::string what;
    std::function<void(FloorControl&)> happens;
    bool silent;  // at 14 s
  };
  const Case cases[] = {
      {"nothing", [](auto&) {}, true},
      {"muted", [](auto& f) { f.expect_sound({kB}, at(11s)); }, false},
      {"muted and opened again",
       [](auto& f) {
         f.expect_sound({}, at(11s));
         f.expect_sound({kA}, at(12s));
       },
       false},
      {"gone", [](auto& f) { f.site_dropped(kA, at(11s)); }, false},
      {"a break", [](auto& f) { f.pause(at(11s)); }, false},
      {"open", [](auto& f) { f.set_policy(FloorPolicy::kOpen, std::nullopt, at(11s)); }, false},
      {"another is heard",
       [](auto& f) {
         f.heard({kB, kChairSite}, at(11s));
       },
       true},
  };
  for (const auto& c : cases) {
    auto floor = granted();
    c.happens(floor);
    floor.handle_timeout(at(14s));
    EXPECT_EQ(floor.holder(kA)->silent, c.silent) << c.what;
    if (c.silent) continue;
    floor.handle_timeout(at(1000s));
  }
  auto floor = granted();
  (void)floor.revoke(kA, at(11s));
  EXPECT_EQ(floor.next_deadline(), kNever);
}

TEST(SilentHolder, StopsBeingSilentWhenItsLineIsLost) {
  auto floor = granted();
  floor.handle_timeout(at(13s));
  floor.site_dropped(kA, at(14s));
  EXPECT_FALSE(floor.holder(kA)->silent);
  floor.site_returned(kA, at(15s));
  EXPECT_EQ(floor.next_deadline(), at(18s));
  EXPECT_EQ(story(floor), "a silent, a gone, a heard, a back");
}

TEST(SilentHolder, IsNobodyOnTheContentFloor) {
  auto content = make_content();
  content.expect_sound({kA}, at(0s));
  (void)content.grant(kA, {}, at(0s));
  EXPECT_EQ(content.next_deadline(), kNever);
}

}  // namespace
}  // namespace signaling
