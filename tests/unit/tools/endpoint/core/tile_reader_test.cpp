#include "tools/endpoint/core/tile_reader.h"

#include <gtest/gtest.h>

#include "media/video/scaler.h"
#include "tools/endpoint/core/site_picture.h"
#include "tools/endpoint/core/site_signs.h"

namespace tools {
namespace {

using media::I420Frame;
using media::LayoutKind;

// A composed picture as the bridge would make it of sites 0, 1, …
I420Frame composed(LayoutKind kind, size_t sites, uint16_t frame) {
  I420Frame canvas({1280, 720});
  const auto tiles = media::compute_layout(kind, sites, {1280, 720});
  for (size_t site = 0; site < tiles.size() && site < sites; ++site) {
    I420Frame camera({320, 180});
    SitePicture(site_colour(site), static_cast<uint8_t>(site)).draw(frame, camera.mutable_view());
    media::scale(camera.view(), media::cut(canvas.mutable_view(), tiles[site].rect));
  }
  return canvas;
}

struct LayoutCase {
  LayoutKind kind;
  size_t sites;
};

TEST(TileReader, FindsEverySiteInEveryLayout) {
  const LayoutCase cases[] = {{LayoutKind::kStage, 12}, {LayoutKind::kGrid, 12}, {LayoutKind::kStage, 6},
                              {LayoutKind::kGrid, 4},   {LayoutKind::kGrid, 9},  {LayoutKind::kStage, 16},
                              {LayoutKind::kGrid, 16},  {LayoutKind::kStage, 3}, {LayoutKind::kFull, 1},
                              {LayoutKind::kPair, 5},   {LayoutKind::kPair, 10}, {LayoutKind::kChairSpeaker, 7},
                              {LayoutKind::kContentSpeaker, 8}};
  for (const auto& [kind, sites] : cases) {
    TileReader reader;
    const auto& readings = reader.read(composed(kind, sites, 417).view());
    ASSERT_GE(readings.size(), sites) << sites;
    for (size_t site = 0; site < sites; ++site) {
      ASSERT_TRUE(readings[site].code) << sites << " " << site;
      EXPECT_EQ(*readings[site].code, (TimeCode{417, static_cast<uint8_t>(site)}));
      EXPECT_EQ(nearest_site_colour(readings[site].colour).index, site);
      EXPECT_LT(nearest_site_colour(readings[site].colour).distance, 10);
    }
    EXPECT_EQ(reader.layout(), kind) << sites;
  }
}

TEST(TileReader, FollowsAChangeOfLayoutWithinHalfASecond) {
  TileReader reader;
  for (int n = 0; n < 3; ++n) reader.read(composed(LayoutKind::kGrid, 12, 1).view());
  EXPECT_EQ(reader.layout(), LayoutKind::kGrid);
  const auto stage = composed(LayoutKind::kStage, 12, 2);
  size_t read = 0;
  for (int n = 0; n < 15; ++n) {
    read = 0;
    for (const auto& tile : reader.read(stage.view())) read += tile.code.has_value();
  }
  EXPECT_EQ(reader.layout(), LayoutKind::kStage);
  EXPECT_EQ(read, 12U);
}

TEST(TileReader, APictureWithoutCodesIsOneTile) {
  TileReader reader;
  I420Frame black({1280, 720});
  const auto& readings = reader.read(black.view());
  ASSERT_EQ(readings.size(), 1U);
  EXPECT_EQ(readings[0].code, std::nullopt);
  EXPECT_EQ(readings[0].colour, (media::YuvColour{16, 128, 128}));
}

}  // namespace
}  // namespace tools
