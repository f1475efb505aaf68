#include <algorithm>
#include <functional>

#include <gtest/gtest.h>

#include "tests/unit/signaling/floor/floor_scene.h"

namespace signaling {
namespace {

using Do = std::function<void(FloorControl&)>;

FloorAct act(FloorControl& floor, Timestamp now, const Do& run) {
  FloorAct done{floor.data(), {}, now};
  run(floor);
  done.after = floor.data();
  (void)floor.take_events();
  return done;
}

// b holds since 0 s with 100 s; a, c wait. The act comes at 10 s and is undone at 13 s.
FloorControl scene(FloorSettings settings = {.time_limit = 100s, .warning = 5s}) {
  auto floor = make_floor(settings);
  (void)floor.grant(kB, {}, at(0s));
  (void)floor.request(kA, {}, at(1s));
  (void)floor.request(kC, {.priority = true}, at(2s));
  return floor;
}

TEST(FloorUndo, EachActOfTheChair) {
  struct Case {
    std::string what;
    Do run;
    std::string holders, queue;  // after the act
    std::string story;           // of undoing it
  };
  const Case cases[] = {
      {"grant", [](auto& f) { (void)f.grant(kA, {}, at(10s)); }, "a", "c", "a pending undo, b granted undo"},
      {"invitation", [](auto& f) { (void)f.grant(kD, {}, at(10s)); }, "d", "ac", "d revoked undo, b granted undo"},
      {"next", [](auto& f) { (void)f.grant_next(at(10s)); }, "a", "c", "a pending undo, b granted undo"},
      {"revoke", [](auto& f) { (void)f.revoke(kB, at(10s)); }, "", "ac", "b granted undo"},
      {"revoke all", [](auto& f) { f.revoke_all(at(10s)); }, "", "ac", "b granted undo"},
      {"deny", [](auto& f) { (void)f.deny(kA, at(10s)); }, "b", "c", "a pending undo"},
      {"clear", [](auto& f) { f.clear(at(10s)); }, "b", "", "a pending undo, c pending undo"},
      {"move", [](auto& f) { (void)f.move(kC, 1, at(10s)); }, "b", "ca", "queue time"},
      {"order", [](auto& f) { f.set_order(QueueOrder::kPriority, at(10s)); }, "b", "ca", "queue time"},
      {"limit", [](auto& f) { (void)f.grant(kB, {.limit = 20s}, at(10s)); }, "b", "ac", "b turn speaking undo"},
      {"settings", [](auto& f) { (void)f.set_settings({.max_holders = 3}, at(10s)); }, "b", "ac", "settings"},
      {"lecture", [](auto& f) { f.set_policy(FloorPolicy::kLecture, kA, at(10s)); }, "b", "c",
       "policy chaired, a pending undo"},
      {"lecture by the holder", [](auto& f) { f.set_policy(FloorPolicy::kLecture, kB, at(10s)); }, "", "ac",
       "policy chaired, b granted undo"},
      {"open", [](auto& f) { f.set_policy(FloorPolicy::kOpen, std::nullopt, at(10s)); }, "b", "",
       "policy chaired, b revoked policy, b granted undo, a pending undo, c pending undo"},
  };
  for (const auto& c : cases) {
    auto floor = scene();
    const auto done = act(floor, at(10s), c.run);
    EXPECT_EQ(holders(floor), c.holders) << c.what;
    EXPECT_EQ(queue(floor), c.queue) << c.what;
    floor.undo(done, at(13s));
    EXPECT_EQ(story(floor), c.story) << c.what;
    EXPECT_EQ(holders(floor), "b") << c.what;
    EXPECT_EQ(queue(floor), "ac") << c.what;
    EXPECT_EQ(floor.data().policy, FloorPolicy::kChaired) << c.what;
    EXPECT_EQ(floor.data().settings, done.before.settings) << c.what;
    EXPECT_EQ(floor.holder(kB)->limit, 100s) << c.what;
    EXPECT_TRUE(floor.data().request(kC)->priority) << c.what;
    EXPECT_EQ(floor.data().request(kA)->since, at(1s)) << c.what;
  }
}

TEST(FloorUndo, ATurnGoesOnWithTheTimeItHadLeft) {
  auto floor = scene({.time_limit = 100s, .warning = 30s});
  floor.handle_timeout(at(80s));
  const auto done = act(floor, at(80s), [](auto& f) { (void)f.revoke(kB, at(80s)); });
  floor.undo(done, at(84s));
  EXPECT_EQ(floor.holder(kB)->remaining(at(84s)), 20s);
  EXPECT_EQ(floor.holder(kB)->phase, TurnPhase::kWarning);
  auto limited = scene({.time_limit = 100s, .warning = 30s});
  const auto longer = act(limited, at(10s), [](auto& f) { (void)f.grant(kB, {.limit = 300s}, at(10s)); });
  limited.undo(longer, at(14s));
  EXPECT_EQ(limited.holder(kB)->remaining(at(14s)), 90s);
}

TEST(FloorUndo, WhatOthersDidSinceStays) {
  auto floor = scene();
  const auto cleared = act(floor, at(10s), [](auto& f) { f.clear(at(10s)); });
  (void)floor.request(kD, {}, at(11s));
  (void)floor.request(kC, {}, at(12s));
  (void)floor.release(kB, at(12s));
  floor.undo(cleared, at(13s));
  EXPECT_EQ(holders(floor), "") << "b gave the floor back itself";
  EXPECT_EQ(queue(floor), "adc") << "c has asked anew";

  auto granted = scene();
  const auto given = act(granted, at(10s), [](auto& f) { (void)f.grant(kA, {}, at(10s)); });
  (void)granted.grant(kC, {}, at(12s));  // another chair
  granted.undo(given, at(13s));
  EXPECT_EQ(holders(granted), "c") << "there is no place for b";
  EXPECT_EQ(queue(granted), "");

  auto closed = scene();
  const auto revoked = act(closed, at(10s), [](auto& f) { (void)f.revoke(kB, at(10s)); });
  closed.close(at(11s));
  closed.undo(revoked, at(12s));
  EXPECT_EQ(holders(closed), "");
}

TEST(FloorUndo, TwiceChangesNothingMore) {
  auto floor = scene();
  const auto done = act(floor, at(10s), [](auto& f) { (void)f.grant_next(at(10s)); });
  floor.undo(done, at(11s));
  const auto once = floor.data();
  floor.undo(done, at(12s));
  EXPECT_EQ(floor.data(), once);
}

TEST(FloorUndo, AnUndoneGrantWasNoTurn) {
  auto floor = scene();
  const auto done = act(floor, at(10s), [](auto& f) { (void)f.grant(kD, {}, at(10s)); });
  floor.undo(done, at(13s));
  EXPECT_TRUE(std::ranges::find(floor.data().spoken, kD) == floor.data().spoken.end());
}

}  // namespace
}  // namespace signaling
