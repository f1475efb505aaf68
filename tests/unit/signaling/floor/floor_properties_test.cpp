// Whatever happens: never more holders than places, no request lost or ended twice, the order of the queue kept, times
// exact, and the record alone gives the state again.
#include <chrono>

#include <gtest/gtest.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "signaling/floor/floor_event_json.h"
#include "tests/unit/signaling/floor/floor_world.h"

namespace signaling {
namespace {

TEST(FloorProperties, HoldForRandomConferences) {
  for (uint64_t seed = 1; seed <= 300; ++seed) {
    FloorWorld world(seed);
    for (int i = 0; i < 300; ++i) {
      world.step();
      world.check();
      ASSERT_FALSE(testing::Test::HasFatalFailure()) << "seed " << seed << " step " << i;
    }
    world.floor.close(world.now);
    world.check();
    ASSERT_TRUE(world.record.in(RequestStatus::kPending).empty() && world.record.in(RequestStatus::kGranted).empty());
  }
}

TEST(FloorProperties, TheRecordGivesTheStateAgain) {
  const ClockPair before{WallTime(std::chrono::hours(490'000)), Timestamp(100s)};
  for (uint64_t seed = 1; seed <= 60; ++seed) {
    FloorWorld world(seed);
    for (int i = 0; i < 200; ++i) {
      world.step();
      world.check();
    }
    FloorControl again(world.first);
    again.restore(world.events);
    ASSERT_EQ(again.data(), world.floor.data()) << "seed " << seed;
    ASSERT_TRUE(again.take_events().empty());

    FloorData read = world.first;
    for (const auto& event : world.events) {
      const auto line = boost::json::serialize(to_json(event, before));
      const auto parsed = read_floor_event(boost::json::parse(line), before);
      ASSERT_TRUE(parsed) << line << ": " << parsed.error().message;
      ASSERT_EQ(*parsed, event) << line;
      apply(read, *parsed);
    }
    ASSERT_EQ(read, world.floor.data());
  }
}

// After a restart of the service the steady clock is another one: spans go on by calendar time.
TEST(FloorProperties, ATurnGoesOnOverARestart) {
  const ClockPair before{WallTime(std::chrono::hours(490'000)), Timestamp(5000s)};
  const ClockPair after{WallTime(std::chrono::hours(490'000) + 20s), Timestamp(7s)};
  auto floor = make_floor({.time_limit = 100s});
  (void)floor.grant(kA, {}, Timestamp(5000s));
  FloorControl again = make_floor({.time_limit = 100s});
  std::vector<FloorEvent> events;
  for (const auto& event : floor.take_events()) events.push_back(*read_floor_event(to_json(event, before), after));
  again.restore(events);
  EXPECT_EQ(again.holder(kA)->remaining(Timestamp(7s)), 80s);
}

TEST(FloorProperties, TheSameOperationsGiveTheSameRecord) {
  FloorWorld first(7);
  FloorWorld second(7);
  for (int i = 0; i < 500; ++i) {
    first.step();
    second.step();
    ASSERT_EQ(first.floor.take_events(), second.floor.take_events());
  }
}

// Whatever a record holds that was tampered with: no crash, no endless loop.
TEST(FloorProperties, AnyRecordCanBeRestored) {
  for (uint64_t seed = 1; seed <= 100; ++seed) {
    FloorWorld world(seed);
    for (int i = 0; i < 100; ++i) {
      world.step();
      world.check();
    }
    auto events = world.events;
    for (size_t i = 0; i < events.size(); ++i) {
      if (world.random.below(4) == 0) std::swap(events[i], events[world.random.below(events.size())]);
      if (world.random.below(16) == 0) events[i].at = Timestamp::max();
      if (world.random.below(16) == 0) events[i].at = Timestamp::min();
    }
    FloorControl again(world.first);
    again.restore(events);
    again.handle_timeout(world.now + std::chrono::hours(100));
    again.close(world.now + std::chrono::hours(100));
    ASSERT_TRUE(again.holders().empty());
  }
}

}  // namespace
}  // namespace signaling
