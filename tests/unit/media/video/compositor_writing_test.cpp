#include <gtest/gtest.h>

#include "media/video/compositor.h"
#include "media/video/palette.h"
#include "media/video/picture_plan.h"
#include "writing.h"

// What is written on tiles and over them, in a composed picture.
namespace media {
namespace {

constexpr Size kCanvas{1280, 720};
constexpr Rect kAll{0, 0, 1280, 720};
constexpr int64_t kNow = 1'800'000'000'000;
constexpr YuvColour kGrey{126, 128, 128};
constexpr const char* kCaption = "Nguyễn Văn A\nChủ tịch UBND xã Giao Long";

class CompositorWritingTest : public testing::Test {
 protected:
  CompositorWritingTest() {
    for (uint32_t i = 0; i < 12; ++i) {
      labels_[i].name = "Điểm " + std::to_string(i);
      contents_[i].input = VideoInputId(i);
      contents_[i].state = TileState::kPicture;
      contents_[i].picture = camera_.view();
      contents_[i].picture_serial = 1;
      contents_[i].label = &labels_[i];
    }
    show(LayoutKind::kStage);
  }
  void show(LayoutKind kind) { compositor_.set_layout(kind, 12); }
  bool compose(int64_t at = kNow) { return compositor_.compose(contents_, at); }
  void next_pictures() {
    for (auto& content : contents_) ++content.picture_serial;
  }
  void set_picture(bool plain = false) { compositor_.set_picture(picture_, plain); }
  Rect tile(size_t i) const { return compositor_.tiles()[i].rect; }
  I420View canvas() const { return compositor_.canvas(); }
  std::vector<uint8_t> seen(Rect rect) const { return test::luma(canvas(), rect); }

