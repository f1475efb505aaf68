// What the schedule changes of an open conference: sites, title, breaks, its end.
#include <chrono>

#include <gtest/gtest.h>

#include "scene.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;
namespace json = boost::json;

constexpr uint64_t kCenter = 1, kA = 2, kB = 3, kChair = 9;

Scene everybody(ConferencePlan plan = Scene::plan()) {
  Scene scene(std::move(plan));
  scene.mcu_up();
  EXPECT_TRUE(scene.join(kCenter, "center"));
  EXPECT_TRUE(scene.join(kA, "a"));
  EXPECT_TRUE(scene.join(kB, "b"));
  EXPECT_TRUE(scene.join(kChair, "chair", false));
  return scene;
}

void set_phase(Scene& scene, OpenPhase phase) {
  scene.session.set_phase(phase, scene.now);
  scene.collect();
}

void change(Scene& scene, const ConferencePlan& plan) {
  scene.session.change(plan, scene.now);
  scene.collect();
}

TEST(ConferencePhases, TheRosterSaysThePhase) {
  auto scene = everybody();
  EXPECT_EQ(scene.last(kA, "roster").at("phase").as_string(), "in_session");
  set_phase(scene, OpenPhase::kTesting);
  EXPECT_EQ(scene.last(kA, "roster").at("phase").as_string(), "testing");
  EXPECT_EQ(scene.heard(), "center") << "a test is like a session";
  scene.forget();
  set_phase(scene, OpenPhase::kTesting);
  EXPECT_TRUE(scene.told.empty());
}

TEST(ConferencePhases, InABreakNobodyIsHeardAndTurnsStandStill) {
  auto plan = Scene::plan();
  plan.floor = {.max_holders = 1, .time_limit = 60s, .warning = 10s, .grace = 5s};
  auto scene = everybody(plan);
  (void)scene.say(kChair, R"({"type":"floor.grant","site":"a"})");
  EXPECT_EQ(scene.heard(), "center a");
  scene.pass(20s);
  const auto versions = scene.desired.size();
  set_phase(scene, OpenPhase::kPaused);
  EXPECT_EQ(scene.heard(), "");
  EXPECT_EQ(scene.desired.size(), versions + 1) << "one step";
  EXPECT_EQ(scene.microphone(kB, "a"), "off");
  EXPECT_EQ(scene.last(kA, "microphone").at("state").as_string(), "off");
  EXPECT_EQ(scene.last(kA, "microphone").at("can_open"), false);
  EXPECT_EQ(scene.say(kA, R"({"type":"microphone","on":true})"), "conference.paused");
  EXPECT_EQ(scene.say(kCenter, R"({"type":"microphone","on":true})"), "conference.paused");

  scene.pass(600s);
  // Who comes in a break sees the clock where it stands.
  ASSERT_TRUE(scene.join(20, "c"));
  EXPECT_EQ(scene.holders(20).at(0).at("remaining_ms").as_int64(), 40000);
  scene.forget();
  set_phase(scene, OpenPhase::kInSession);
  EXPECT_EQ(scene.heard(), "center a");
  EXPECT_EQ(scene.last(kA, "microphone").at("remaining_ms").as_int64(), 40000);
  EXPECT_EQ(scene.holders(kB).at(0).at("remaining_ms").as_int64(), 40000);
  scene.pass(30s);
  EXPECT_EQ(scene.last(kA, "microphone").at("phase").as_string(), "warning");
}

TEST(ConferencePhases, UnderTheSlideOfABreakNoCameraIsAskedFor) {
  auto scene = everybody();
  const auto before = scene.desired.back().groups;
  ASSERT_FALSE(before[0].places.empty());
  set_phase(scene, OpenPhase::kPaused);
  ASSERT_TRUE(scene.desired.back().picture.card->whole);
  const auto& groups = scene.desired.back().groups;
  ASSERT_EQ(groups.size(), before.size());
  EXPECT_TRUE(groups[0].places.empty() && !groups[0].fill);
  EXPECT_EQ(groups[0].layout, before[0].layout);
  EXPECT_EQ(groups.back(), before.back()) << "the pages' thumbnails have no slide";
  set_phase(scene, OpenPhase::kInSession);
  EXPECT_EQ(scene.desired.back().groups, before);
}

TEST(ConferencePhases, ABreakOfAnOpenConferenceLeavesNobodyLive) {
  auto scene = everybody(Scene::plan(FloorPolicy::kOpen));
  (void)scene.say(kA, R"({"type":"microphone","on":true})");
  (void)scene.say(kCenter, R"({"type":"microphone","on":true})");
  EXPECT_EQ(scene.heard(), "center a");
  set_phase(scene, OpenPhase::kPaused);
  set_phase(scene, OpenPhase::kInSession);
  EXPECT_EQ(scene.heard(), "");
  EXPECT_EQ(scene.say(kA, R"({"type":"microphone","on":true})"), "ok");
  EXPECT_EQ(scene.heard(), "a");
}

TEST(ConferencePlanChange, AnotherAgendaIsToldThoughNothingHappened) {
  auto scene = everybody();
  scene.forget();
  auto plan = Scene::plan();
  ItemPlan item;
  item.title = "Kết luận của chủ trì";
  plan.agenda = {item};
  change(scene, plan);
  ASSERT_EQ(scene.count(kA, "agenda"), 1U);
  EXPECT_EQ(scene.last(kA, "agenda").at("items").at(0).at("title").as_string(), "Kết luận của chủ trì");
}

