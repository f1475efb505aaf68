#include "video_bridge_fixture.h"

namespace mcu {
namespace {

using namespace test;
using std::chrono::milliseconds;

TEST_F(VideoBridgeTest, NothingHappensWhileNobodyWatches) {
  show(LayoutName::kGrid);
  run(200);
  EXPECT_EQ(bridge_->next_deadline(), media::kNever);
  EXPECT_EQ(bridge_->figures().ticks, 0U);
  for (const auto& camera : cameras_) EXPECT_FALSE(camera->source.has_sinks(0));
}

TEST_F(VideoBridgeTest, WhoJoinsSeesEverySiteInItsTileSoon) {
  show(LayoutName::kGrid);
  run(100);
  watch();
  run(250);
  for (size_t i = 0; i < 4; ++i) EXPECT_TRUE(media::test::close(seen(LayoutName::kGrid, i), colour_of(i), 8)) << i;
  run(1000);
  EXPECT_NEAR(watcher_->frames, 37, 2);
  EXPECT_EQ(watcher_->keyframes, 1);
  EXPECT_LE(watcher_->longest_step, 3001);
}

TEST_F(VideoBridgeTest, EachRungIsTheSameView) {
  show(LayoutName::kGrid);
  watch(0);
  run(300);
  EXPECT_EQ(watcher_->picture().size, (media::Size{160, 90}));
  EXPECT_TRUE(media::test::close(media::test::centre(watcher_->picture(), {80, 0, 80, 44}), colour_of(1), 8));
}

TEST_F(VideoBridgeTest, TheStageTakesTheLargeLayerWhenItChanges) {
  show(LayoutName::kStage);
  watch();
  run(400);
  EXPECT_TRUE(cameras_[0]->source.has_sinks(2)) << "240 × 135 is more than the middle layer";
  EXPECT_TRUE(cameras_[2]->source.has_sinks(0));
  EXPECT_FALSE(cameras_[2]->source.has_sinks(2));

  std::swap(scene_.pictures[0], scene_.pictures[2]);
  show(LayoutName::kStage);
  run(40);
  EXPECT_TRUE(media::test::close(seen(LayoutName::kStage, 0), colour_of(2), 30)) << "small, but at once";
  run(300);
  EXPECT_TRUE(media::test::close(seen(LayoutName::kStage, 0), colour_of(2), 8));
  EXPECT_TRUE(media::test::close(seen_above(LayoutName::kStage, 2), colour_of(0), 8));
  EXPECT_TRUE(cameras_[2]->source.has_sinks(2));
  EXPECT_FALSE(cameras_[0]->source.has_sinks(2));
  EXPECT_EQ(watcher_->keyframes, 1) << "a change of the scene is no new stream";
}

TEST_F(VideoBridgeTest, AStalledSiteIsLabelledWithinASecondAndDisturbsNobody) {
  show(LayoutName::kGrid);
  watch();
  run(400);
  const int before = watcher_->frames;
  cameras_[1]->lose = true;
  run(600);
  EXPECT_TRUE(media::test::close(seen_above(LayoutName::kGrid, 1), colour_of(1), 8)) << "the last good picture";
  run(400);
  EXPECT_TRUE(media::test::close(seen_above(LayoutName::kGrid, 1), kPlain, 8));
  EXPECT_TRUE(media::test::close(seen(LayoutName::kGrid, 3), colour_of(3), 8));
  EXPECT_NEAR(watcher_->frames - before, 30, 2);
  cameras_[1]->lose = false;
  run(300);
  EXPECT_TRUE(media::test::close(seen(LayoutName::kGrid, 1), colour_of(1), 8));
}

TEST_F(VideoBridgeTest, CamerasMayEndOnceTheSceneIsWithoutThem) {
  show(LayoutName::kGrid);
  watch();
  run(300);
  scene_.pictures[3].source = nullptr;
  scene_.pictures[3].connected = false;
  show(LayoutName::kGrid);
  cameras_.pop_back();
  run(300);
  EXPECT_TRUE(media::test::close(seen_above(LayoutName::kGrid, 3), kPlain, 8));
  scene_.pictures.resize(2);
  show(LayoutName::kGrid);
  cameras_.resize(2);
  run(300);
  EXPECT_TRUE(media::test::close(seen(LayoutName::kGrid, 1), colour_of(1), 8));
}

TEST_F(VideoBridgeTest, PicturesWaitForTheirSound) {
  show(LayoutName::kGrid);
  watch();
  run(400);
  for (size_t i = 0; i < 4; ++i) bridge_->set_audio_delay(key(i).site, milliseconds(200));
  run(400);
  cameras_[0]->colour = media::test::kBlue;
  run(150);
  EXPECT_FALSE(media::test::close(seen(LayoutName::kGrid, 0), media::test::kBlue, 30));
  run(120);
  EXPECT_TRUE(media::test::close(seen(LayoutName::kGrid, 0), media::test::kBlue, 12));
}

TEST_F(VideoBridgeTest, WhoSpeaksIsFramedForAWhile) {
  const YuvColour green = media::yuv_from_rgb(52, 199, 108);
  show(LayoutName::kGrid);
  watch();
  run(300);
  const auto edge = [&] {
    const Rect r = tile(LayoutName::kGrid, 1);
    return media::test::mean(watcher_->picture(), {r.x + 8, r.y, r.width - 16, 2});
  };
  EXPECT_FALSE(media::test::close(edge(), green, 30));
  bridge_->set_speaking({SiteId("site-1")});
  run(150);
  EXPECT_TRUE(media::test::close(edge(), green, 30));
  bridge_->set_speaking({});
  run(300);
  EXPECT_TRUE(media::test::close(edge(), green, 30)) << "between two words";
  run(700);
  EXPECT_FALSE(media::test::close(edge(), green, 30));
}

TEST_F(VideoBridgeTest, ABusyLaneSkipsTicksAndNeverPilesUp) {
  show(LayoutName::kGrid);
  watch();
  run(400);
  const auto before = bridge_->figures();
  stuck_ = true;
  run(330);
  EXPECT_LE(lane_.backlog(), 2U);
  EXPECT_NEAR(static_cast<double>(bridge_->figures().skipped_ticks - before.skipped_ticks), 8, 1);
  stuck_ = false;
  run(300);
  EXPECT_TRUE(media::test::close(seen(LayoutName::kGrid, 2), colour_of(2), 8));
  EXPECT_EQ(watcher_->keyframes, 1);
}

TEST_F(VideoBridgeTest, ADamagedFrameCostsThatSiteOneKeyframeAndNobodyElse) {
  show(LayoutName::kGrid);
  watch();
  run(500);
  const int asked = cameras_[1]->requests[1];
  const int others = cameras_[0]->requests[1];
  cameras_[1]->damage_next = true;
  run(500);
  EXPECT_TRUE(media::test::close(seen(LayoutName::kGrid, 1), colour_of(1), 8));
  EXPECT_GE(cameras_[1]->requests[1] - asked, 1);
  EXPECT_LE(cameras_[1]->requests[1] - asked, 3);
  EXPECT_EQ(cameras_[0]->requests[1], others);
  EXPECT_GE(bridge_->figures().engine.decode_errors, 1U);
}

TEST_F(VideoBridgeTest, WatchingAgainShowsNothingOfBefore) {
  show(LayoutName::kGrid);
  watch();
  run(400);
  watcher_.reset();
  run(100);
  for (const auto& camera : cameras_) EXPECT_FALSE(camera->source.has_sinks(1));
  cameras_[0]->colour = media::test::kBlue;
  cameras_[1]->lose = true;
  watch();
  run(300);
  EXPECT_TRUE(media::test::close(seen(LayoutName::kGrid, 0), media::test::kBlue, 8));
  EXPECT_TRUE(media::test::close(seen_above(LayoutName::kGrid, 1), kPlain, 8)) << "not the picture of then";
}

TEST_F(VideoBridgeTest, MayEndWhileATickIsOnTheLane) {
  show(LayoutName::kGrid);
  watch();
  run(300);
  stuck_ = true;
  run(40);
  ASSERT_GE(lane_.backlog(), 1U);
  watcher_.reset();
  bridge_->set_scene({}, now_);
  bridge_.reset();
  lane_.run_pending();
  for (Task& task : std::exchange(to_shard_, {})) task();
}

TEST_F(VideoBridgeTest, TellsWhatBecameOfEachCamera) {
  const SiteId live("site-0"), frozen("site-1"), black("site-2"), lossy("site-3");
  EXPECT_FALSE(bridge_->picture_second(live, now_)) << "nobody watches";
  show(LayoutName::kGrid);
  watch();
  cameras_[2]->colour = {16, 128, 128};
  for (int i = 0; i < 150; ++i) {
    cameras_[0]->colour.y = static_cast<uint8_t>(100 + 10 * (i % 2));
    cameras_[3]->colour = cameras_[0]->colour;
    cameras_[3]->lose = i % 10 == 5;
    run(33);
  }
  ASSERT_TRUE(bridge_->picture_second(live, now_));
  EXPECT_NEAR(static_cast<double>(bridge_->picture_second(live, now_)->decoded), 30, 2);
  EXPECT_EQ(bridge_->picture_second(live, now_)->dropped, 0U);
  EXPECT_FALSE(bridge_->picture_second(live, now_)->picture.frozen);
  EXPECT_LT(bridge_->picture_second(live, now_)->picture.longest_freeze, milliseconds(150));
  EXPECT_TRUE(bridge_->picture_second(frozen, now_)->picture.frozen);
  EXPECT_FALSE(bridge_->picture_second(frozen, now_)->picture.black);
  EXPECT_TRUE(bridge_->picture_second(black, now_)->picture.black);
  EXPECT_LT(bridge_->picture_second(lossy, now_)->decoded, 29U);
  EXPECT_GT(bridge_->picture_second(lossy, now_)->dropped, 0U);
  EXPECT_EQ(bridge_->figures().missed_ticks, 0U);
  EXPECT_FALSE(bridge_->picture_second(SiteId("nobody"), now_));
  watcher_.reset();
  run(33);
  EXPECT_FALSE(bridge_->picture_second(live, now_)) << "nobody watches any more";
}

TEST_F(VideoBridgeTest, TicksThatNobodyWokeUpForAreCounted) {
  show(LayoutName::kGrid);
  watch();
  run(500);
  now_ += milliseconds(150);  // the next tick and three more
  run(100);
  EXPECT_EQ(bridge_->figures().missed_ticks, 3U);
  watcher_.reset();
  run(2000);
  watch();
  run(100);
  EXPECT_EQ(bridge_->figures().missed_ticks, 3U) << "at rest none is missed";
}

}  // namespace
}  // namespace mcu
