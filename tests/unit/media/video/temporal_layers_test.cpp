#include "media/video/temporal_layers.h"

#include <gtest/gtest.h>

namespace media {
namespace {

TEST(TemporalLayers, OnlyTheBaseIsSureBeforeAKeyframe) {
  TemporalLayers layers;
  EXPECT_TRUE(layers.admit(0, false));
  EXPECT_FALSE(layers.admit(1, false));
  EXPECT_FALSE(layers.admit(2, false));
}

TEST(TemporalLayers, AllGoOnAfterAKeyframe) {
  TemporalLayers layers;
  layers.restart();
  for (const uint8_t layer : {0, 2, 1, 2, 3}) EXPECT_TRUE(layers.admit(layer, false));
}

TEST(TemporalLayers, ASyncBringsBackItsOwnLayerOnly) {
  TemporalLayers layers;
  layers.restart();
  layers.lose_upper();
  EXPECT_TRUE(layers.admit(2, true));
  EXPECT_FALSE(layers.admit(2, false)) << "may refer to layer 1";
  EXPECT_FALSE(layers.admit(1, false));
  EXPECT_TRUE(layers.admit(1, true));
  EXPECT_TRUE(layers.admit(1, false));
  EXPECT_TRUE(layers.admit(2, false)) << "2 came back before";
}

}  // namespace
}  // namespace media