  I420Frame camera_ = test::plain({320, 180}, kGrey);
  std::array<SiteLabel, 12> labels_;
  std::array<TileContent, 12> contents_;
  ScenePicture picture_;
  Compositor compositor_{kCanvas, test::text_renderer()};
};

TEST_F(CompositorWritingTest, TheSpeakersCaptionIsALowerThirdOfTheStage) {
  compose();
  const auto without = seen(kAll);
  labels_[0].caption = kCaption;
  EXPECT_TRUE(compose());
  const Rect stage = tile(0);
  const int top = stage.bottom() - 16 - label_height(stage.size(), 2);
  EXPECT_EQ(test::mean(canvas(), {16, 60, 1000, (top - 60) / 2 * 2}), kGrey) << "nothing above it";
  EXPECT_LT(test::mean(canvas(), {24, top + 52, 4, stage.bottom() - top - 70}).y, 60) << "a dark band";
  EXPECT_GT(test::brightest(canvas(), {16, top + 48, 500, 50}), 220) << "who";
  EXPECT_GT(test::brightest(canvas(), {16, stage.bottom() - 50, 500, 30}), 190) << "the post";
  labels_[0].caption.clear();
  compose();
  EXPECT_EQ(seen(kAll), without);
}

TEST_F(CompositorWritingTest, SmallTilesNameOnlyTheSite) {
  compose();
  const auto before = seen(tile(5));
  labels_[5].caption = kCaption;
  compose();
  EXPECT_EQ(seen(tile(5)), before) << "a sixth of the width is too narrow for a caption";
  show(LayoutKind::kGrid);
  labels_[5].caption.clear();
  compose();
  const auto quarter = seen(tile(5));
  labels_[5].caption = kCaption;
  compose();
  EXPECT_NE(seen(tile(5)), quarter) << "a quarter is not";
}

TEST_F(CompositorWritingTest, NothingIsWrittenOnASlide) {
  show(LayoutKind::kContentSpeaker);
  labels_[0].caption = kCaption;
  contents_[0].bare = true;
  compose();
  EXPECT_EQ(test::mean(canvas(), {2, 92, 954, 534}), kGrey);
  contents_[0].state = TileState::kLost;
  compose();
  EXPECT_GT(test::brightest(canvas(), tile(0)), 220) << "but its loss is told";
}

TEST_F(CompositorWritingTest, RoleStandsBehindTheName) {
  labels_[0] = {.name = "Tỉnh ủy", .chair = true};
  compose();
  const auto without = seen(kAll);
  labels_[0].role = "Chủ trì";
  EXPECT_TRUE(compose());
  EXPECT_NE(seen(kAll), without);
  labels_[5] = {.name = "Điểm cầu có tên rất dài", .role = "Chủ trì"};
  compose();
  const auto cut = seen(tile(5));
  labels_[5].role.clear();
  compose();
  EXPECT_EQ(seen(tile(5)), cut) << "left out where it does not fit";
}

TEST_F(CompositorWritingTest, NoWritingIsBelowAPanelAndTheCaptionStaysBesideTheCountdown) {
  labels_[0].caption = kCaption;
  picture_.countdown = Countdown{.ends_at_ms = kNow + 60'000, .warn_at_ms = kNow + 30'000};
  picture_.message = "Đề nghị các điểm cầu gửi báo cáo";
  set_picture();
  for (const LayoutKind kind : {LayoutKind::kStage, LayoutKind::kFull, LayoutKind::kPair, LayoutKind::kChairSpeaker}) {
    show(kind);
    compose();
    const Rect stage = tile(0);
    const int bottom = std::min(stage.bottom(), 720 - 48);
    EXPECT_GT(test::brightest(canvas(), {stage.x + 24, bottom - 60, 250, 50}), 185) << "the post is there";
  }
}

TEST_F(CompositorWritingTest, NamesOfTheLowestRowStandAboveAMessage) {
  compose();
  const Rect lowest = tile(8);
  const auto before = seen({lowest.x, 680, lowest.width, 40});
  picture_.message = "Đề nghị các điểm cầu gửi báo cáo";
  set_picture();
  EXPECT_TRUE(compose());
  EXPECT_GT(test::brightest(canvas(), {lowest.x + 4, lowest.y + 20, 120, 46}), 200) << "the name has moved up";
  picture_.message.clear();
  set_picture();
  EXPECT_TRUE(compose());
  EXPECT_EQ(seen({lowest.x, 680, lowest.width, 40}), before);
}

TEST_F(CompositorWritingTest, APlainPictureHasNoWritingAtAll) {
  labels_[0].caption = kCaption;
  contents_[3].speaking = true;
  contents_[4].state = TileState::kLost;
  picture_.clock = true;
  picture_.title = "Hội nghị";
  picture_.alarm = "Điểm cầu trung tâm mất kết nối";
  picture_.message = "Đề nghị các điểm cầu gửi báo cáo";
  picture_.card = Card{.title = "Tạm nghỉ", .whole = true};
  set_picture(true);
  compose();
  EXPECT_LE(test::brightest(canvas(), kAll), kGrey.y);
  EXPECT_TRUE(test::close(test::mean(canvas(), {tile(4).x, tile(4).y, 200, 110}), palette::kPlainTile, 1));
  set_picture(false);
  compose();
  EXPECT_GT(test::brightest(canvas(), kAll), 220);
}

TEST_F(CompositorWritingTest, ASecondOfAStillConferenceDrawsOnePanelAndNoTile) {
  picture_.clock = true;
  picture_.title = "Hội nghị giao ban";
  picture_.countdown = Countdown{.ends_at_ms = kNow + 300'000, .warn_at_ms = kNow + 30'000};
  set_picture();
  compose();
  const auto before = compositor_.figures();
  int changed = 0;
  for (int ms = 0; ms < 10'000; ms += 33) changed += compose(kNow + 1 + ms) ? 1 : 0;
  const auto after = compositor_.figures();
  EXPECT_EQ(changed, 10);
  EXPECT_EQ(after.tiles, before.tiles);
  EXPECT_EQ(after.panels.drawn - before.panels.drawn, 10U);
  EXPECT_EQ(after.panels.laid, before.panels.laid);
}

TEST_F(CompositorWritingTest, LivePicturesDrawTilesAndLayDownWhatStandsOverThem) {
  picture_.title = "Hội nghị giao ban";
  set_picture();
  compose();
  const auto before = compositor_.figures();
  for (int i = 0; i < 30; ++i) {
    next_pictures();
    compose();
  }
  const auto after = compositor_.figures();
  EXPECT_EQ(after.tiles - before.tiles, 30U * 12U);
  EXPECT_EQ(after.panels.drawn, before.panels.drawn) << "no text is set again";
  EXPECT_EQ(after.panels.laid - before.panels.laid, 30U);
  EXPECT_GT(test::brightest(canvas(), {20, 6, 400, 36}), 220);
}

TEST_F(CompositorWritingTest, OnlyTilesBelowAPanelThatGoesAreDrawnAnew) {
  picture_.message = "Đề nghị các điểm cầu gửi báo cáo";
  set_picture();
  compose();
  const auto before = compositor_.figures().tiles;
  picture_.message.clear();
  set_picture();
  compose();
  EXPECT_EQ(compositor_.figures().tiles - before, 6U) << "the lowest row";
}

TEST_F(CompositorWritingTest, DuringASlideNoTileIsDrawnAfterItAllAre) {
  compose();
  const auto conference = seen(kAll);
  picture_.card = Card{.title = "Hội nghị tạm nghỉ", .lines = {"Tiếp tục lúc 10:15"}, .whole = true};
  set_picture();
  const auto before = compositor_.figures().tiles;
  EXPECT_TRUE(compose());
  for (int i = 0; i < 30; ++i) {
    next_pictures();
    EXPECT_FALSE(compose());
  }
  EXPECT_EQ(compositor_.figures().tiles, before);
  EXPECT_TRUE(test::close(test::mean(canvas(), {0, 0, 1280, 200}), palette::kSlide, 1));
  picture_.card.reset();
  set_picture();
  EXPECT_TRUE(compose());
  EXPECT_EQ(seen(kAll), conference);
}

TEST_F(CompositorWritingTest, SurvivesAnyText) {
  for (const std::string& text : test::hostile_texts()) {
    for (auto& label : labels_) label = {.name = text, .chair = true, .role = text, .caption = text + "\n" + text};
    picture_ = {.clock = true, .title = text, .message = text, .alarm = text, .card = Card{text, {text}, false}};
    set_picture();
    for (const LayoutKind kind : {LayoutKind::kGrid, LayoutKind::kStage, LayoutKind::kContentSpeaker}) {
      show(kind);
      EXPECT_TRUE(compose());
    }
  }
}

}  // namespace
}  // namespace media
