#include "media/video/scene.h"

#include <gtest/gtest.h>

namespace media {
namespace {

std::vector<SceneInput> inputs(uint32_t count) {
  std::vector<SceneInput> result(count);
  for (uint32_t i = 0; i < count; ++i) result[i].id = VideoInputId(i);
  return result;
}
// Numbers of inputs; −1: an empty place.
using Places = std::vector<int>;
Places filled(const SceneGroup& group, const std::vector<SceneInput>& inputs) {
  Places result;
  for (const auto& place : fill_places(group, inputs)) {
    result.push_back(place ? static_cast<int>(place->value()) : -1);
  }
  return result;
}
SceneGroup group(LayoutKind layout, const Places& places, bool fill) {
  SceneGroup g;
  g.layout = layout;
  g.fill = fill;
  for (const int place : places) {
    g.places.push_back(place < 0 ? std::nullopt : std::optional(VideoInputId(static_cast<uint32_t>(place))));
  }
  return g;
}

TEST(FillPlaces, WithoutFillThePlacesStandAsTheyAre) {
  EXPECT_EQ(filled(group(LayoutKind::kStage, {3, -1, 1}, false), inputs(5)), (Places{3, -1, 1}));
  EXPECT_EQ(filled(group(LayoutKind::kGrid, {}, false), inputs(5)), Places{});
}

TEST(FillPlaces, OthersFollowInTheOrderOfTheScene) {
  EXPECT_EQ(filled(group(LayoutKind::kStage, {3, -1, 1}, true), inputs(5)), (Places{3, -1, 1, 0, 2, 4}));
  EXPECT_EQ(filled(group(LayoutKind::kGrid, {}, true), inputs(3)), (Places{0, 1, 2}));
}

TEST(FillPlaces, ContentIsSeenOnlyWhereItIsPlaced) {
  auto seen = inputs(4);
  seen[2].content = true;
  EXPECT_EQ(filled(group(LayoutKind::kGrid, {}, true), seen), (Places{0, 1, 3}));
  EXPECT_EQ(filled(group(LayoutKind::kContentSpeaker, {2, 1}, true), seen), (Places{2, 1, 0, 3}));
}

TEST(FillPlaces, NeverMoreThanTheLayoutHasTiles) {
  EXPECT_EQ(filled(group(LayoutKind::kGrid, {}, true), inputs(40)).size(), kMaxTiles);
  EXPECT_EQ(filled(group(LayoutKind::kFull, {2}, true), inputs(5)), Places{2});
  EXPECT_EQ(filled(group(LayoutKind::kFull, {}, true), inputs(5)), Places{0});
  EXPECT_EQ(filled(group(LayoutKind::kFull, {4, 3}, false), inputs(5)), Places{4});
  EXPECT_EQ(fill_places(group(LayoutKind::kPair, Places(40, 1), false), inputs(2)).size(), kMaxTiles);
}

TEST(FillPlaces, OneInputMayStandInSeveralPlaces) {
  EXPECT_EQ(filled(group(LayoutKind::kChairSpeaker, {0, 0}, true), inputs(3)), (Places{0, 0, 1, 2}));
}

}  // namespace
}  // namespace media
