// Breaks: the clocks of all turns stand still.
#include <gtest/gtest.h>

#include "tests/unit/signaling/floor/floor_scene.h"

namespace signaling {
namespace {

using media::kNever;

FloorControl make() {
  return make_floor({.time_limit = 100s, .warning = 30s, .grace = 10s, .drop_grace = 15s});
}

TEST(FloorBreak, TheClockOfATurnStandsStill) {
  auto floor = make();
  (void)floor.grant(kA, {}, at(0s));
  floor.pause(at(60s));
  EXPECT_EQ(floor.next_deadline(), kNever);
  floor.handle_timeout(at(1000s));
  ASSERT_NE(floor.holder(kA), nullptr);
  EXPECT_EQ(floor.holder(kA)->remaining(floor.turn_time(at(1000s))), 40s);
  floor.pause(at(1000s));  // already
  floor.resume(at(1060s));
  EXPECT_EQ(floor.holder(kA)->remaining(floor.turn_time(at(1060s))), 40s);
  EXPECT_EQ(floor.next_deadline(), at(1070s)) << "the warning, 1000 s later";
  floor.resume(at(1065s));  // already
  EXPECT_EQ(floor.next_deadline(), at(1070s));
}

TEST(FloorBreak, ATurnGrantedInABreakBeginsAtItsEnd) {
  auto floor = make();
  floor.pause(at(0s));
  (void)floor.grant(kA, {.limit = 50s}, at(10s));
  EXPECT_EQ(floor.holder(kA)->remaining(floor.turn_time(at(20s))), 50s);
  floor.resume(at(30s));
  EXPECT_EQ(floor.holder(kA)->remaining(floor.turn_time(at(30s))), 50s);
}

TEST(FloorBreak, WhoIsGoneKeepsItsDropGrace) {
  struct Case {
    Duration gone, back;  // the break is 100 s … 200 s
    Duration remaining;   // of 300 s, at 210 s
  };
  const Case cases[] = {
      {90s, 150s, 200s},   // 90 s before the break, none while gone or in the break, 10 s after it
      {110s, 150s, 190s},  // 100 s before the break, 10 s after it
      {110s, 205s, 195s},  // the same, but gone for 5 s after it
      {90s, 204s, 204s},
  };
  for (const auto& c : cases) {
    auto floor = make();
    (void)floor.grant(kA, {.limit = 300s}, at(0s));
    if (c.gone < 100s) floor.site_dropped(kA, at(c.gone));
    floor.pause(at(100s));
    if (c.gone > 100s) floor.site_dropped(kA, at(c.gone));
    if (c.back < 200s) floor.site_returned(kA, at(c.back));
    floor.handle_timeout(at(199s));
    floor.resume(at(200s));
    if (c.back > 200s) floor.site_returned(kA, at(c.back));
    floor.handle_timeout(at(205s));
    ASSERT_NE(floor.holder(kA), nullptr);
    EXPECT_EQ(floor.holder(kA)->remaining(at(210s)), c.remaining) << c.gone.count() << " " << c.back.count();
  }
  auto floor = make();
  (void)floor.grant(kA, {.limit = 300s}, at(0s));
  floor.site_dropped(kA, at(90s));
  floor.pause(at(100s));
  floor.resume(at(200s));
  EXPECT_EQ(floor.next_deadline(), at(205s)) << "15 s, of which 10 had passed";
}

}  // namespace
}  // namespace signaling
