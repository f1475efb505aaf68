// What chair and sites do to floor, microphones, stage and picture.
#include <chrono>

#include <gtest/gtest.h>

#include "scene.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;
namespace json = boost::json;

constexpr uint64_t kCenter = 1, kA = 2, kB = 3, kC = 4, kChair = 9;

Scene everybody(ConferencePlan plan = Scene::plan()) {
  Scene scene(std::move(plan));
  scene.mcu_up();
  EXPECT_TRUE(scene.join(kCenter, "center"));
  EXPECT_TRUE(scene.join(kA, "a"));
  EXPECT_TRUE(scene.join(kB, "b"));
  EXPECT_TRUE(scene.join(kC, "c"));
  EXPECT_TRUE(scene.join(kChair, "chair", false));
  scene.forget();
  return scene;
}

TEST(ConferenceFloor, InAChairedConferenceOnlyTheChairsSiteIsHeardAtFirst) {
  auto scene = everybody();
  EXPECT_EQ(scene.heard(), "center");
  EXPECT_EQ(scene.stage(), "center");
  EXPECT_EQ(scene.say(kA, R"({"type":"microphone","on":true})"), "microphone.not_granted");
  EXPECT_EQ(scene.last_refusal.field, "on");
}

TEST(ConferenceFloor, AGrantIsOneStep) {
  auto scene = everybody();
  EXPECT_EQ(scene.say(kA, R"({"type":"floor.request"})"), "ok");
  EXPECT_EQ(scene.microphone(kB, "a"), "asked");
  EXPECT_EQ(scene.roster_word(kB, "a", "place"), "1");
  EXPECT_EQ(scene.last(kA, "microphone").at("state").as_string(), "asked");
  EXPECT_EQ(scene.last(kA, "microphone").at("place").as_int64(), 1);
  EXPECT_EQ(scene.queue(kB), json::parse(R"([{"site":"a","waiting_ms":0,"delegate":"","post":"","priority":false}])"));
  const auto versions = scene.desired.size();
  const auto version = scene.desired.back().version;
  scene.forget();

  EXPECT_EQ(scene.say(kChair, R"({"type":"floor.grant","site":"a"})"), "ok");
  // Sound, stage and label in one version of the desired state, and one message of each kind to each.
  EXPECT_EQ(scene.desired.size(), versions + 1);
  EXPECT_EQ(scene.desired.back().version, version + 1);
  EXPECT_EQ(scene.heard(), "center a");
  EXPECT_EQ(scene.stage(), "a");
  for (const uint64_t key : {kCenter, kA, kB, kC, kChair}) {
    EXPECT_EQ(scene.count(key, "roster"), 1U);
    EXPECT_EQ(scene.count(key, "floor"), 1U);
    EXPECT_EQ(scene.count(key, "microphone"), key == kA ? 1U : 0U);
    EXPECT_EQ(scene.microphone(key, "a"), "live");
    EXPECT_EQ(scene.last(key, "roster").at("on_stage").as_string(), "a");
  }
  EXPECT_EQ(scene.last(kA, "microphone").at("state").as_string(), "live");
  EXPECT_EQ(scene.told[kA].front().at("type").as_string(), "microphone") << "live never shows without its clock";
  EXPECT_EQ(scene.holders(kC), json::parse(R"([{"site":"a","delegate":"","post":"","remaining_ms":null,
    "limit_ms":null,"phase":"speaking","gone":false}])"));
  ASSERT_EQ(scene.record.size(), 1U);
  EXPECT_EQ(std::get<RequestChanged>(scene.record[0].what).status, RequestStatus::kGranted);
}

TEST(ConferenceFloor, RevokeReleaseDenyCancel) {
  auto scene = everybody();
  (void)scene.say(kChair, R"({"type":"floor.grant","site":"a"})");
  EXPECT_EQ(scene.say(kChair, R"({"type":"floor.revoke","site":"a"})"), "ok");
  EXPECT_EQ(scene.heard(), "center");
  EXPECT_EQ(scene.stage(), "center");
  EXPECT_EQ(scene.microphone(kB, "a"), "off");
  (void)scene.say(kChair, R"({"type":"floor.grant","site":"b"})");
  EXPECT_EQ(scene.say(kB, R"({"type":"floor.release"})"), "ok");
  EXPECT_EQ(scene.heard(), "center");
  (void)scene.say(kA, R"({"type":"floor.request"})");
  (void)scene.say(kB, R"({"type":"floor.request"})");
  EXPECT_EQ(scene.say(kChair, R"({"type":"floor.deny","site":"a"})"), "ok");
  EXPECT_EQ(scene.roster_word(kC, "b", "place"), "1");
  EXPECT_EQ(scene.say(kB, R"({"type":"floor.cancel"})"), "ok");
  EXPECT_EQ(scene.queue(kC).size(), 0U);
}

