#include "media/video/compositor.h"

#include <cstring>

#include <gtest/gtest.h>

#include "media/video/palette.h"
#include "pictures.h"

namespace media {
namespace {

constexpr Size kCanvas{1280, 720};
constexpr int64_t kNoon = 1'800'000'000'000;
using palette::kBackground;
using palette::kPlainTile;
using palette::kSpeaking;

YuvColour colour_of(size_t site) {
  return {static_cast<uint8_t>(60 + 10 * site), static_cast<uint8_t>(70 + 9 * (site * 5 % 12)),
          static_cast<uint8_t>(190 - 9 * (site * 7 % 12))};
}

class CompositorTest : public testing::Test {
 protected:
  static TextRenderer& text() {
    static TextRenderer renderer;
    return renderer;
  }

  // A site with a picture of its own colour.
  void add_site(Size size) {
    const size_t site = pictures_.size();
    pictures_.push_back(test::plain(size, colour_of(site)));
    labels_.push_back({"Điểm " + std::to_string(site), site == 0});
  }
  std::vector<TileContent> contents() {
    std::vector<TileContent> result;
    for (size_t i = 0; i < pictures_.size(); ++i) {
      TileContent content;
      content.input = VideoInputId(static_cast<uint32_t>(i));
      content.state = TileState::kPicture;
      content.picture = pictures_[i].view();
      content.picture_serial = 1;
      content.label = &labels_[i];
      result.push_back(content);
    }
    return result;
  }
  YuvColour centre_of(size_t tile) { return test::centre(compositor_.canvas(), compositor_.tiles()[tile].rect); }
  // Everything in a tile, to see whether it changed.
  std::vector<uint8_t> luma(size_t tile) {
    const I420View v = cut(compositor_.canvas(), compositor_.tiles()[tile].rect);
    std::vector<uint8_t> bytes;
    for (int y = 0; y < v.size.height; ++y) {
      const uint8_t* row = v.y + y * v.y_stride;
      bytes.insert(bytes.end(), row, row + v.size.width);
    }
    return bytes;
  }

