// How long a turn lasts, and how it comes back when a removal is undone.
#include <chrono>

#include <gtest/gtest.h>

#include "scene.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

constexpr uint64_t kA = 2, kB = 3, kChair = 9;

Scene everybody(ConferencePlan plan = Scene::plan()) {
  Scene scene(std::move(plan));
  scene.mcu_up();
  EXPECT_TRUE(scene.join(kA, "a"));
  EXPECT_TRUE(scene.join(kB, "b"));
  EXPECT_TRUE(scene.join(kChair, "chair", false));
  scene.forget();
  return scene;
}

TEST(ConferenceTurn, AGrantWithNullSecondsHasNoLimit) {
  auto plan = Scene::plan();
  plan.floor.time_limit = 60s;
  auto scene = everybody(plan);
  const auto limit = [&](const std::string& members) {
    EXPECT_EQ(scene.say(kChair, R"({"type":"floor.grant","site":"a")" + members + "}"), "ok");
    return boost::json::serialize(scene.holders(kA).at(0).at("limit_ms"));
  };
  EXPECT_EQ(limit(""), "60000") << "the general one";
  EXPECT_EQ(limit(R"(,"seconds":null)"), "null") << "none for this turn";
  EXPECT_EQ(limit(R"(,"delegate":"Trần A")"), "null") << "the turn goes on as it is";
  EXPECT_EQ(limit(R"(,"seconds":90)"), "90000");
  EXPECT_EQ(scene.say(kChair, R"({"type":"floor.grant","site":"b"})"), "ok");
  EXPECT_EQ(scene.holders(kA).at(0).at("limit_ms").as_int64(), 60000);
}

TEST(ConferenceTurn, ARemovalThatIsUndoneBringsTheSiteBackInItsTurn) {
  auto scene = everybody();
  EXPECT_EQ(scene.say(kChair, R"({"type":"floor.grant","site":"a","seconds":60})"), "ok");
  scene.pass(20s);
  EXPECT_EQ(scene.say(kChair, R"({"type":"remove","site":"a"})"), "ok");
  EXPECT_EQ(scene.last(kChair, "undo").at("what").as_string(), "remove");
  EXPECT_TRUE(scene.holders(kChair).empty());
  scene.pass(3s);
  EXPECT_EQ(scene.say(kChair, R"({"type":"undo"})"), "ok");
  EXPECT_EQ(scene.closed[kA], CloseCode::kServiceRestart) << "it comes back by itself, with media";
  EXPECT_EQ(scene.roster_word(kChair, "a", "removed"), "false");
  scene.pass(1s);
  ASSERT_TRUE(scene.join(20, "a"));
  EXPECT_EQ(scene.heard(), "a");
  EXPECT_EQ(scene.holders(20).at(0).at("remaining_ms").as_int64(), 40000) << "its clock stood still meanwhile";
  EXPECT_FALSE(scene.closed.contains(kB)) << "others stay";
}

}  // namespace
}  // namespace signaling
