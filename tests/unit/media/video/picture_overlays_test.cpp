#include "media/video/picture_overlays.h"

#include <gtest/gtest.h>

#include "media/video/picture_plan.h"
#include "writing.h"

namespace media {
namespace {

constexpr Size kCanvas{1280, 720};
constexpr int64_t kNow = 1'800'000'000'000;
constexpr LayoutKind kKinds[] = {LayoutKind::kGrid,         LayoutKind::kStage,          LayoutKind::kPair,
                                 LayoutKind::kChairSpeaker, LayoutKind::kContentSpeaker, LayoutKind::kFull};

ScenePicture everything() {
  ScenePicture picture;
  picture.clock = true;
  picture.countdown = Countdown{.ends_at_ms = kNow + 272'000, .warn_at_ms = kNow + 242'000};
  picture.title = "Hội nghị trực tuyến triển khai công tác phòng, chống bão số 9";
  picture.message = "Đề nghị các điểm cầu Nghĩa Hưng, Hải Hậu và Giao Thủy gửi báo cáo số hộ phải di dời trước 10 giờ "
                    "30 phút về Văn phòng Ban Chỉ huy";
  picture.card = Card{.title = "Kết quả biểu quyết", .lines = {"Tán thành\t126", "Không tán thành\t3"}};
  return picture;
}

class PictureOverlaysTest : public testing::Test {
 protected:
  void show(const ScenePicture& picture, LayoutKind kind = LayoutKind::kStage, int64_t at = kNow, size_t sites = 12) {
    overlays_.show(picture, kind, compute_layout(kind, sites, kCanvas), at);
  }
  bool lay(std::vector<Rect> drawn = {}) { return overlays_.lay_on(canvas_.mutable_view(), drawn); }

  PictureOverlays overlays_{kCanvas, test::text_renderer()};
  I420Frame canvas_{kCanvas};
};

TEST_F(PictureOverlaysTest, NeverCoverEachOtherInAnyLayout) {
  for (const LayoutKind kind : kKinds) {
    for (size_t sites = 1; sites <= kMaxTiles; ++sites) {
      show(everything(), kind, kNow, sites);
      const auto places = overlays_.places();
      ASSERT_EQ(places.size(), 4U) << "all are seen; " << sites << " sites";
      for (size_t i = 0; i < places.size(); ++i) {
        EXPECT_EQ(intersection(places[i], {0, 0, 1280, 720}), places[i]);
        for (size_t j = 0; j < i; ++j) EXPECT_FALSE(intersect(places[i], places[j])) << i << " and " << j;
      }
    }
  }
}

TEST_F(PictureOverlaysTest, AreLaidWhenTheyOrThePictureBelowChanged) {
  show(everything());
  EXPECT_TRUE(lay());
  EXPECT_EQ(overlays_.figures().drawn, 4U);
  show(everything());
  EXPECT_FALSE(lay());
  // A tile below the countdown and the card, but not below the bands.
  EXPECT_TRUE(lay({{0, 100, 1066, 500}}));
  EXPECT_EQ(overlays_.figures().drawn, 4U);
  EXPECT_EQ(overlays_.figures().laid, 2U);
  EXPECT_FALSE(lay({{1070, 200, 200, 100}})) << "nothing stands there";
}

TEST_F(PictureOverlaysTest, ASecondCostsOnePanelAndAMinuteTwo) {
  show(everything());
  lay();
  const auto drawn_in = [&](int64_t from, int64_t to) {
    const uint64_t before = overlays_.figures().drawn;
    for (int64_t ms = from; ms < to; ms += 33) {
      show(everything(), LayoutKind::kStage, kNow + ms);
      lay();
    }
    return overlays_.figures().drawn - before;
  };
  EXPECT_EQ(drawn_in(0, 10'033), 10U);
  EXPECT_EQ(overlays_.figures().laid, 0U);
  EXPECT_EQ(drawn_in(10'033, 61'033), 51U + 1U);
}

TEST_F(PictureOverlaysTest, SaysWhereThePictureIsToBeDrawnAnew) {
  show(everything());
  const Rect message = overlays_.places()[2];
  EXPECT_TRUE(overlays_.uncovered().empty());
  ScenePicture picture = everything();
  picture.message.clear();
  picture.card.reset();
  picture.countdown.reset();
  show(picture);
  EXPECT_EQ(overlays_.uncovered().size(), 3U);
  EXPECT_EQ(overlays_.uncovered()[2], message);
  show(picture);
  EXPECT_TRUE(overlays_.uncovered().empty());
}

TEST_F(PictureOverlaysTest, WhatStandsOnTheStageMovesWithIt) {
  ScenePicture picture = everything();
  picture.message.clear();
  picture.card.reset();
  show(picture);
  const Rect stage = overlays_.places()[0];
  show(picture, LayoutKind::kFull);
  EXPECT_NE(overlays_.places()[0], stage);
  ASSERT_EQ(overlays_.uncovered().size(), 1U);
  EXPECT_EQ(overlays_.uncovered()[0], stage);
}

TEST_F(PictureOverlaysTest, ASlideCoversTilesAndCountdownButNotTheBands) {
  ScenePicture picture = everything();
  show(picture);
  lay();
  picture.card = Card{.title = "Hội nghị tạm nghỉ", .lines = {"Tiếp tục lúc 10:15"}, .whole = true};
  show(picture);
  EXPECT_TRUE(overlays_.covers_all());
  ASSERT_EQ(overlays_.places().size(), 3U);
  EXPECT_EQ(overlays_.places()[0], (Rect{0, 0, 1280, 720}));
  EXPECT_TRUE(lay());
  // Title and message lie upon it.
  EXPECT_GT(test::brightest(canvas_.view(), {20, 6, 600, 36}), 220);
  EXPECT_GT(test::brightest(canvas_.view(), {200, 640, 800, 76}), 220);

  picture.card.reset();
  show(picture);
  EXPECT_FALSE(overlays_.covers_all());
  ASSERT_EQ(overlays_.uncovered().size(), 1U);
  EXPECT_EQ(overlays_.uncovered()[0], (Rect{0, 0, 1280, 720}));
}

TEST_F(PictureOverlaysTest, EverySpellingLooksTheSame) {
  ScenePicture composed;
  composed.title = "Mỹ Lộc";
  composed.message = "Ý Yên, Nghĩa Hưng";
  composed.card = Card{.title = "Trực Ninh", .lines = {"Hải Hậu\tVụ Bản"}};
  ScenePicture decomposed;
  decomposed.title = "My\u0303 Lo\u0323\u0302c";
  decomposed.message = "Y\u0301 Ye\u0302n, Nghi\u0303a Hu\u031Bng";
  decomposed.card = Card{.title = "Tru\u031B\u0323c Ninh", .lines = {"Ha\u0309i Ha\u0323\u0302u\tVu\u0323 Ba\u0309n"}};
  show(composed);
  lay();
  const auto before = test::luma(canvas_.view(), {0, 0, 1280, 720});
  show(decomposed);
  lay();
  EXPECT_EQ(test::luma(canvas_.view(), {0, 0, 1280, 720}), before);
}

}  // namespace
}  // namespace media
