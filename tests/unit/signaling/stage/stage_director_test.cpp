#include "signaling/stage/stage_director.h"

#include <gtest/gtest.h>

#include "tests/unit/signaling/stage/stage_scene.h"

namespace signaling {
namespace {

StageDirector make(std::string_view preset = "stage") { return StageDirector(presets(), preset); }

std::string halls(const StageDirector& stage, const StageRoster& roster = everybody()) {
  return text(stage.desired_groups(roster).front());
}

TEST(StageDirector, BeginsWithOnePictureForAllAndTheThumbnails) {
  const auto groups = make("pair").desired_groups(everybody());
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups[0].id, "halls");
  EXPECT_EQ(groups[0].layout, mcu::LayoutName::kPair);
  EXPECT_FALSE(groups[0].plain || groups[0].small);
  EXPECT_EQ(groups[1].id, "thumbnails");
  EXPECT_EQ(text(groups[1]), "h a b c d");
  EXPECT_TRUE(groups[1].plain && groups[1].small && !groups[1].fill);
  EXPECT_EQ(make("nothing").state().of(StageGroup::kHalls).live->preset, "stage");
}

TEST(StageDirector, ThumbnailsKeepTheirCells) {
  auto roster = everybody();
  roster.connected = {kB};
  EXPECT_EQ(text(make().desired_groups(roster).back()), "h a b c d");
}

TEST(StageDirector, ShowsAPresetAtOnce) {
  auto stage = make();
  EXPECT_TRUE(stage.show(StageGroup::kHalls, "pair", at(1s)));
  EXPECT_EQ(halls(stage), "h a");
  EXPECT_EQ(stage.take_events().size(), 1U);
  EXPECT_TRUE(stage.show(StageGroup::kHalls, "pair", at(2s)));
  EXPECT_TRUE(stage.take_events().empty());
  EXPECT_EQ(stage.show(StageGroup::kHalls, "nothing", at(3s)).error(), StageError::kUnknownPreset);
}

TEST(StageDirector, PreparesAndTakesInOneStep) {
  auto stage = make();
  EXPECT_TRUE(stage.prepare(StageGroup::kHalls, StageView{"pair", {by_hand(kC)}}, at(1s)));
  EXPECT_EQ(halls(stage), "h") << "nothing is seen of it yet";
  EXPECT_EQ(text(*stage.preview(StageGroup::kHalls, everybody())), "c h");
  (void)stage.take_events();
  EXPECT_TRUE(stage.take(StageGroup::kHalls, at(2s)));
  EXPECT_EQ(halls(stage), "c h");
  EXPECT_FALSE(stage.preview(StageGroup::kHalls, everybody()));
  EXPECT_EQ(stage.take_events().size(), 1U);
  EXPECT_EQ(stage.take(StageGroup::kHalls, at(2s)).error(), StageError::kNothingPrepared) << "two take at once";
}

TEST(StageDirector, WhatWasPreparedIsReplacedOrThrownAway) {
  auto stage = make();
  (void)stage.prepare(StageGroup::kHalls, StageView{"pair"}, at(1s));
  (void)stage.prepare(StageGroup::kHalls, StageView{"full"}, at(2s));
  EXPECT_EQ(stage.state().of(StageGroup::kHalls).prepared->preset, "full");
  EXPECT_TRUE(stage.prepare(StageGroup::kHalls, std::nullopt, at(3s)));
  EXPECT_EQ(stage.take(StageGroup::kHalls, at(4s)).error(), StageError::kNothingPrepared);
  EXPECT_EQ(stage.prepare(StageGroup::kHalls, StageView{"nothing"}, at(5s)).error(), StageError::kUnknownPreset);
  StageView endless{"grid", {}};
  endless.places.resize(kMaxPlaces + 1);
  EXPECT_EQ(stage.prepare(StageGroup::kHalls, endless, at(5s)).error(), StageError::kTooManyPlaces);
}

TEST(StageDirector, APreparedSiteThatGoesLeavesNoHole) {
  auto stage = make();
  (void)stage.prepare(StageGroup::kHalls, StageView{"pair", {by_hand(kC), by_hand(kB)}}, at(1s));
  auto roster = everybody();
  std::erase(roster.connected, kC);
  EXPECT_TRUE(stage.take(StageGroup::kHalls, at(2s)));
  EXPECT_EQ(halls(stage, roster), "h b");
  EXPECT_EQ(halls(stage), "c b") << "it is back";
}

TEST(StageDirector, OtherGroupsSeeTheHallsPictureUntilTheyHaveTheirOwn) {
  auto stage = make();
  EXPECT_EQ(stage.group_of(StageGroup::kChair), "halls");
  EXPECT_TRUE(stage.show(StageGroup::kChair, "full", at(1s)));
  EXPECT_TRUE(stage.prepare(StageGroup::kRecorder, StageView{"pair"}, at(1s)));
  EXPECT_TRUE(stage.take(StageGroup::kRecorder, at(2s)));
  EXPECT_EQ(stage.group_of(StageGroup::kChair), "chair");
  const auto groups = stage.desired_groups(everybody());
  ASSERT_EQ(groups.size(), 4U);
  EXPECT_EQ(groups[1].id, "chair");
  EXPECT_EQ(groups[2].id, "recorder");
  stage.follow_halls(StageGroup::kChair, at(3s));
  stage.follow_halls(StageGroup::kHalls, at(3s));
  EXPECT_EQ(stage.group_of(StageGroup::kChair), "halls");
  EXPECT_EQ(stage.desired_groups(everybody()).size(), 3U);
}

TEST(StageDirector, APinStandsInTheHallsOnlyUntilItIsLetGo) {
  auto stage = make();
  (void)stage.show(StageGroup::kChair, "stage", at(0s));
  stage.pin(kC, at(1s));
  stage.pin(kC, at(1s));
  EXPECT_EQ(halls(stage), "c");
  EXPECT_EQ(text(stage.desired_groups(everybody())[1]), "h");
  (void)stage.show(StageGroup::kHalls, "full", at(2s));
  EXPECT_EQ(halls(stage), "c");
  stage.remove(kA, at(3s));
  EXPECT_EQ(halls(stage), "c");
  stage.remove(kC, at(3s));
  EXPECT_EQ(stage.state().pinned, std::nullopt);
}

TEST(StageDirector, RemembersWhoSpoke) {
  auto stage = make("dialogue");
  auto roster = everybody();
  for (const auto& site : {kA, kB, kB}) {
    roster.holders = {site};
    stage.note_speaker(roster, std::nullopt, at(1s));
  }
  EXPECT_EQ(stage.take_events().size(), 2U);
  EXPECT_EQ(halls(stage, roster), "b a");
  roster.holders = {};
  stage.note_speaker(roster, kD, at(2s));
  EXPECT_EQ(halls(stage, roster), "h b") << "in a chaired conference the mixer decides nothing";
  roster.open = true;
  for (const auto& site : {kC, kD, kC}) stage.note_speaker(roster, site, at(3s));
  EXPECT_EQ(halls(stage, roster), "* d");
  EXPECT_LE(stage.state().speakers.size(), 3U);
}

TEST(StageDirector, ContentIsSeenInEveryPictureAndTheFormerOnesComeBack) {
  auto stage = make("pair");
  auto roster = everybody();
  roster.content = kA;
  (void)stage.prepare(StageGroup::kHalls, StageView{"pair", {by_hand(kC)}}, at(0s));
  (void)stage.take(StageGroup::kHalls, at(0s));
  (void)stage.show(StageGroup::kChair, "full", at(0s));
  (void)stage.prepare(StageGroup::kHalls, StageView{"grid"}, at(0s));
  stage.pin(kB, at(0s));
  EXPECT_EQ(halls(stage, roster), "b h");
  stage.content_came(at(1s));
  EXPECT_EQ(halls(stage, roster), "content h") << "a pin would hide it";
  EXPECT_EQ(text(stage.desired_groups(roster)[1]), "content h");
  EXPECT_FALSE(stage.state().of(StageGroup::kRecorder).live) << "sees it as the halls do";
  EXPECT_EQ(stage.state().of(StageGroup::kHalls).prepared, StageView{"grid"}) << "stays prepared";
  (void)stage.take_events();
  stage.content_came(at(2s));
  EXPECT_TRUE(stage.take_events().empty()) << "another one takes over";
  stage.content_left(at(3s));
  EXPECT_EQ(halls(stage), "c h") << "with who was placed by hand";
  EXPECT_EQ(text(stage.desired_groups(everybody())[1]), "h");
  (void)stage.take_events();
  stage.content_left(at(4s));
  EXPECT_TRUE(stage.take_events().empty());
}

TEST(StageDirector, AContentPlaceIsRecognisedByRuleAndByHand) {
  const std::tuple<StageView, std::string, bool> cases[] = {
      {{"content-speaker", {}}, "content-speaker", false},
      {{"content-speaker", {std::nullopt, by_hand(kC)}}, "content-speaker", false},
      {{"content-speaker", {by_hand(kC)}}, "content-speaker", true},
      {{"pair", {std::nullopt, kShowContent}}, "pair", false},
      {{"grid", {kNobody}}, "content-speaker", true},
      {{"full", {}}, "content-speaker", true}};
  for (const auto& [view, shown, aside] : cases) {
    auto stage = make();
    (void)stage.prepare(StageGroup::kHalls, view, at(0s));
    (void)stage.take(StageGroup::kHalls, at(0s));
    stage.content_came(at(1s));
    const auto& now = stage.state().of(StageGroup::kHalls);
    EXPECT_EQ(now.live->preset, shown) << view.preset;
    EXPECT_EQ(now.aside, aside ? std::optional(view) : std::nullopt) << view.preset;
  }
}

TEST(StageDirector, ContentChangesNothingWhereNoPresetHasAPlaceForIt) {
  auto all = presets();
  std::erase_if(all, [](const auto& preset) { return preset.id == "content-speaker"; });
  StageDirector stage(all, "stage");
  stage.pin(kB, at(0s));
  (void)stage.take_events();
  stage.content_came(at(1s));
  EXPECT_TRUE(stage.take_events().empty());
}

TEST(StageDirector, WhoShowsAnotherPictureMeanwhileHasTheLastWord) {
  auto stage = make();
  const auto shown = [&] { return stage.state().of(StageGroup::kHalls).live->preset; };
  stage.content_came(at(1s));
  (void)stage.show(StageGroup::kHalls, "grid", at(2s));
  stage.content_left(at(3s));
  EXPECT_EQ(shown(), "grid");
  stage.content_came(at(4s));
  (void)stage.show(StageGroup::kHalls, "content-speaker", at(5s));
  stage.content_left(at(6s));
  EXPECT_EQ(shown(), "content-speaker") << "chosen by hand, it stays";
  (void)stage.show(StageGroup::kHalls, "pair", at(7s));
  (void)stage.prepare(StageGroup::kHalls, StageView{"full"}, at(7s));
  stage.content_came(at(8s));
  (void)stage.take(StageGroup::kHalls, at(9s));
  stage.content_left(at(10s));
  EXPECT_EQ(shown(), "full");
}

TEST(StageDirector, UndoBringsBackWhatStoodAsideToo) {
  auto stage = make();
  stage.content_came(at(1s));
  StageAct shown{stage.state(), {}};
  (void)stage.show(StageGroup::kHalls, "grid", at(2s));
  shown.after = stage.state();
  stage.undo(shown, at(3s));
  EXPECT_EQ(stage.state(), shown.before);
  stage.content_left(at(4s));
  EXPECT_EQ(stage.state().of(StageGroup::kHalls).live->preset, "stage");
}

TEST(StageDirector, UndoesWhatNobodyHasChangedSince) {
  auto stage = make();
  StageAct shown{stage.state(), {}};
  (void)stage.show(StageGroup::kHalls, "pair", at(1s));
  shown.after = stage.state();
  stage.pin(kC, at(2s));
  stage.undo(shown, at(3s));
  EXPECT_EQ(stage.state().of(StageGroup::kHalls).live->preset, "stage");
  EXPECT_EQ(stage.state().pinned, kC);

  StageAct let_go{stage.state(), {}};
  stage.pin(std::nullopt, at(4s));
  let_go.after = stage.state();
  stage.undo(let_go, at(5s));
  EXPECT_EQ(stage.state().pinned, kC);

  StageAct again{stage.state(), {}};
  (void)stage.show(StageGroup::kHalls, "full", at(6s));
  again.after = stage.state();
  (void)stage.show(StageGroup::kHalls, "grid", at(7s));
  stage.undo(again, at(8s));
  EXPECT_EQ(stage.state().of(StageGroup::kHalls).live->preset, "grid") << "somebody else has shown another";
}

}  // namespace
}  // namespace signaling
