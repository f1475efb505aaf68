// Random operations: the record alone gives the state again, and no picture ever has a hole or a site twice.
#include <algorithm>
#include <set>

#include <gtest/gtest.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "media/base/random.h"
#include "signaling/stage/stage_event_json.h"
#include "tests/unit/signaling/stage/stage_scene.h"

namespace signaling {
namespace {

const ClockPair kClocks{WallTime(std::chrono::hours(490'000)), at(0s)};

struct World {
  explicit World(uint64_t seed) : random(seed), first(presets(), "stage"), stage(first) {}

  SiteId site() { return everybody().plan[random.below(5)]; }
  std::string preset() { return random.below(10) == 0 ? "nothing" : presets()[random.below(presets().size())].id; }
  StageGroup group() { return kStageGroups[random.below(3)]; }

  StageView view() {
    StageView view{preset(), {}};
    for (uint64_t i = random.below(5); i > 0; --i) {
      switch (random.below(4)) {
        case 0:
          view.places.emplace_back(std::nullopt);
          break;
        case 1:
          view.places.emplace_back(kShowContent);
          break;
        default:
          view.places.emplace_back(by_hand(site()));
      }
    }
    return view;
  }

  StageRoster roster() {
    auto roster = everybody();
    std::erase_if(roster.connected, [&](const auto&) { return random.below(3) == 0; });
    for (uint64_t i = random.below(3); i > 0; --i) {
      const auto holder = site();
      if (std::ranges::find(roster.holders, holder) == roster.holders.end()) roster.holders.push_back(holder);
    }
    if (random.below(3) == 0) roster.content = site();
    if (random.below(4) == 0) roster.lecturer = site();
    roster.open = random.below(3) == 0;
    return roster;
  }

  void step() {
    now += std::chrono::milliseconds(random.below(1000));
    StageAct next{stage.state(), {}};
    switch (random.below(10)) {
      case 0:
        (void)stage.show(group(), preset(), now);
        break;
      case 1:
        (void)stage.prepare(group(), view(), now);
        break;
      case 2:
        (void)stage.take(group(), now);
        break;
      case 3:
        random.below(2) == 0 ? stage.pin(site(), now) : stage.pin(std::nullopt, now);
        break;
      case 4:
        stage.note_speaker(roster(), site(), now);
        break;
      case 5:
        stage.remove(site(), now);
        break;
      case 6:
        stage.follow_halls(group(), now);
        break;
      case 7:
        stage.content_came(now);
        expect_content_places();
        break;
      case 8:
        stage.content_left(now);
        for (const auto& shown : stage.state().groups) EXPECT_FALSE(shown.aside);
        break;
      default:
        stage.undo(act, now);
    }
    next.after = stage.state();
    if (random.below(3) == 0) act = next;
    for (auto& event : stage.take_events()) events.push_back(std::move(event));
  }

  // Content that is there then stands in each picture.
  void expect_content_places() {
    auto presenting = everybody();
    presenting.content = kA;
    for (const auto& group : stage.desired_groups(presenting)) {
      const auto shown = std::ranges::count(group.places, DesiredPlace::Kind::kContent, &DesiredPlace::kind);
      EXPECT_EQ(shown, group.id == kThumbnails ? 0 : 1) << group.id;
    }
  }

  void check() {
    const auto now_there = roster();
    const auto groups = stage.desired_groups(now_there);
    ASSERT_EQ(groups.front().id, "halls");
    for (const auto& group : groups) {
      if (group.id != kThumbnails) check(group, now_there);
    }
  }

  void check(const mcu::DesiredGroup& group, const StageRoster& roster) {
    std::set<SiteId> shown;
    size_t empty = 0;
    for (const auto& place : group.places) {
      if (place.kind == DesiredPlace::Kind::kEmpty) ++empty;
      if (place.kind == DesiredPlace::Kind::kSite) {
        ASSERT_TRUE(shown.insert(place.site).second) << "a site stands in two places";
      }
      if (place.kind == DesiredPlace::Kind::kContent) {
        ASSERT_TRUE(roster.content);
      }
    }
    if (empty == 0) return;
    for (const auto& site : roster.connected) ASSERT_TRUE(shown.contains(site)) << "a hole, and somebody could fill it";
  }

  media::Random random;
  StageDirector first;
  StageDirector stage;
  StageAct act{};
  std::vector<StageEvent> events;
  Timestamp now = at(0s);
};

TEST(StageProperties, NoHolesAndTheRecordGivesTheStateAgain) {
  for (uint64_t seed = 1; seed <= 60; ++seed) {
    World world(seed);
    for (int i = 0; i < 150; ++i) {
      world.step();
      world.check();
      ASSERT_FALSE(testing::Test::HasFatalFailure()) << "seed " << seed << " step " << i;
    }
    std::vector<StageEvent> read;
    for (const auto& event : world.events) {
      const auto line = boost::json::serialize(to_json(event, kClocks));
      const auto parsed = read_stage_event(boost::json::parse(line), kClocks);
      ASSERT_TRUE(parsed) << line << ": " << parsed.error().message;
      ASSERT_EQ(*parsed, event) << line;
      read.push_back(*parsed);
    }
    world.first.restore(read);
    ASSERT_EQ(world.first.state(), world.stage.state());
    ASSERT_TRUE(world.first.take_events().empty());
  }
}

}  // namespace
}  // namespace signaling
