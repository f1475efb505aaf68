// Taking back the chair's last act.
#include <gtest/gtest.h>

#include "engine_scene.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

const SiteId kA("a"), kB("b"), kC("c");

TEST(EngineUndo, AGrantIsTakenBackAndTheFormerHolderGoesOn) {
  EngineScene scene;
  auto& engine = scene.engine;
  (void)engine.grant(scene.chair, kA, FloorId::kSpeech, {}, scene.now);
  scene.pass(20s);
  (void)engine.request(scene.hall, kB, FloorId::kSpeech, {}, scene.now);
  (void)engine.grant(scene.chair, kB, FloorId::kSpeech, {}, scene.now);
  EXPECT_EQ(scene.live(), "center b");
  ASSERT_NE(engine.undo_point(), nullptr);
  EXPECT_EQ(engine.undo_point()->act, "floor.grant");
  EXPECT_EQ(engine.undo_point()->site, kB);
  scene.pass(3s);
  (void)engine.request(scene.hall, kC, FloorId::kSpeech, {}, scene.now);
  ASSERT_TRUE(engine.undo(scene.chair, scene.now));
  EXPECT_EQ(scene.live(), "center a");
  EXPECT_EQ(engine.speech().holder(kA)->remaining(scene.now), 40s) << "with the time it had left";
  EXPECT_EQ(engine.speech().place(kB), 1U) << "waits again";
  EXPECT_EQ(engine.speech().place(kC), 2U) << "what others did meanwhile stays";
  EXPECT_EQ(engine.undo(scene.chair, scene.now).error(), ConferenceFault::kNothingToUndo) << "once";
}

TEST(EngineUndo, OnlyForFiveSecondsAndOnlyTheLastAct) {
  EngineScene scene;
  auto& engine = scene.engine;
  (void)engine.pin_stage(scene.chair, kA, scene.now);
  (void)engine.set_layout(scene.chair, "halls", "grid", scene.now);
  ASSERT_TRUE(engine.undo(scene.chair, scene.now));
  EXPECT_EQ(scene.preset(), "stage");
  EXPECT_EQ(engine.stage().pinned, kA) << "an act before the last one stays";
  (void)engine.set_layout(scene.chair, "halls", "grid", scene.now);
  scene.pass(5s);
  EXPECT_EQ(engine.undo_point(), nullptr);
  EXPECT_FALSE(engine.undo(scene.chair, scene.now));
  EXPECT_EQ(scene.preset(), "grid");
}

TEST(EngineUndo, MicrophonesAreOpenedAgain) {
  EngineScene scene(EngineScene::plan(FloorPolicy::kOpen));
  auto& engine = scene.engine;
  (void)engine.switch_microphone(scene.hall, kA, true, scene.now);
  (void)engine.switch_microphone(scene.hall, kB, true, scene.now);
  (void)engine.mute_all(scene.chair, scene.now);
  EXPECT_EQ(scene.live(), "");
  (void)engine.switch_microphone(scene.hall, kC, true, scene.now);
  ASSERT_TRUE(engine.undo(scene.chair, scene.now));
  EXPECT_EQ(scene.live(), "a b c");
  (void)engine.mute_all(scene.chair, scene.now);
  EXPECT_EQ(scene.live(), "") << "what was given back is still what the sites took";
}

TEST(EngineUndo, ARemovedSiteGetsNothingBack) {
  EngineScene scene;
  auto& engine = scene.engine;
  auto without_a = EngineScene::plan();
  without_a.sites.erase(without_a.sites.begin() + 1);
  (void)engine.grant(scene.chair, kA, FloorId::kSpeech, {}, scene.now);
  (void)engine.pin_stage(scene.chair, kA, scene.now);
  (void)engine.grant(scene.chair, kB, FloorId::kSpeech, {}, scene.now);
  engine.set_plan(without_a, scene.now);
  ASSERT_TRUE(engine.undo(scene.chair, scene.now));
  EXPECT_TRUE(engine.speech().holders.empty());
  EXPECT_FALSE(engine.stage().pinned);
  EXPECT_EQ(scene.live(), "center");
}

TEST(EngineUndo, ARemovalIsTakenBackWithTurnAndPlace) {
  EngineScene scene;
  auto& engine = scene.engine;
  (void)engine.grant(scene.chair, kA, FloorId::kSpeech, {}, scene.now);
  (void)engine.request(scene.hall, kA, FloorId::kContent, {}, scene.now);
  scene.pass(20s);
  (void)engine.request(scene.hall, kB, FloorId::kContent, {}, scene.now);
  (void)engine.ask_help(scene.hall, kA, "Mất tiếng", scene.now);
  ASSERT_TRUE(engine.remove(scene.chair, kA, scene.now));
  EXPECT_EQ(engine.undo_point()->act, "remove");
  scene.pass(4s);
  ASSERT_TRUE(engine.undo(scene.chair, scene.now));
  EXPECT_FALSE(scene.seat("a").removed);
  EXPECT_EQ(scene.live(), "center a");
  EXPECT_EQ(engine.speech().holder(kA)->remaining(scene.now), 40s);
  EXPECT_EQ(engine.content().place(kA), 1U);
  EXPECT_EQ(engine.content().place(kB), 2U);
  EXPECT_EQ(scene.seat("a").help, "Mất tiếng");
  ASSERT_TRUE(engine.remove(scene.chair, kA, scene.now));
  scene.pass(5s);
  EXPECT_FALSE(engine.undo(scene.chair, scene.now));
  EXPECT_TRUE(scene.seat("a").removed);
}

