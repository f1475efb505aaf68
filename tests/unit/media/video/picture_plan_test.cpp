#include "media/video/picture_plan.h"

#include <gtest/gtest.h>

#include "media/video/text_renderer.h"
#include "pictures.h"

namespace media {
namespace {

constexpr Size kCanvas{1280, 720};
constexpr Rect kAll{0, 0, 1280, 720};
constexpr LayoutKind kKinds[] = {LayoutKind::kGrid,         LayoutKind::kStage,          LayoutKind::kPair,
                                 LayoutKind::kChairSpeaker, LayoutKind::kContentSpeaker, LayoutKind::kFull};

bool within(const Rect& inner, const Rect& outer) { return intersection(inner, outer) == inner; }
bool even(const Rect& r) { return r.x % 2 == 0 && r.y % 2 == 0 && r.width % 2 == 0 && r.height % 2 == 0; }

TEST(Intersection, OfRectangles) {
  EXPECT_EQ(intersection({0, 0, 10, 10}, {4, 6, 10, 10}), (Rect{4, 6, 6, 4}));
  EXPECT_EQ(intersection({0, 0, 10, 10}, {10, 0, 10, 10}), Rect{});
  EXPECT_FALSE(intersect({0, 0, 10, 10}, {10, 0, 10, 10}));
  EXPECT_FALSE(intersect({0, 0, 10, 10}, {}));
}

TEST(PlaceCountdown, StandsInTheSpeakersTileWhateverTheLayout) {
  for (const LayoutKind kind : kKinds) {
    for (size_t sites = 1; sites <= kMaxTiles; ++sites) {
      const auto tiles = compute_layout(kind, sites, kCanvas);
      for (const Rect& free : {kAll, Rect{0, 48, 1280, 672}, Rect{0, 48, 1280, 588}}) {
        const CountdownAnchor anchor = countdown_anchor(kind, tiles, kCanvas);
        const Rect place = place_countdown(anchor, {200, 80}, free, kCanvas);
        EXPECT_TRUE(within(place, free));
        EXPECT_TRUE(even(place));
        if (kind == LayoutKind::kGrid) continue;
        EXPECT_TRUE(within(place, anchor.rect)) << sites;
      }
    }
  }
}

TEST(PlaceCountdown, LowerRightCornerOfTheStageUpperRightOfALowTile) {
  const auto stage = compute_layout(LayoutKind::kStage, 12, kCanvas);
  EXPECT_EQ(place_countdown(countdown_anchor(LayoutKind::kStage, stage, kCanvas), {200, 80}, kAll, kCanvas),
            (Rect{1066 - 16 - 200, 600 - 16 - 80, 200, 80}));
  const auto content = compute_layout(LayoutKind::kContentSpeaker, 12, kCanvas);
  EXPECT_EQ(place_countdown(countdown_anchor(LayoutKind::kContentSpeaker, content, kCanvas), {150, 56}, kAll, kCanvas),
            (Rect{1280 - 6 - 150, 46 + 6, 150, 56}))
      << "not on the slide";
  const auto grid = compute_layout(LayoutKind::kGrid, 12, kCanvas);
  EXPECT_EQ(place_countdown(countdown_anchor(LayoutKind::kGrid, grid, kCanvas), {224, 82}, kAll, kCanvas),
            (Rect{1280 - 4 - 224, 634, 224, 82}))
      << "below the tiles";
}

TEST(CardArea, LeavesTheStagesCaptionAndTheCountdownAlone) {
  for (const LayoutKind kind : kKinds) {
    for (const size_t sites : {1, 2, 6, 10, 12, 16}) {
      const auto tiles = compute_layout(kind, sites, kCanvas);
      for (const Rect& free : {kAll, Rect{0, 48, 1280, 588}}) {
        const Rect countdown = place_countdown(countdown_anchor(kind, tiles, kCanvas), {224, 82}, free, kCanvas);
        const Rect area = card_area(kind, tiles, free, countdown);
        EXPECT_TRUE(within(area, free));
        EXPECT_TRUE(even(area));
        EXPECT_FALSE(intersect(area, countdown));
        EXPECT_GE(area.height, 200) << sites << " sites: room for a vote";
        EXPECT_GE(area.width, 640);
        if (tiles[0].role != TileRole::kStage || kind == LayoutKind::kContentSpeaker) continue;
        // What is left of the tile must have the height of a caption at its lower edge.
        const Rect obstacles[] = {{0, 0, 1280, free.y}, {0, free.bottom(), 1280, 720 - free.bottom()}, area, countdown};
        const Rect room = writing_room(tiles[0].rect, obstacles);
        EXPECT_GE(room.height, label_height(tiles[0].rect.size(), 2)) << sites;
      }
    }
  }
}

TEST(WritingRoom, IsTheTileWithoutMarginsAndObstacles) {
  const Rect tile{0, 600, 214, 120};
  EXPECT_EQ(writing_room(tile, {}), (Rect{4, 604, 206, 112}));
  const Rect message[] = {{0, 636, 1280, 84}};
  EXPECT_EQ(writing_room(tile, message), (Rect{4, 604, 206, 30}));
  EXPECT_GE(writing_room(tile, message).height, label_height(tile.size(), 0)) << "a name above two lines of message";
  const Rect elsewhere[] = {{0, 0, 1280, 48}};
  EXPECT_EQ(writing_room(tile, elsewhere), writing_room(tile, {}));
  const Rect everywhere[] = {kAll};
  EXPECT_TRUE(writing_room(tile, everywhere).size().empty());
  const Rect card[] = {{382, 154, 516, 288}};
  EXPECT_TRUE(writing_room({320, 270, 320, 180}, card).size().empty()) << "no name fits beside it";
}

TEST(WritingRoom, BesideACountdownInALargeTileAboveItInASmallOne) {
  const Rect on_stage[] = {{854, 508, 200, 80}};
  EXPECT_EQ(writing_room({0, 0, 1066, 600}, on_stage), (Rect{16, 16, 822, 568}));
  const Rect in_grid[] = {{1068, 628, 200, 80}};
  const Rect room = writing_room({960, 540, 320, 180}, in_grid);
  EXPECT_EQ(room.width, 308);
  EXPECT_LE(room.bottom(), 628);
}

TEST(Scaled, FollowsTheHeightOfThePicture) {
  EXPECT_EQ(scaled(48, kCanvas), 48);
  EXPECT_EQ(scaled(48, {640, 360}), 24);
  EXPECT_EQ(scaled(28, {1920, 1080}), 42);
  EXPECT_EQ(scaled(1, {64, 36}), 2);
}

}  // namespace
}  // namespace media
