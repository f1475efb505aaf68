// Groups, places, content and what is drawn over the picture.
#include "video_bridge_fixture.h"

namespace mcu {
namespace {

using namespace test;
using media::test::close;

const YuvColour kSlide{170, 100, 90};

class VideoBridgeGroupsTest : public VideoBridgeTest {
 protected:
  GroupScene& add_group(const char* id, std::vector<std::optional<PictureKey>> places, LayoutName layout) {
    GroupScene group;
    group.id = id;
    group.layout = layout;
    group.places = std::move(places);
    return scene_.groups.emplace_back(std::move(group));
  }
  // Site 1 sends a second picture.
  void add_content() {
    cameras_.push_back(std::make_unique<SendingCamera>(50, std::vector<media::Size>{{320, 180}}, kSlide));
    SitePicture picture = scene_.pictures[1];
    picture.key.content = true;
    picture.source = &cameras_.back()->source;
    scene_.pictures.insert(scene_.pictures.begin() + 2, picture);
  }
  static YuvColour middle(const Watcher& watcher, media::LayoutKind kind, size_t sites, size_t index) {
    const auto tiles = media::compute_layout(kind, sites, watcher.picture().size);
    return media::test::centre(watcher.picture(), tiles[index].rect);
  }
  // Above the name, which is large in a small tile.
  static YuvColour top(const Watcher& watcher, media::LayoutKind kind, size_t sites, size_t index) {
    const Rect r = media::compute_layout(kind, sites, watcher.picture().size)[index].rect;
    return media::test::mean(watcher.picture(), {r.x + 8, r.y + 4, r.width / 4 * 2, 6});
  }
  static YuvColour whole(const Watcher& watcher) { return middle(watcher, media::LayoutKind::kFull, 1, 0); }
};

TEST_F(VideoBridgeGroupsTest, EachGroupHasAPictureOfItsOwn) {
  halls().layout = LayoutName::kFull;
  halls().places = {key(2)};
  add_group("chair", {key(0), key(3)}, LayoutName::kPair);
  show();
  watch();
  second_watcher_ = watch_group("chair", 1);
  run(400);
  EXPECT_TRUE(close(whole(*watcher_), colour_of(2), 8));
  EXPECT_TRUE(close(middle(*second_watcher_, media::LayoutKind::kPair, 2, 0), colour_of(0), 8));
  EXPECT_TRUE(close(middle(*second_watcher_, media::LayoutKind::kPair, 2, 1), colour_of(3), 8));
  EXPECT_FALSE(cameras_[1]->source.has_sinks(0)) << "nobody is shown it";
  EXPECT_EQ(bridge_->tile_of(key(2).site), kCanvas);
  EXPECT_EQ(bridge_->tile_of(key(1).site), std::nullopt);
}

TEST_F(VideoBridgeGroupsTest, AGroupThatNobodyWatchesCostsNothing) {
  halls().layout = LayoutName::kFull;
  halls().places = {key(2)};
  add_group("chair", {key(0)}, LayoutName::kFull);
  show();
  watch();
  run(400);
  EXPECT_FALSE(cameras_[0]->source.has_sinks(2));
  const auto before = bridge_->figures().engine;
  run(330);
  EXPECT_NEAR(static_cast<double>(bridge_->figures().engine.composed - before.composed), 10, 1);
  second_watcher_ = watch_group("chair", 1);
  run(300);
  EXPECT_TRUE(close(whole(*second_watcher_), colour_of(0), 8));
  EXPECT_EQ(watcher_->keyframes, 1) << "the halls notice nothing";
}

TEST_F(VideoBridgeGroupsTest, EveryPlaceShowsWhatItNames) {
  halls().fill = false;
  halls().places = {key(3), std::nullopt, key(0), PictureKey{SiteId("nobody"), false}};
  show(LayoutName::kGrid);
  watch();
  run(400);
  const auto tile = [&](size_t i) { return middle(*watcher_, media::LayoutKind::kGrid, 4, i); };
  EXPECT_TRUE(close(tile(0), colour_of(3), 8));
  EXPECT_TRUE(close(tile(2), colour_of(0), 8));
  for (const size_t empty : {1, 3}) {
    for (size_t i = 0; i < 4; ++i) EXPECT_FALSE(close(tile(empty), colour_of(i), 20)) << empty << i;
  }
}

TEST_F(VideoBridgeGroupsTest, FillingGoesOnBehindThePlaces) {
  halls().places = {key(3), std::nullopt};
  show(LayoutName::kGrid);
  watch();
  run(400);
  for (const auto& [index, site] : {std::pair<size_t, size_t>{0, 3}, {2, 0}, {3, 1}, {4, 2}}) {
    EXPECT_TRUE(close(top(*watcher_, media::LayoutKind::kGrid, 5, index), colour_of(site), 8)) << index;
  }
}

TEST_F(VideoBridgeGroupsTest, ContentIsDecodedOnlyWhereItIsShown) {
  add_content();
  show(LayoutName::kGrid);
  watch();
  run(400);
  const SendingCamera& content = *cameras_.back();
  EXPECT_FALSE(content.source.has_sinks(0)) << "filling places takes cameras only";
  EXPECT_TRUE(close(middle(*watcher_, media::LayoutKind::kGrid, 4, 2), colour_of(2), 8));
  halls().places = {key(1, true), key(1)};
  show(LayoutName::kContentSpeaker);
  run(200);
  EXPECT_TRUE(content.source.has_sinks(0));
  EXPECT_TRUE(close(middle(*watcher_, media::LayoutKind::kContentSpeaker, 5, 0), kSlide, 8));
  EXPECT_TRUE(close(top(*watcher_, media::LayoutKind::kContentSpeaker, 5, 1), colour_of(1), 12));
  show(LayoutName::kGrid);
  halls().places = {};
  show(LayoutName::kGrid);
  run(40);
  EXPECT_FALSE(content.source.has_sinks(0));
}

TEST_F(VideoBridgeGroupsTest, ASlideThatDoesNotChangeStays) {
  add_content();
  halls().places = {key(1, true)};
  show(LayoutName::kFull);
  watch();
  run(400);
  cameras_.back()->lose = true;
  run(2000);
  EXPECT_TRUE(close(whole(*watcher_), kSlide, 8));
}

TEST_F(VideoBridgeGroupsTest, ASmallGroupIsSlowAndHasOneRung) {
  add_group("thumbnails", {}, LayoutName::kGrid).small = true;
  scene_.groups.back().fill = scene_.groups.back().plain = true;
  show();
  ASSERT_EQ(bridge_->composed("thumbnails")->layer_count(), 1U);
  watcher_ = watch_group("thumbnails", 0);
  run(400);
  const int before = watcher_->frames;
  run(2000);
  EXPECT_NEAR(watcher_->frames - before, 20, 1);
  EXPECT_EQ(watcher_->picture().size, kCanvas) << "which is smaller than 640 × 360 here";
  for (size_t i = 0; i < 4; ++i) EXPECT_TRUE(close(seen(LayoutName::kGrid, i), colour_of(i), 8)) << i;
}

TEST_F(VideoBridgeGroupsTest, ATakeIsOneCut) {
  halls().places = {key(0), key(1)};
  show(LayoutName::kPair);
  watch();
  run(415);  // between two ticks
  const auto pair = [&](size_t i) { return middle(*watcher_, media::LayoutKind::kPair, 4, i); };
  // All at once, with the next picture: places, layout, and what is drawn over them.
  halls().places = {key(2), key(3)};
  scene_.overlay.message = "Mời các điểm cầu";
  show(LayoutName::kPair);
  const int before = watcher_->frames;
  while (watcher_->frames == before) run(1);
  EXPECT_TRUE(close(pair(0), colour_of(2), 30));
  EXPECT_TRUE(close(pair(1), colour_of(3), 30));
  EXPECT_EQ(watcher_->keyframes, 1) << "a cut is no new stream";
}

TEST_F(VideoBridgeGroupsTest, WhatIsWrittenOverThePictureIsThereAndNotInPlainGroups) {
  add_group("plain", {key(0)}, LayoutName::kFull).plain = true;
  halls().places = {key(0)};
  show(LayoutName::kFull);
  watch();
  second_watcher_ = watch_group("plain", 1);
  run(400);
  EXPECT_TRUE(close(whole(*watcher_), colour_of(0), 8));
  scene_.overlay.card = DesiredCard{"Hội nghị tạm nghỉ", {"Tiếp tục lúc 9:45"}, true};
  show();
  run(200);
  const Rect corner{16, 16, 32, 32};
  EXPECT_FALSE(close(media::test::mean(watcher_->picture(), corner), colour_of(0), 30)) << "the card takes all of it";
  EXPECT_TRUE(close(media::test::mean(second_watcher_->picture(), corner), colour_of(0), 8));
}

TEST_F(VideoBridgeGroupsTest, GroupsComeAndGo) {
  show();
  EXPECT_EQ(bridge_->composed("chair"), nullptr);
  add_group("chair", {key(1)}, LayoutName::kFull);
  show();
  second_watcher_ = watch_group("chair", 1);
  const auto id = bridge_->composed("chair")->id();
  EXPECT_NE(id, bridge_->composed("halls")->id());
  run(400);
  EXPECT_TRUE(close(whole(*second_watcher_), colour_of(1), 8));
  second_watcher_.reset();
  scene_.groups.pop_back();
  show();
  EXPECT_EQ(bridge_->composed("chair"), nullptr);
  run(100);
  add_group("chair", {key(1)}, LayoutName::kFull);
  show();
  EXPECT_NE(bridge_->composed("chair")->id(), id) << "a source of its own";
}

}  // namespace
}  // namespace mcu