TEST(ConferenceFloor, RefusalsNameReasonAndField) {
  auto scene = everybody();
  EXPECT_EQ(scene.say(kChair, R"({"type":"floor.grant","site":"nowhere"})"), "site.unknown");
  EXPECT_EQ(scene.last_refusal.field, "site");
  EXPECT_EQ(scene.say(kChair, R"({"type":"floor.grant","site":"center"})"), "floor.standing_right");
  EXPECT_EQ(scene.say(kChair, R"({"type":"floor.deny","site":"a"})"), "floor.not_waiting");
  EXPECT_EQ(scene.say(kChair, R"({"type":"floor.revoke","site":"a"})"), "floor.not_holder");
  EXPECT_EQ(scene.say(kChair, R"({"type":"stage","site":"x"})"), "site.unknown");
  EXPECT_EQ(scene.say(kCenter, R"({"type":"floor.request"})"), "floor.standing_right");
  EXPECT_EQ(scene.say(kA, R"({"type":"floor.release"})"), "floor.not_holder");
  EXPECT_EQ(scene.say(kA, R"({"type":"floor.cancel"})"), "floor.not_waiting");
  (void)scene.say(kA, R"({"type":"floor.request"})");
  EXPECT_EQ(scene.say(kA, R"({"type":"floor.request"})"), "floor.already_waiting");
  scene.leave(kB);
  EXPECT_EQ(scene.say(kChair, R"({"type":"floor.grant","site":"b"})"), "site.not_connected");
  EXPECT_NE(scene.last_refusal.text.vi.find("Mỹ Lộc"), std::string::npos);
}

TEST(ConferenceFloor, ANewGrantHandsOver) {
  auto scene = everybody();
  (void)scene.say(kChair, R"({"type":"floor.grant","site":"a"})");
  const auto versions = scene.desired.size();
  (void)scene.say(kChair, R"({"type":"floor.grant","site":"b"})");
  EXPECT_EQ(scene.desired.size(), versions + 1);
  EXPECT_EQ(scene.heard(), "center b");
  EXPECT_EQ(scene.stage(), "b");
  EXPECT_EQ(scene.last(kA, "microphone").at("state").as_string(), "off");
}

TEST(ConferenceFloor, TheTimeLimitIsCountedAndEnforced) {
  auto plan = Scene::plan();
  plan.floor = {.max_holders = 1, .time_limit = 60s, .warning = 10s, .grace = 5s};
  auto scene = everybody(plan);
  (void)scene.say(kChair, R"({"type":"floor.grant","site":"a"})");
  EXPECT_EQ(scene.last(kA, "microphone").at("remaining_ms").as_int64(), 60000);
  EXPECT_EQ(scene.holders(kB).at(0).at("limit_ms").as_int64(), 60000);
  scene.forget();
  scene.pass(50s);
  EXPECT_EQ(scene.last(kA, "microphone").at("phase").as_string(), "warning");
  EXPECT_EQ(scene.last(kA, "microphone").at("remaining_ms").as_int64(), 10000);
  scene.pass(10s);
  EXPECT_EQ(scene.holders(kB).at(0).at("phase").as_string(), "grace");
  EXPECT_EQ(scene.heard(), "center a");
  scene.pass(5s);
  EXPECT_EQ(scene.heard(), "center");
  EXPECT_EQ(scene.last(kA, "microphone").at("state").as_string(), "off");
  (void)scene.say(kChair, R"({"type":"floor.grant","site":"b","seconds":20})");
  EXPECT_EQ(scene.last(kB, "microphone").at("remaining_ms").as_int64(), 20000);
}

