#include "media/video/layout.h"

#include <algorithm>
#include <array>

#include <gtest/gtest.h>

#include "pictures.h"

namespace media {
namespace {

constexpr Size kCanvas{1280, 720};
constexpr LayoutKind kMany[] = {LayoutKind::kGrid, LayoutKind::kStage, LayoutKind::kPair, LayoutKind::kChairSpeaker,
                                LayoutKind::kContentSpeaker};

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

// Even, within the canvas, and no two on the same place.
testing::AssertionResult well_formed(const std::vector<Tile>& tiles, Size canvas) {
  for (size_t i = 0; i < tiles.size(); ++i) {
    const Rect& r = tiles[i].rect;
    if (r.size().empty() || r.x % 2 != 0 || r.y % 2 != 0 || r.width % 2 != 0 || r.height % 2 != 0) {
      return testing::AssertionFailure() << "not even: tile " << i;
    }
    if (r.x < 0 || r.y < 0 || r.right() > canvas.width || r.bottom() > canvas.height) {
      return testing::AssertionFailure() << "outside: tile " << i;
    }
    for (size_t j = 0; j < i; ++j) {
      if (overlap(r, tiles[j].rect)) return testing::AssertionFailure() << "tiles " << j << " and " << i << " overlap";
    }
  }
  return testing::AssertionSuccess();
}

int64_t area(const std::vector<Tile>& tiles) {
  int64_t sum = 0;
  for (const Tile& tile : tiles) sum += int64_t{tile.rect.width} * tile.rect.height;
  return sum;
}

TEST(Layout, OneTilePerSiteWithinTheCanvasAndNoneOverlaps) {
  for (const Size canvas : {kCanvas, Size{640, 360}, Size{1920, 1080}, Size{1022, 578}}) {
    for (const auto kind : kMany) {
      for (size_t sites = 1; sites <= kMaxTiles; ++sites) {
        const auto tiles = compute_layout(kind, sites, canvas);
        EXPECT_EQ(tiles.size(), sites);
        EXPECT_TRUE(well_formed(tiles, canvas)) << sites << " sites";
      }
    }
  }
}

// Tiles that lie within, do not overlap and have together the area of the canvas cover every pixel of it once.
TEST(Layout, FillsThePictureExactlyWhereTheCountAllows) {
  const auto exact = [](LayoutKind kind, size_t sites) {
    const auto tiles = compute_layout(kind, sites, kCanvas);
    return well_formed(tiles, kCanvas) && area(tiles) == int64_t{kCanvas.width} * kCanvas.height;
  };
  for (const size_t sites : {1, 6, 8, 10, 12, 14, 16}) EXPECT_TRUE(exact(LayoutKind::kStage, sites)) << sites;
  for (const size_t sites : {1, 4, 9, 16}) EXPECT_TRUE(exact(LayoutKind::kGrid, sites)) << sites;
  EXPECT_TRUE(exact(LayoutKind::kPair, 10));
  EXPECT_TRUE(exact(LayoutKind::kFull, 12));
}

TEST(Layout, EveryTileHasTheShapeOfTheCanvas) {
  for (const auto kind : kMany) {
    for (size_t sites = 1; sites <= kMaxTiles; ++sites) {
      for (const Tile& tile : compute_layout(kind, sites, kCanvas)) {
        EXPECT_EQ(fit_rect(kCanvas, tile.rect), tile.rect) << "no bars for a 16:9 camera, " << sites << " sites";
      }
    }
  }
}

TEST(Layout, StageOfEightUsesTheSizesOfCheapScaling) {
  const auto tiles = compute_layout(LayoutKind::kStage, 8, kCanvas);
  EXPECT_EQ(tiles[0].rect, (Rect{0, 0, 960, 540}));
  EXPECT_EQ(tiles[0].role, TileRole::kStage);
  for (size_t i = 1; i < tiles.size(); ++i) {
    EXPECT_EQ(tiles[i].rect.size(), (Size{320, 180}));
    EXPECT_EQ(tiles[i].role, TileRole::kTile);
  }
  EXPECT_EQ(tiles[1].rect, (Rect{960, 0, 320, 180})) << "down the side first";
  EXPECT_EQ(tiles[4].rect, (Rect{0, 540, 320, 180})) << "then along the bottom";
  EXPECT_EQ(tiles[7].rect, (Rect{960, 540, 320, 180}));
}

TEST(Layout, StageOfTwelveIsElevenTilesAroundFiveSixths) {
  const auto tiles = compute_layout(LayoutKind::kStage, 12, kCanvas);
  EXPECT_EQ(tiles[0].rect, (Rect{0, 0, 1066, 600}));
  EXPECT_EQ(tiles[1].rect, (Rect{1066, 0, 214, 120}));
  EXPECT_EQ(tiles[11].rect, (Rect{1066, 600, 214, 120}));
}

TEST(Layout, AFewSitesStandBesideTheStageInTheMiddle) {
  const auto tiles = compute_layout(LayoutKind::kStage, 3, kCanvas);
  EXPECT_EQ(tiles[0].rect, (Rect{0, 90, 960, 540}));
  EXPECT_EQ(tiles[1].rect, (Rect{960, 90, 320, 180}));
  EXPECT_EQ(tiles[2].rect, (Rect{960, 270, 320, 180}));
}

// The part of the canvas that tiles use, to see that it stands in the middle.
Rect used(const std::vector<Tile>& tiles) {
  int top = kCanvas.height;
  int bottom = 0;
  int right = 0;
  for (const Tile& tile : tiles) {
    top = std::min(top, tile.rect.y);
    bottom = std::max(bottom, tile.rect.bottom());
    right = std::max(right, tile.rect.right());
  }
  return {0, top, right, bottom - top};
}

TEST(Layout, APairIsTwoHalvesWithRowsBelow) {
  struct Case {
    size_t sites;
    int top;
    int height;    // of all
    Size tile;     // of those below
  };
  for (const Case& c : {Case{2, 180, 360, {}}, Case{6, 90, 540, {320, 180}}, Case{10, 0, 720, {320, 180}},
                        Case{12, 36, 648, {256, 144}}, Case{14, 60, 600, {214, 120}}}) {
    const auto tiles = compute_layout(LayoutKind::kPair, c.sites, kCanvas);
    EXPECT_EQ(tiles[0].rect, (Rect{0, c.top, 640, 360}));
    EXPECT_EQ(tiles[1].rect, (Rect{640, c.top, 640, 360}));
    EXPECT_EQ(tiles[0].role, TileRole::kStage);
    EXPECT_EQ(tiles[1].role, TileRole::kStage);
    EXPECT_EQ(used(tiles), (Rect{0, c.top, 1280, c.height})) << c.sites;
    if (c.sites == 2) continue;
    EXPECT_EQ(tiles[2].rect.y, c.top + 360);
    EXPECT_NEAR(tiles[2].rect.width, c.tile.width, 2);
    EXPECT_EQ(tiles[2].rect.height, c.tile.height);
  }
  const auto five = compute_layout(LayoutKind::kPair, 5, kCanvas);
  EXPECT_EQ(five[2].rect, (Rect{160, 450, 320, 180})) << "a short row stands in the middle";
}

TEST(Layout, TheChairStandsBesideTheSpeakerHalfAsLarge) {
  for (size_t sites = 2; sites <= kMaxTiles; ++sites) {
    const auto tiles = compute_layout(LayoutKind::kChairSpeaker, sites, kCanvas);
    EXPECT_EQ(tiles[0].rect.size(), (Size{854, 480})) << sites;
    EXPECT_EQ(tiles[1].rect.size(), (Size{426, 240})) << sites;
    EXPECT_EQ(tiles[1].rect.x, 854);
    EXPECT_EQ(tiles[1].rect.y, tiles[0].rect.y + (sites == 2 ? 120 : 0)) << "alone in the middle";
    EXPECT_EQ(tiles[0].role, TileRole::kStage);
    EXPECT_EQ(tiles[1].role, TileRole::kSecond);
    for (size_t i = 2; i < sites; ++i) EXPECT_EQ(tiles[i].role, TileRole::kTile);
  }
  const auto twelve = compute_layout(LayoutKind::kChairSpeaker, 12, kCanvas);
  EXPECT_EQ(used(twelve), (Rect{0, 60, 1280, 600}));
  EXPECT_EQ(twelve[2].rect, (Rect{854, 300, 212, 120})) << "four below the chair";
  EXPECT_EQ(twelve[6].rect, (Rect{0, 540, 214, 120})) << "then six below both";
}

TEST(Layout, ContentHasThreeQuartersOfTheWidthWhateverTheCount) {
  for (size_t sites = 2; sites <= kMaxTiles; ++sites) {
    const auto tiles = compute_layout(LayoutKind::kContentSpeaker, sites, kCanvas);
    EXPECT_EQ(tiles[0].rect.size(), (Size{960, 540})) << sites;
    EXPECT_EQ(tiles[1].rect.size(), (Size{320, 180})) << "who explains it, in the size of the smallest layer";
    EXPECT_EQ(tiles[1].rect.x, 960);
    EXPECT_EQ(tiles[1].role, TileRole::kSecond);
  }
  for (size_t sites = 2; sites <= 14; ++sites) {
    const auto tiles = compute_layout(LayoutKind::kContentSpeaker, sites, kCanvas);
    EXPECT_EQ(tiles[0].rect.y, 90) << "the bands above and below leave it alone";
    for (size_t i = 2; i < sites; ++i) {
      EXPECT_GE(tiles[i].rect.x, 960) << "all others in a column";
      EXPECT_EQ(tiles[i].rect.width, sites <= 5 ? 320 : 160);
    }
  }
  EXPECT_EQ(used(compute_layout(LayoutKind::kContentSpeaker, 14, kCanvas)), (Rect{0, 0, 1280, 720}));
}

TEST(Layout, ShortRowsOfAGridStandInTheMiddle) {
  const auto five = compute_layout(LayoutKind::kGrid, 5, kCanvas);
  EXPECT_EQ(five[0].rect, (Rect{0, 120, 426, 240}));
  EXPECT_EQ(five[3].rect, (Rect{214, 360, 426, 240}));
  EXPECT_EQ(five[4].rect.x, five[3].rect.right());
}

TEST(Layout, MoreSitesThanTilesShowTheFirstAndNoSiteIsOneEmptyTile) {
  EXPECT_EQ(compute_layout(LayoutKind::kGrid, 40, kCanvas).size(), kMaxTiles);
  EXPECT_EQ(compute_layout(LayoutKind::kStage, 40, kCanvas).size(), kMaxTiles);
  EXPECT_EQ(compute_layout(LayoutKind::kPair, 40, kCanvas).size(), kMaxTiles);
  EXPECT_EQ(compute_layout(LayoutKind::kFull, 40, kCanvas).size(), 1U);
  EXPECT_EQ(compute_layout(LayoutKind::kFull, 40, kCanvas)[0].role, TileRole::kStage);
  EXPECT_EQ(tile_limit(LayoutKind::kFull), 1U);
  EXPECT_EQ(tile_limit(LayoutKind::kPair), kMaxTiles);
  EXPECT_EQ(compute_layout(LayoutKind::kGrid, 0, kCanvas).size(), 1U);
}

TEST(SmallestFillingLayer, TakesTheSmallestThatIsNotVisiblyTooSmall) {
  constexpr std::array kHeights{180, 360, 720};
  EXPECT_EQ(smallest_filling_layer({214, 120}, kHeights), 0U);
  EXPECT_EQ(smallest_filling_layer({320, 180}, kHeights), 0U);
  EXPECT_EQ(smallest_filling_layer({350, 200}, kHeights), 0U) << "a tenth too small is enough";
  EXPECT_EQ(smallest_filling_layer({426, 240}, kHeights), 1U);
  EXPECT_EQ(smallest_filling_layer({960, 540}, kHeights), 2U);
  EXPECT_EQ(smallest_filling_layer({1920, 1080}, kHeights), 2U) << "the largest there is";
}

}  // namespace
}  // namespace media