  Compositor compositor_{kCanvas, text()};
  std::vector<I420Frame> pictures_;
  std::vector<SiteLabel> labels_;
};

TEST_F(CompositorTest, EverySiteStandsInItsTileInEveryLayout) {
  for (size_t i = 0; i < 12; ++i) add_site(i == 0 ? Size{1280, 720} : Size{320, 180});
  for (const auto kind : {LayoutKind::kStage, LayoutKind::kGrid, LayoutKind::kPair, LayoutKind::kChairSpeaker,
                          LayoutKind::kContentSpeaker, LayoutKind::kFull}) {
    compositor_.set_layout(kind, 12);
    EXPECT_TRUE(compositor_.compose(contents(), kNoon));
    for (size_t i = 0; i < compositor_.tiles().size(); ++i) {
      EXPECT_TRUE(test::close(centre_of(i), colour_of(i), 1)) << "tile " << i;
    }
  }
}

TEST_F(CompositorTest, DrawsOnlyWhatChanged) {
  for (size_t i = 0; i < 6; ++i) add_site({320, 180});
  compositor_.set_layout(LayoutKind::kStage, 6);
  auto now = contents();
  EXPECT_TRUE(compositor_.compose(now, kNoon));
  EXPECT_FALSE(compositor_.compose(now, kNoon));

  // All pictures change behind its back; only the one that says so is drawn.
  for (auto& picture : pictures_) fill(picture.mutable_view(), {0, 0, 320, 180}, test::kRed);
  EXPECT_FALSE(compositor_.compose(now, kNoon));
  now[2].picture_serial = 2;
  EXPECT_TRUE(compositor_.compose(now, kNoon));
  for (size_t i = 0; i < 6; ++i) EXPECT_TRUE(test::close(centre_of(i), i == 2 ? test::kRed : colour_of(i), 1)) << i;
}

TEST_F(CompositorTest, OtherShapesStandBetweenBars) {
  add_site({640, 480});
  compositor_.set_layout(LayoutKind::kFull, 1);
  compositor_.compose(contents(), kNoon);
  const I420View canvas = compositor_.canvas();
  EXPECT_TRUE(test::close(test::mean(canvas, {0, 0, 160, 600}), kBackground, 1));
  EXPECT_TRUE(test::close(test::mean(canvas, {1120, 0, 160, 720}), kBackground, 1));
  EXPECT_TRUE(test::close(test::mean(canvas, {160, 0, 960, 600}), colour_of(0), 1));

  // The same site turns its camera at a key frame.
  pictures_[0] = test::plain({360, 640}, test::kGreen);
  auto now = contents();
  now[0].picture_serial = 2;
  compositor_.compose(now, kNoon);
  const Rect place = fit_rect({360, 640}, {0, 0, 1280, 720});
  EXPECT_EQ(place.height, 720);
  EXPECT_TRUE(test::close(test::mean(canvas, {place.x, 0, place.width, 720}), test::kGreen, 1));
  EXPECT_TRUE(test::close(test::mean(canvas, {place.right(), 0, 1280 - place.right(), 720}), kBackground, 1))
      << "nothing is left of the wider picture";
}

TEST_F(CompositorTest, CircleStaysACircle) {
  for (const Size size : {Size{1280, 720}, Size{640, 480}, Size{360, 640}, Size{322, 242}}) {
    pictures_.clear();
    labels_.clear();
    add_site(size);
    const int side = std::min(size.width, size.height) / 8 * 4;
    fill(pictures_[0].mutable_view(),
         {(size.width - side) / 4 * 2, (size.height - side) / 4 * 2, side, side}, {235, 128, 128});
    Compositor compositor({1066, 600}, text());
    compositor.compose(contents(), kNoon);
    int width = 0;
    int height = 0;
    const I420View v = compositor.canvas();
    for (int x = 0; x < 1066; ++x) width += v.y[300 * v.y_stride + x] > 180 ? 1 : 0;
    for (int y = 0; y < 600; ++y) height += v.y[y * v.y_stride + 533] > 180 ? 1 : 0;
    EXPECT_NEAR(width, height, 4 + height / 50) << size.width << "x" << size.height;
    EXPECT_GT(height, 100);
  }
}

TEST_F(CompositorTest, SaysWhoSpeaks) {
  for (size_t i = 0; i < 6; ++i) add_site({320, 180});
  compositor_.set_layout(LayoutKind::kStage, 6);
  auto now = contents();
  compositor_.compose(now, kNoon);
  const auto quiet = luma(3);
  const Rect r = compositor_.tiles()[3].rect;
  EXPECT_FALSE(test::close(test::mean(compositor_.canvas(), {r.x, r.y, r.width, 2}), kSpeaking, 10));

  now[3].speaking = true;
  EXPECT_TRUE(compositor_.compose(now, kNoon));
  for (const Rect& edge : {Rect{r.x, r.y, r.width, 2}, Rect{r.x, r.bottom() - 2, r.width, 2},
                           Rect{r.x, r.y, 2, r.height}, Rect{r.right() - 2, r.y, 2, r.height}}) {
    EXPECT_EQ(test::mean(compositor_.canvas(), edge), kSpeaking);
  }
  EXPECT_TRUE(test::close(centre_of(3), colour_of(3), 1));

  now[3].speaking = false;
  EXPECT_TRUE(compositor_.compose(now, kNoon));
  EXPECT_EQ(luma(3), quiet);
}

TEST_F(CompositorTest, NamesStandInTheLowerLeftCorner) {
  add_site({1280, 720});
  compositor_.compose(contents(), kNoon);
  const auto with_name = luma(0);
  auto now = contents();
  labels_[0].name = "Ý Yên";
  EXPECT_TRUE(compositor_.compose(now, kNoon)) << "a new name is a change";
  EXPECT_NE(luma(0), with_name);
  EXPECT_LT(test::mean(compositor_.canvas(), {18, 664, 8, 30}).y, colour_of(0).y - 10) << "the dark band";
  EXPECT_EQ(test::mean(compositor_.canvas(), {0, 0, 1280, 640}), colour_of(0)) << "nothing else is written on";
}

TEST_F(CompositorTest, TilesWithoutPictureSayWhy) {
  for (size_t i = 0; i < 4; ++i) add_site({320, 180});
  compositor_.set_layout(LayoutKind::kGrid, 4);
  auto now = contents();
  now[1].state = TileState::kLost;
  now[2].state = TileState::kNoPicture;
  now[3].state = TileState::kAbsent;
  for (auto& label : labels_) label = {"Hải Hậu", false};
  compositor_.compose(now, kNoon);
  std::vector<std::vector<uint8_t>> seen;
  for (size_t i = 1; i < 4; ++i) {
    const Rect r = compositor_.tiles()[i].rect;
    EXPECT_TRUE(test::close(test::mean(compositor_.canvas(), {r.x + 2, r.y + 2, r.width - 4, 40}), kPlainTile, 1));
    const auto bytes = luma(i);
    EXPECT_GT(*std::max_element(bytes.begin(), bytes.end()), 220) << "a name is written";
    seen.push_back(bytes);
  }
  // The tiles differ by what is written only (their dark lines apart).
  const auto rows = [](const std::vector<uint8_t>& tile) {
    std::vector<uint8_t> part;
    for (long y = 100; y < 260; ++y) {
      part.insert(part.end(), tile.begin() + y * 640, tile.begin() + y * 640 + 600);
    }
    return part;
  };
  EXPECT_NE(rows(seen[0]), rows(seen[1]));
  EXPECT_NE(rows(seen[1]), rows(seen[2]));
  EXPECT_NE(rows(seen[0]), rows(seen[2]));

  now[1].state = TileState::kPicture;
  compositor_.compose(now, kNoon);
  EXPECT_TRUE(test::close(centre_of(1), colour_of(1), 1)) << "and is back";
}

TEST_F(CompositorTest, APictureThatIsMissingForAMomentStays) {
  for (size_t i = 0; i < 4; ++i) add_site({320, 180});
  compositor_.set_layout(LayoutKind::kGrid, 4);
  auto now = contents();
  compositor_.compose(now, kNoon);
  now[1].picture.reset();
  now[1].picture_serial = 2;
  EXPECT_FALSE(compositor_.compose(now, kNoon));
  EXPECT_TRUE(test::close(centre_of(1), colour_of(1), 1));

  std::swap(now[0], now[1]);
  compositor_.compose(now, kNoon);
  EXPECT_FALSE(test::close(centre_of(0), colour_of(0), 5)) << "never another site's picture under a name";
}

TEST_F(CompositorTest, TilesThatLoseTheirSiteAreEmptied) {
  for (size_t i = 0; i < 4; ++i) add_site({320, 180});
  compositor_.set_layout(LayoutKind::kGrid, 4);
  auto now = contents();
  compositor_.compose(now, kNoon);
  now.pop_back();
  EXPECT_TRUE(compositor_.compose(now, kNoon));
  EXPECT_TRUE(test::close(centre_of(3), kBackground, 1));
  EXPECT_FALSE(compositor_.compose(now, kNoon));
  compositor_.set_layout(LayoutKind::kGrid, 2);
  EXPECT_TRUE(compositor_.compose(std::span(now).first(2), kNoon));
  EXPECT_TRUE(test::close(test::mean(compositor_.canvas(), {0, 0, 1280, 180}), kBackground, 1))
      << "nothing is left of the former layout";
}

}  // namespace
}  // namespace media