TEST(ConferenceFloor, AHolderMayCloseAndOpenItsMicrophone) {
  auto scene = everybody();
  (void)scene.say(kChair, R"({"type":"floor.grant","site":"a"})");
  EXPECT_EQ(scene.say(kA, R"({"type":"microphone","on":false})"), "ok");
  EXPECT_EQ(scene.heard(), "center");
  EXPECT_EQ(scene.stage(), "a");
  const auto off = scene.last(kA, "microphone");
  EXPECT_EQ(off.at("state").as_string(), "off");
  EXPECT_EQ(off.at("holder"), true);
  EXPECT_EQ(off.at("can_open"), true);
  // Setting a new limit does not open it again.
  (void)scene.say(kChair, R"({"type":"floor.grant","site":"a","seconds":60})");
  EXPECT_EQ(scene.heard(), "center");
  EXPECT_EQ(scene.say(kA, R"({"type":"microphone","on":true})"), "ok");
  EXPECT_EQ(scene.heard(), "center a");
}

TEST(ConferenceFloor, AMutedHolderCannotUnmuteItselfAGrantDoes) {
  auto scene = everybody();
  (void)scene.say(kChair, R"({"type":"floor.grant","site":"a"})");
  EXPECT_EQ(scene.say(kChair, R"({"type":"mute","site":"a"})"), "ok");
  EXPECT_EQ(scene.heard(), "center");
  EXPECT_EQ(scene.roster_word(kB, "a", "muted"), "true");
  EXPECT_EQ(scene.say(kA, R"({"type":"microphone","on":true})"), "microphone.muted");
  EXPECT_EQ(scene.say(kChair, R"({"type":"floor.grant","site":"a"})"), "ok");
  EXPECT_EQ(scene.heard(), "center a");
  EXPECT_EQ(scene.roster_word(kB, "a", "muted"), "false");
}

TEST(ConferenceFloor, MutingASiteThatIsOffChangesNothing) {
  auto scene = everybody();
  EXPECT_EQ(scene.say(kChair, R"({"type":"mute","site":"a"})"), "ok");
  EXPECT_TRUE(scene.told.empty());
}

TEST(ConferenceFloor, TheChairsSiteMutesAndUnmutesAtWill) {
  auto scene = everybody();
  EXPECT_EQ(scene.say(kCenter, R"({"type":"microphone","on":false})"), "ok");
  EXPECT_EQ(scene.heard(), "");
  EXPECT_EQ(scene.say(kCenter, R"({"type":"microphone","on":true})"), "ok");
  EXPECT_EQ(scene.say(kChair, R"({"type":"mute","site":"center"})"), "ok");
  EXPECT_EQ(scene.heard(), "");
  EXPECT_EQ(scene.roster_word(kA, "center", "muted"), "true");
  EXPECT_EQ(scene.say(kCenter, R"({"type":"microphone","on":true})"), "ok");
  EXPECT_EQ(scene.heard(), "center");
  EXPECT_EQ(scene.roster_word(kA, "center", "muted"), "false");
}

TEST(ConferenceFloor, MuteAllSparesTheChairsSiteAndWhomItGaveTheFloor) {
  auto scene = everybody();
  (void)scene.say(kChair, R"({"type":"floor.grant","site":"a"})");
  (void)scene.say(kB, R"({"type":"floor.request"})");
  EXPECT_EQ(scene.say(kChair, R"({"type":"mute_all"})"), "ok");
  EXPECT_EQ(scene.heard(), "center a");
  EXPECT_EQ(scene.microphone(kC, "b"), "asked") << "requests stay";
  EXPECT_EQ(scene.say(kChair, R"({"type":"policy","policy":"open"})"), "ok");
  EXPECT_EQ(scene.say(kB, R"({"type":"microphone","on":true})"), "ok");
  EXPECT_EQ(scene.say(kChair, R"({"type":"roll.call","site":"c"})"), "ok");
  EXPECT_EQ(scene.heard(), "center a b c");
  EXPECT_EQ(scene.say(kChair, R"({"type":"mute_all"})"), "ok");
  EXPECT_EQ(scene.heard(), "center a c");
  EXPECT_EQ(scene.roster_word(kA, "b", "muted"), "true");
  EXPECT_EQ(scene.holders(kB).size(), 1U);
}

