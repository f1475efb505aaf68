#include "mcu/bridge/composed_group.h"

#include <gtest/gtest.h>

namespace mcu {
namespace {

VideoBridgeSettings settings() {
  VideoBridgeSettings s;
  s.rungs.resize(2);
  s.rungs[0].size = {640, 360};
  s.rungs[1].size = {1280, 720};
  return s;
}

GroupScene wish(const char* id, LayoutName layout) {
  GroupScene scene;
  scene.id = id;
  scene.layout = layout;
  return scene;
}

PictureKey key(const char* site) { return {SiteId(site), false}; }

// Cameras 1, 2, 3 are those of the sites "1", "2", "3".
std::vector<media::SceneInput> three() {
  std::vector<media::SceneInput> inputs(3);
  for (uint32_t i = 0; i < 3; ++i) inputs[i].id = media::VideoInputId(i + 1);
  return inputs;
}
std::optional<media::VideoInputId> id_of(const PictureKey& key) {
  if (key.site.value() > "3") return std::nullopt;
  return media::VideoInputId(static_cast<uint32_t>(std::stoi(key.site.value())));
}

std::string text(const ComposedGroup& group) {
  std::string text;
  for (const auto& place : group.scene().places) text += place ? std::to_string(place->value()) : "-";
  return text;
}

TEST(ComposedGroup, FillsItsPlacesAndKnowsTheirTiles) {
  auto scene = wish("halls", LayoutName::kStage);
  scene.places = {key("3"), std::nullopt, key("4")};
  scene.fill = true;
  ComposedGroup group(settings(), scene, media::LayoutGroupId(7), 1);
  group.arrange(three(), id_of);
  EXPECT_EQ(group.id(), media::LayoutGroupId(7));
  EXPECT_EQ(text(group), "3--12") << "who is not there leaves an empty place";
  EXPECT_FALSE(group.scene().fill) << "it is done";
  ASSERT_EQ(group.tiles().size(), 5U);
  EXPECT_GT(group.tiles()[0].height, group.tiles()[1].height);

  scene.fill = false;
  group.become(scene);
  group.arrange(three(), id_of);
  EXPECT_EQ(text(group), "3--");
  scene.places.clear();
  group.become(scene);
  group.arrange(three(), id_of);
  EXPECT_EQ(text(group), "");
  EXPECT_TRUE(group.tiles().empty());
}

TEST(ComposedGroup, EveryLayoutHasItsKind) {
  const std::pair<LayoutName, media::LayoutKind> kinds[] = {
      {LayoutName::kGrid, media::LayoutKind::kGrid},
      {LayoutName::kStage, media::LayoutKind::kStage},
      {LayoutName::kPair, media::LayoutKind::kPair},
      {LayoutName::kChairSpeaker, media::LayoutKind::kChairSpeaker},
      {LayoutName::kContentSpeaker, media::LayoutKind::kContentSpeaker},
      {LayoutName::kFull, media::LayoutKind::kFull}};
  for (const auto& [name, kind] : kinds) {
    ComposedGroup group(settings(), wish("g", name), media::LayoutGroupId(1), 1);
    group.arrange(three(), id_of);
    EXPECT_EQ(group.scene().layout, kind) << to_string(name);
  }
}

TEST(ComposedGroup, ASmallGroupIsSmallSlowAndCheap) {
  auto scene = wish("thumbnails", LayoutName::kGrid);
  scene.small = scene.plain = true;
  ComposedGroup group(settings(), scene, media::LayoutGroupId(1), 1);
  group.arrange(three(), id_of);
  EXPECT_EQ(group.scene().canvas, (media::Size{640, 360}));
  EXPECT_EQ(group.scene().step, 3) << "ten of thirty a second";
  ASSERT_EQ(group.scene().rungs.size(), 1U);
  EXPECT_EQ(group.scene().rungs[0].size, group.scene().canvas);
  EXPECT_EQ(group.scene().rungs[0].frames_per_second, 10);
  EXPECT_LE(group.scene().rungs[0].bitrate, 300'000);
  EXPECT_TRUE(group.scene().plain);
  EXPECT_EQ(group.composed().source().layer_count(), 1U);

  auto slow = settings();
  slow.frames_per_second = 15;
  ComposedGroup other(slow, scene, media::LayoutGroupId(1), 1);
  EXPECT_EQ(other.scene().step, 2) << "never more than ten";
}

TEST(ComposedGroup, OnlyTheSameNameAndSizeCanGoOn) {
  const auto scene = wish("halls", LayoutName::kGrid);
  ComposedGroup group(settings(), scene, media::LayoutGroupId(1), 1);
  EXPECT_TRUE(group.can_become(wish("halls", LayoutName::kPair)));
  EXPECT_FALSE(group.can_become(wish("chair", LayoutName::kGrid)));
  auto small = scene;
  small.small = true;
  EXPECT_FALSE(group.can_become(small));
}

TEST(ComposedGroup, KnowsWhoWatches) {
  struct Sink final : MediaSink {
    void on_packet(const MediaPacket&, Timestamp) override {}
  } sink;
  ComposedGroup group(settings(), wish("halls", LayoutName::kGrid), media::LayoutGroupId(1), 1);
  EXPECT_FALSE(group.follow_watchers());
  EXPECT_FALSE(group.watched());
  group.composed().source().attach(1, sink);
  EXPECT_TRUE(group.watchers_changed());
  EXPECT_FALSE(group.watched()) << "not before it is followed";
  EXPECT_TRUE(group.follow_watchers());
  EXPECT_TRUE(group.watched());
  EXPECT_FALSE(group.watchers_changed());
  group.composed().source().detach(1, sink);
  EXPECT_TRUE(group.follow_watchers());
  EXPECT_FALSE(group.watched());
}

}  // namespace
}  // namespace mcu