TEST(EngineUndo, TheStageTheMessageAndTheOrder) {
  EngineScene scene;
  auto& engine = scene.engine;
  (void)engine.pin_stage(scene.chair, kA, scene.now);
  ASSERT_TRUE(engine.undo(scene.chair, scene.now));
  EXPECT_FALSE(engine.stage().pinned);
  (void)engine.draw_message(scene.desk, "Sai chữ", 60s, scene.now);
  ASSERT_TRUE(engine.undo(scene.desk, scene.now));
  EXPECT_EQ(engine.data().message.text, "");
  (void)engine.set_order(scene.chair, QueueOrder::kUnspoken, scene.now);
  ASSERT_TRUE(engine.undo(scene.chair, scene.now));
  EXPECT_EQ(engine.speech().order, QueueOrder::kTime);
}

TEST(EngineUndo, ThePictureOfAContentTurnGoesAndComesWithIt) {
  EngineScene scene;
  auto& engine = scene.engine;
  (void)engine.set_layout(scene.chair, "halls", "pair", scene.now);
  (void)engine.grant(scene.chair, kA, FloorId::kContent, {}, scene.now);
  EXPECT_EQ(scene.preset(), "slides");
  ASSERT_TRUE(engine.undo(scene.chair, scene.now));
  EXPECT_EQ(scene.preset(), "pair") << "the grant is taken back";

  (void)engine.grant(scene.chair, kA, FloorId::kContent, {}, scene.now);
  (void)engine.revoke(scene.chair, kA, FloorId::kContent, scene.now);
  EXPECT_EQ(scene.preset(), "pair");
  ASSERT_TRUE(engine.undo(scene.chair, scene.now));
  EXPECT_EQ(scene.preset(), "slides") << "the revocation is taken back";

  (void)engine.set_layout(scene.chair, "halls", "grid", scene.now);
  (void)engine.grant(scene.chair, kB, FloorId::kContent, {}, scene.now);
  EXPECT_EQ(scene.preset(), "slides");
  ASSERT_TRUE(engine.undo(scene.chair, scene.now));
  EXPECT_EQ(engine.content_site(), kA);
  EXPECT_EQ(scene.preset(), "grid") << "what the chair had chosen while a showed";

  (void)engine.set_layout(scene.chair, "halls", "slides", scene.now);
  (void)engine.release(scene.hall, kA, FloorId::kContent, scene.now);
  ASSERT_TRUE(engine.undo(scene.chair, scene.now));
  EXPECT_EQ(scene.preset(), "grid");
}

TEST(EngineUndo, ALayoutChosenWhileContentWasShownAndTakenBackAfterItEndsWithIt) {
  EngineScene scene;
  auto& engine = scene.engine;
  (void)engine.grant(scene.chair, kA, FloorId::kContent, {}, scene.now);
  (void)engine.set_layout(scene.chair, "halls", "grid", scene.now);
  (void)engine.release(scene.hall, kA, FloorId::kContent, scene.now);
  ASSERT_TRUE(engine.undo(scene.chair, scene.now));
  EXPECT_EQ(scene.preset(), "stage") << "no content, so no picture of it";
}

TEST(EngineUndo, ARemovalOfWhoShowsContentIsTakenBackWithThePicture) {
  EngineScene scene;
  auto& engine = scene.engine;
  (void)engine.grant(scene.chair, kA, FloorId::kContent, {}, scene.now);
  ASSERT_TRUE(engine.remove(scene.chair, kA, scene.now));
  EXPECT_EQ(scene.preset(), "stage");
  ASSERT_TRUE(engine.undo(scene.chair, scene.now));
  EXPECT_EQ(scene.preset(), "slides");
  (void)engine.release(scene.hall, kA, FloorId::kContent, scene.now);
  EXPECT_EQ(scene.preset(), "stage");
}

TEST(EngineUndo, WhatChangedNothingIsNoAct) {
  EngineScene scene;
  auto& engine = scene.engine;
  (void)engine.pin_stage(scene.chair, std::nullopt, scene.now);
  EXPECT_EQ(engine.undo_point(), nullptr);
  (void)engine.revoke(scene.chair, kA, FloorId::kSpeech, scene.now);
  EXPECT_EQ(engine.undo_point(), nullptr) << "it was refused";
}

}  // namespace
}  // namespace signaling
