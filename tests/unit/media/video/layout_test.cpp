#include "media/video/layout.h"

#include <array>

#include <gtest/gtest.h>

#include "pictures.h"

namespace media {
namespace {

constexpr Size kCanvas{1280, 720};

// How often each 2 × 2 block of the canvas is covered; empty if a tile leaves the canvas or is not even.
std::vector<int> coverage(const std::vector<Tile>& tiles, Size canvas) {
  const int columns = canvas.width / 2;
  std::vector<int> covered(static_cast<size_t>(columns * canvas.height / 2));
  for (const auto& [r, z, role] : tiles) {
    if (r.x < 0 || r.y < 0 || r.right() > canvas.width || r.bottom() > canvas.height) return {};
    if (r.x % 2 != 0 || r.y % 2 != 0 || r.width % 2 != 0 || r.height % 2 != 0 || r.size().empty()) return {};
    for (int y = r.y / 2; y < r.bottom() / 2; ++y) {
      for (int x = r.x / 2; x < r.right() / 2; ++x) ++covered[static_cast<size_t>(y * columns + x)];
    }
  }
  return covered;
}

TEST(Layout, OneTilePerSiteWithinTheCanvasAndNoneOverlaps) {
  for (const Size canvas : {kCanvas, Size{640, 360}, Size{1920, 1080}, Size{1022, 578}}) {
    for (const auto kind : {LayoutKind::kGrid, LayoutKind::kStage}) {
      for (size_t sites = 1; sites <= kMaxTiles; ++sites) {
        const auto tiles = compute_layout(kind, sites, canvas);
        ASSERT_EQ(tiles.size(), sites);
        const auto covered = coverage(tiles, canvas);
        ASSERT_FALSE(covered.empty());
        ASSERT_LE(*std::max_element(covered.begin(), covered.end()), 1) << sites;
      }
    }
  }
}

TEST(Layout, FillsThePictureExactlyWhereTheCountAllows) {
  const auto exact = [](LayoutKind kind, size_t sites) {
    const auto covered = coverage(compute_layout(kind, sites, kCanvas), kCanvas);
    return !covered.empty() && std::all_of(covered.begin(), covered.end(), [](int n) { return n == 1; });
  };
  for (const size_t sites : {1, 6, 8, 10, 12, 14, 16}) EXPECT_TRUE(exact(LayoutKind::kStage, sites)) << sites;
  for (const size_t sites : {1, 4, 9, 16}) EXPECT_TRUE(exact(LayoutKind::kGrid, sites)) << sites;
  EXPECT_TRUE(exact(LayoutKind::kFull, 12));
}

TEST(Layout, EveryTileHasTheShapeOfTheCanvas) {
  for (const auto kind : {LayoutKind::kGrid, LayoutKind::kStage}) {
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

TEST(Layout, ShortRowsOfAGridStandInTheMiddle) {
  const auto five = compute_layout(LayoutKind::kGrid, 5, kCanvas);
  EXPECT_EQ(five[0].rect, (Rect{0, 120, 426, 240}));
  EXPECT_EQ(five[3].rect, (Rect{214, 360, 426, 240}));
  EXPECT_EQ(five[4].rect.x, five[3].rect.right());
}

TEST(Layout, MoreSitesThanTilesShowTheFirstAndNoSiteIsOneEmptyTile) {
  EXPECT_EQ(compute_layout(LayoutKind::kGrid, 40, kCanvas).size(), kMaxTiles);
  EXPECT_EQ(compute_layout(LayoutKind::kStage, 40, kCanvas).size(), kMaxTiles);
  EXPECT_EQ(compute_layout(LayoutKind::kFull, 40, kCanvas).size(), 1U);
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
