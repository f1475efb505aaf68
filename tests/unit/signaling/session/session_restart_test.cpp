// The service is killed in mid-turn and goes on from what it had written.
#include <chrono>

#include <gtest/gtest.h>

#include "scene.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

constexpr uint64_t kCenter = 1, kA = 2, kB = 3, kC = 4, kChair = 9;

ConferencePlan plan() {
  auto plan = Scene::plan();
  plan.floor = {.max_holders = 1, .time_limit = 60s, .warning = 10s, .grace = 5s};
  plan.agenda = {{"Khai mạc", 10min, {}, {}, ""}, {"Tham luận", 30min, {}, {}, ""}};
  return plan;
}

// A chaired conference in mid-turn: a speaks, b and c wait, the chair's site is muted, the layout is another one.
Scene in_mid_turn() {
  Scene scene(plan());
  scene.mcu_up();
  EXPECT_TRUE(scene.join(kCenter, "center"));
  EXPECT_TRUE(scene.join(kA, "a"));
  EXPECT_TRUE(scene.join(kB, "b"));
  EXPECT_TRUE(scene.join(kC, "c"));
  EXPECT_TRUE(scene.join(kChair, "chair", false));
  for (const auto* text :
       {R"({"type":"floor.grant","site":"a","delegate":"Nguyễn A"})", R"({"type":"mute","site":"center"})",
        R"({"type":"layout","preset":"grid"})", R"({"type":"agenda.go","item":1})", R"({"type":"lock","locked":true})",
        R"({"type":"roll.mark","site":"b","presence":"present","delegates":1})",
        R"({"type":"vote.open","question":"Thông qua?"})"}) {
    EXPECT_EQ(scene.say(kChair, text), "ok") << text;
  }
  EXPECT_EQ(scene.say(kB, R"({"type":"vote.enter","yes":1,"no":0,"abstain":0})"), "ok");
  EXPECT_EQ(scene.say(kC, R"({"type":"floor.request"})"), "ok");
  EXPECT_EQ(scene.say(kB, R"({"type":"floor.request"})"), "ok");
  scene.pass(20s);
  return scene;
}

TEST(SessionRestart, EverythingStandsAsBefore) {
  auto before = in_mid_turn();
  Scene after(plan(), before.events, before.now + 3s);
  after.mcu_up();
  EXPECT_EQ(after.heard(), "a") << "a's media goes on, the chair's site is muted";
  ASSERT_TRUE(after.join(kA, "a"));
  ASSERT_TRUE(after.join(kChair, "chair", false));
  ASSERT_TRUE(after.join(kB, "b"));
  ASSERT_TRUE(after.join(kC, "c")) << "a locked conference takes in who was in";
  const auto turn = after.holders(kA).at(0);
  EXPECT_EQ(turn.at("site").as_string(), "a");
  EXPECT_EQ(turn.at("delegate").as_string(), "Nguyễn A");
  EXPECT_EQ(turn.at("remaining_ms").as_int64(), 37000) << "the clock went on";
  EXPECT_EQ(after.last(kA, "microphone").at("state").as_string(), "live");
  EXPECT_EQ(after.roster_word(kA, "c", "place"), "1");
  EXPECT_EQ(after.roster_word(kA, "b", "place"), "2");
  EXPECT_EQ(after.roster_word(kA, "center", "muted"), "true");
  EXPECT_EQ(after.last(kA, "roster").at("preset").as_string(), "grid");
  EXPECT_EQ(after.last(kA, "roster").at("locked"), true);
  EXPECT_EQ(after.last(kA, "roster").at("chair_lost"), false);
  EXPECT_EQ(after.last(kA, "agenda").at("current").as_int64(), 1);
  EXPECT_EQ(after.last(kA, "vote").at("state").as_string(), "open");
  EXPECT_EQ(after.last(kA, "vote").at("total").at("yes").as_int64(), 1);
  bool marked = false;
  const auto roll = after.last(kA, "roll");
  for (const auto& entry : roll.at("entries").as_array()) {
    if (entry.at("site").as_string() == "b") marked = entry.at("presence") == "present";
  }
  EXPECT_TRUE(marked);
  EXPECT_EQ(after.last(kA, "joined").at("stream").as_string(), "stream-2");
  // It goes on: the turn ends by its limit, and new events follow the old ones.
  after.pass(42s);
  EXPECT_TRUE(after.holders(kA).empty());
  EXPECT_EQ(after.events.front().sequence, before.events.back().sequence + 1);
}

TEST(SessionRestart, WhoDoesNotComeBackIsLostAfterAWhile) {
  auto before = in_mid_turn();
  Scene after(plan(), before.events, before.now + 3s);
  after.mcu_up();
  ASSERT_TRUE(after.join(kChair, "chair", false));
  after.pass(11s);
  EXPECT_EQ(after.holders(kChair).at(0).at("gone"), true) << "its clock stands still from now on";
  after.pass(16s);
  EXPECT_TRUE(after.holders(kChair).empty()) << "and after the drop grace the floor is released";
}

TEST(SessionRestart, ABreakGoesOnUntilTheTimeThatWasSaid) {
  auto before = in_mid_turn();
  const WallTime resumes_at = std::chrono::sys_days(std::chrono::year(2026) / 12 / 1) + 2h + 30min;
  before.session.set_phase(OpenPhase::kPaused, before.now, resumes_at);
  before.collect();
  Scene after(plan(), before.events, before.now + 60s);
  after.mcu_up();
  ASSERT_TRUE(after.join(kA, "a"));
  EXPECT_EQ(after.last(kA, "roster").at("phase").as_string(), "paused");
  EXPECT_EQ(after.last(kA, "roster").at("resumes_at").as_string(), "2026-12-01T02:30:00Z");
  ASSERT_TRUE(after.desired.back().picture.card);
  EXPECT_EQ(after.desired.back().picture.card->lines, std::vector<std::string>{"Tiếp tục lúc 09:30"});
  EXPECT_EQ(after.holders(kA).at(0).at("remaining_ms").as_int64(), 40000) << "turns stand still";
}

TEST(SessionRestart, ASecondRestartTellsTheSame) {
  auto first = in_mid_turn();
  Scene second(plan(), first.events, first.now + 1s);
  auto events = first.events;
  second.collect();
  for (const auto& event : second.events) events.push_back(event);
  Scene third(plan(), events, first.now + 2s);
  EXPECT_EQ(third.session.engine().speech(), second.session.engine().speech());
  EXPECT_EQ(third.session.engine().data(), second.session.engine().data());
}

TEST(SessionRestart, TheCalendarMayHaveChangedMeanwhile) {
  auto before = in_mid_turn();
  auto changed = plan();
  changed.sites.pop_back();
  changed.chair_site = SiteId("b");
  Scene after(changed, before.events, before.now + 3s);
  after.mcu_up();
  ASSERT_TRUE(after.join(kChair, "chair", false));
  EXPECT_EQ(after.roster_word(kChair, "b", "role"), "chair");
  EXPECT_EQ(after.roster_word(kChair, "c", "role"), "(no site)");
  EXPECT_TRUE(after.queue(kChair).empty()) << "c is gone, b needs no request";
}

}  // namespace
}  // namespace signaling