TEST(ConferenceFloor, UnderOpenASiteOpensItsOwnMicrophone) {
  auto scene = everybody(Scene::plan(FloorPolicy::kOpen));
  EXPECT_EQ(scene.heard(), "") << "never live on joining";
  EXPECT_EQ(scene.stage(), "") << "the active speaker decides";
  EXPECT_EQ(scene.say(kA, R"({"type":"microphone","on":true})"), "ok");
  EXPECT_EQ(scene.say(kB, R"({"type":"microphone","on":true})"), "ok");
  EXPECT_EQ(scene.say(kB, R"({"type":"microphone","on":true})"), "ok");
  EXPECT_EQ(scene.say(kCenter, R"({"type":"microphone","on":true})"), "ok");
  EXPECT_EQ(scene.heard(), "center a b");
  EXPECT_EQ(scene.say(kA, R"({"type":"microphone","on":false})"), "ok");
  EXPECT_EQ(scene.heard(), "center b");
  EXPECT_EQ(scene.say(kChair, R"({"type":"mute","site":"b"})"), "ok");
  EXPECT_EQ(scene.heard(), "center");
  EXPECT_EQ(scene.roster_word(kA, "b", "muted"), "true");
  EXPECT_EQ(scene.say(kB, R"({"type":"microphone","on":true})"), "ok");
  EXPECT_EQ(scene.roster_word(kA, "b", "muted"), "false");
  (void)scene.say(kA, R"({"type":"microphone","on":true})");
  EXPECT_EQ(scene.say(kChair, R"({"type":"mute_all"})"), "ok");
  EXPECT_EQ(scene.heard(), "center");
  EXPECT_EQ(scene.last(kC, "microphone"), nullptr) << "nothing changed for c";
}

TEST(ConferenceFloor, UnderOpenTheMcuSaysWhoIsOnStage) {
  auto scene = everybody(Scene::plan(FloorPolicy::kOpen));
  scene.event(mcu::SpeakingEvent{ConferenceId("conf"), {SiteId("b")}, SiteId("b"), {}});
  EXPECT_EQ(scene.last(kA, "roster").at("on_stage").as_string(), "b");
  EXPECT_TRUE(scene.last(kA, "roster").at("stage").is_null());
}

TEST(ConferenceFloor, PolicySwitchesWhileRunning) {
  auto scene = everybody();
  (void)scene.say(kChair, R"({"type":"floor.grant","site":"a"})");
  (void)scene.say(kB, R"({"type":"floor.request"})");
  EXPECT_EQ(scene.say(kChair, R"({"type":"policy","policy":"open"})"), "ok");
  EXPECT_EQ(scene.heard(), "center a");
  EXPECT_EQ(scene.microphone(kC, "b"), "off") << "nobody goes live by a switch of policy";
  EXPECT_EQ(scene.last(kC, "microphone").at("can_open"), true);
  EXPECT_EQ(scene.stage(), "");
  EXPECT_EQ(scene.say(kChair, R"({"type":"policy","policy":"chaired"})"), "ok");
  EXPECT_EQ(scene.heard(), "center");
  EXPECT_EQ(scene.last(kC, "microphone").at("can_open"), false);
}

TEST(ConferenceFloor, StageLayoutAndView) {
  auto scene = everybody();
  EXPECT_EQ(scene.say(kChair, R"({"type":"stage","site":"c"})"), "ok");
  EXPECT_EQ(scene.stage(), "c");
  EXPECT_EQ(scene.last(kA, "roster").at("stage").as_string(), "c");
  // The chair's latest word counts: a grant takes the stage.
  (void)scene.say(kChair, R"({"type":"floor.grant","site":"a"})");
  EXPECT_EQ(scene.stage(), "a");
  EXPECT_TRUE(scene.last(kA, "roster").at("stage").is_null());
  (void)scene.say(kChair, R"({"type":"stage","site":"c"})");
  EXPECT_EQ(scene.stage(), "c");
  (void)scene.say(kChair, R"({"type":"stage","site":null})");
  EXPECT_EQ(scene.stage(), "a");

  EXPECT_EQ(scene.say(kChair, R"({"type":"layout","preset":"grid"})"), "ok");
  EXPECT_EQ(scene.desired.back().groups[0].layout, mcu::LayoutName::kGrid);
  EXPECT_EQ(scene.last(kB, "roster").at("preset").as_string(), "grid");

  EXPECT_EQ(scene.say(kA, R"({"type":"view","view":"forwarded"})"), "ok");
  EXPECT_EQ(scene.desired.back().participants[1].view, mcu::View::kForwarded);
  EXPECT_EQ(scene.say(kA, R"({"type":"view","view":"forwarded","site":"a"})"), "ok");
  EXPECT_EQ(scene.say(kA, R"({"type":"view","view":"forwarded","site":"b"})"), "auth.other_site");
  EXPECT_EQ(scene.say(kChair, R"({"type":"view","view":"forwarded","site":"b"})"), "ok");
  EXPECT_EQ(scene.roster_word(kC, "b", "view"), "forwarded");
  EXPECT_EQ(scene.say(kChair, R"({"type":"view","view":"composed"})"), "field.missing");
}