TEST(ConferencePlanChange, SitesComeAndGo) {
  auto scene = everybody();
  (void)scene.say(kChair, R"({"type":"floor.grant","site":"a"})");
  (void)scene.say(kB, R"({"type":"floor.request"})");
  (void)scene.say(kA, R"({"type":"offer","sdp":"v=0"})");
  scene.forget();
  auto plan = Scene::plan();
  plan.title = "Giao ban tháng 12";
  plan.sites = {{SiteId("d"), "Vụ Bản"}, {SiteId("center"), "UBND tỉnh"}, {SiteId("b"), "Mỹ Lộc mới"}};
  change(scene, plan);

  EXPECT_EQ(scene.unseated, std::vector<uint64_t>{kA});
  EXPECT_EQ(scene.say(kA, R"({"type":"floor.request"})"), "join.first");
  EXPECT_EQ(scene.presence, " -a");
  const auto roster = scene.last(kB, "roster");
  EXPECT_EQ(roster.at("title").as_string(), "Giao ban tháng 12");
  ASSERT_EQ(roster.at("sites").as_array().size(), 3U);
  EXPECT_EQ(roster.at("sites").at(0).at("site").as_string(), "d");
  EXPECT_EQ(roster.at("sites").at(2).at("name").as_string(), "Mỹ Lộc mới");
  EXPECT_EQ(scene.roster_word(kB, "b", "place"), "1") << "its request stays";
  EXPECT_EQ(scene.holders(kB).size(), 0U);
  EXPECT_EQ(scene.heard(), "center");
  ASSERT_EQ(scene.desired.back().participants.size(), 3U);
  bool left = false;
  for (const auto& c : scene.commands) left = left || std::holds_alternative<mcu::Leave>(c.body);
  EXPECT_TRUE(left) << "the mcu drops a's media";

  EXPECT_EQ(scene.join(21, "a").error().code, "site.unknown");
  EXPECT_TRUE(scene.join(22, "d"));
  EXPECT_EQ(scene.say(kChair, R"({"type":"floor.grant","site":"b"})"), "ok");
  EXPECT_EQ(scene.heard(), "center b");
  EXPECT_EQ(scene.say(kB, R"({"type":"floor.release"})"), "ok") << "b's client has its seat still";
}

TEST(ConferencePlanChange, AnotherSiteMayBecomeTheChairs) {
  auto scene = everybody();
  (void)scene.say(kChair, R"({"type":"floor.grant","site":"a"})");
  auto plan = Scene::plan();
  plan.chair_site = SiteId("a");
  change(scene, plan);
  EXPECT_EQ(scene.heard(), "a");
  EXPECT_EQ(scene.stage(), "a");
  EXPECT_EQ(scene.roster_word(kB, "a", "role"), "chair");
  EXPECT_EQ(scene.roster_word(kB, "center", "role"), "site");
  EXPECT_EQ(scene.say(kA, R"({"type":"floor.request"})"), "floor.standing_right");
  EXPECT_EQ(scene.say(kCenter, R"({"type":"floor.request"})"), "ok");
}

TEST(ConferencePlanChange, ThePinnedSiteLeavesTheStageWithItsSeat) {
  auto scene = everybody();
  (void)scene.say(kChair, R"({"type":"stage","site":"b"})");
  auto plan = Scene::plan();
  std::erase_if(plan.sites, [](const auto& site) { return site.id == SiteId("b"); });
  change(scene, plan);
  EXPECT_EQ(scene.stage(), "center");
  EXPECT_TRUE(scene.last(kA, "roster").at("stage").is_null());
}

TEST(ConferenceTiming, IsForThoseWhoMayExtend) {
  auto scene = everybody();
  ASSERT_TRUE(scene.join(10, "operator", false));
  ASSERT_TRUE(scene.join(11, "observer", false));
  ASSERT_TRUE(scene.join(12, "secretary", false));
  EXPECT_EQ(scene.count(kChair, "timing"), 0U);
  scene.session.set_timing(scene.now + 90s, false);
  scene.collect();
  for (const uint64_t key : {kChair, uint64_t{10}}) {
    EXPECT_EQ(scene.last(key, "timing").at("ends_in_ms").as_int64(), 90000);
  }
  for (const uint64_t key : {kA, kCenter, uint64_t{11}, uint64_t{12}}) EXPECT_EQ(scene.count(key, "timing"), 0U);
  scene.pass(100s);
  scene.session.set_timing(scene.now - 10s, true);
  scene.collect();
  EXPECT_EQ(scene.last(kChair, "timing").at("ends_in_ms").as_int64(), -10000);
  ASSERT_TRUE(scene.join(13, "deputy", false));
  EXPECT_EQ(scene.last(13, "timing").at("overrun"), true) << "newcomers are told";
  EXPECT_EQ(scene.count(kChair, "timing"), 2U);
}

TEST(ConferencePresence, SaysWhoComesAndGoes) {
  Scene scene(Scene::plan());
  ASSERT_TRUE(scene.join(kA, "a"));
  ASSERT_TRUE(scene.join(kB, "b", false));
  ASSERT_TRUE(scene.join(20, "a")) << "replaces";
  scene.leave(20);
  EXPECT_EQ(scene.presence, " +a +b -a");
}

}  // namespace
}  // namespace signaling