TEST(ConferenceFloor, AContentGrantAndItsPictureAreOneStep) {
  auto scene = everybody();
  (void)scene.say(kA, R"({"type":"floor.request","floor":"content"})");
  const auto versions = scene.desired.size();
  EXPECT_EQ(scene.say(kChair, R"({"type":"floor.grant","site":"a","floor":"content"})"), "ok");
  ASSERT_EQ(scene.desired.size(), versions + 1);
  EXPECT_EQ(scene.desired.back().content, SiteId("a"));
  EXPECT_EQ(scene.desired.back().groups[0].layout, mcu::LayoutName::kContentSpeaker);
  EXPECT_EQ(scene.desired.back().groups[0].places.at(0).kind, mcu::DesiredPlace::Kind::kContent);
  EXPECT_EQ(scene.last(kB, "roster").at("preset").as_string(), "slides");
  EXPECT_EQ(scene.say(kA, R"({"type":"floor.release","floor":"content"})"), "ok");
  ASSERT_EQ(scene.desired.size(), versions + 2);
  EXPECT_EQ(scene.desired.back().groups[0].layout, mcu::LayoutName::kStage);
  EXPECT_EQ(scene.last(kB, "roster").at("preset").as_string(), "stage");
}

TEST(ConferenceFloor, AReturningSiteGetsWhatTheChairSet) {
  auto scene = everybody();
  (void)scene.say(kChair, R"({"type":"view","view":"forwarded","site":"a"})");
  (void)scene.say(kChair, R"({"type":"layout","preset":"full"})");
  (void)scene.say(kB, R"({"type":"floor.request"})");
  (void)scene.say(kA, R"({"type":"floor.request"})");
  scene.leave(kA);
  scene.pass(300s);
  ASSERT_TRUE(scene.join(20, "a"));
  EXPECT_EQ(scene.last(20, "roster").at("preset").as_string(), "full");
  EXPECT_EQ(scene.roster_word(20, "a", "view"), "forwarded");
  EXPECT_EQ(scene.last(20, "microphone").at("state").as_string(), "asked");
  EXPECT_EQ(scene.last(20, "microphone").at("place").as_int64(), 2);
}

TEST(ConferenceFloor, AHolderThatDropsKeepsFloorAndTimeForAWhile) {
  auto plan = Scene::plan();
  plan.floor = {.max_holders = 1, .time_limit = 60s, .warning = 10s, .grace = 5s, .drop_grace = 15s};
  auto scene = everybody(plan);
  (void)scene.say(kChair, R"({"type":"floor.grant","site":"a"})");
  scene.pass(20s);
  scene.leave(kA);
  scene.pass(14s);
  ASSERT_TRUE(scene.join(20, "a"));
  EXPECT_EQ(scene.last(20, "microphone").at("state").as_string(), "live");
  EXPECT_EQ(scene.last(20, "microphone").at("remaining_ms").as_int64(), 40000);
  scene.leave(20);
  scene.pass(15s);
  EXPECT_EQ(scene.heard(), "center");
  ASSERT_TRUE(scene.join(21, "a"));
  EXPECT_EQ(scene.last(21, "microphone").at("state").as_string(), "off");
}

TEST(ConferenceFloor, TheChairsPageMayGoWithoutChangingAnything) {
  auto scene = everybody();
  (void)scene.say(kChair, R"({"type":"floor.grant","site":"a"})");
  scene.pass(10s);  // nothing to take back any more; a is found silent
  scene.forget();
  scene.leave(kChair);
  scene.pass(60s);
  for (const auto& [client, messages] : scene.told) {
    for (const auto& message : messages) EXPECT_EQ(message.at("type"), "lines") << client;
  }
  EXPECT_EQ(scene.heard(), "center a");
  ASSERT_TRUE(scene.join(90, "chair", false));
  EXPECT_EQ(scene.holders(90).size(), 1U);
}

}  // namespace
}  // namespace signaling
