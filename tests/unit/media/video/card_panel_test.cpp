#include "media/video/card_panel.h"

#include <gtest/gtest.h>

#include "media/video/palette.h"
#include "media/video/picture_plan.h"
#include "writing.h"

namespace media {
namespace {

constexpr Size kCanvas{1280, 720};
constexpr Rect kFree{0, 48, 1280, 672};
constexpr Rect kArea{0, 48, 1066, 380};
const Card kVote{.title = "Kết quả biểu quyết",
                 .lines = {"Tán thành\t126", "Không tán thành\t3", "Không biểu quyết\t1", "Có mặt\t130/141"}};
const Card kPause{.title = "Hội nghị tạm nghỉ",
                  .lines = {"Hội nghị tiếp tục lúc 10:15", "Micro của các điểm cầu đã tắt"},
                  .whole = true};

class CardPanelTest : public testing::Test {
 protected:
  bool show(const std::optional<Card>& card, Rect area = kArea) { return panel_.show(card, area, kFree); }
  Rect place() const { return panel_.panel() ? panel_.panel()->place() : Rect{}; }
  I420Frame seen() const { return test::laid(*panel_.panel(), kCanvas); }

  CardPanel panel_{test::text_renderer(), kCanvas};
};

TEST_F(CardPanelTest, StandsInTheMiddleOfItsArea) {
  EXPECT_TRUE(show(kVote));
  const Rect r = place();
  EXPECT_EQ(intersection(r, kArea), r);
  EXPECT_NEAR(r.x - kArea.x, kArea.right() - r.right(), 2);
  EXPECT_NEAR(r.y - kArea.y, kArea.bottom() - r.bottom(), 2);
  EXPECT_TRUE(test::close(test::mean(seen().view(), {r.x, r.y + 20, 20, r.height - 20}), palette::kPanel, 1));
  EXPECT_GT(test::brightest(seen().view(), r), 220);
}

TEST_F(CardPanelTest, NumbersStandAtTheRightEdge) {
  show(kVote);
  const Rect r = place();
  // The last line, its right third: "130/141" and nothing in the middle.
  const Rect last{r.x, r.bottom() - 60, r.width, 36};
  EXPECT_GT(test::brightest(seen().view(), {last.right() - 130, last.y, 90, last.height}), 220);
  EXPECT_LT(test::brightest(seen().view(), {last.x + last.width / 4 * 2, last.y, 40, last.height}), 60);
}

TEST_F(CardPanelTest, IsDrawnOnce) {
  EXPECT_TRUE(show(kVote));
  EXPECT_FALSE(show(kVote));
  EXPECT_TRUE(show(kVote, {0, 48, 1280, 588})) << "another place";
  EXPECT_TRUE(show(std::nullopt));
  EXPECT_FALSE(panel_.panel());
  EXPECT_FALSE(show(std::nullopt));
  EXPECT_TRUE(show(kPause));
  EXPECT_FALSE(show(kPause, {0, 48, 100, 100})) << "a slide does not care for the place of cards";
}

TEST_F(CardPanelTest, WritingShrinksBeforeLinesAreLeftOut) {
  Card card = kVote;
  for (int i = 0; i < 3; ++i) card.lines.push_back("Điểm cầu chưa trả lời\t2");
  show(card, {0, 48, 1280, 600});
  const int natural = place().height;
  show(card, {0, 48, 1280, 300});
  EXPECT_LE(place().height, 300);
  EXPECT_LT(place().height, natural);
  EXPECT_GE(place().height, 240) << "all seven lines are still there";
  show(card, {0, 48, 1280, 150});
  EXPECT_LE(place().height, 150);
  EXPECT_FALSE(place().size().empty());
}

TEST_F(CardPanelTest, ASlideCoversThePicture) {
  show(kPause);
  EXPECT_EQ(place(), (Rect{0, 0, 1280, 720}));
  EXPECT_TRUE(test::close(test::mean(seen().view(), {0, 0, 1280, 200}), palette::kSlide, 1));
  EXPECT_GT(test::brightest(seen().view(), {320, 240, 640, 200}), 220);
  EXPECT_GE(test::ink_height(seen().view(), {0, 48, 1280, 330}), 45) << "the title is read from the last row";
}

TEST_F(CardPanelTest, WritingIsLargeEnoughForTheSmallestRung) {
  show(Card{.title = "H", .lines = {"H"}}, {0, 48, 1280, 600});
  const Rect r = place();
  EXPECT_GE(test::ink_height(seen().view(), {r.x, r.y + 10, r.width, r.height / 4 * 2}), 22);
  EXPECT_GE(test::ink_height(seen().view(), {r.x, r.bottom() - 60, r.width, 60}), 20);
}

TEST_F(CardPanelTest, SurvivesAnyTextAndAnyPlace) {
  for (const bool whole : {false, true}) {
    for (const std::string& text : test::hostile_texts()) {
      const Card card{.title = text, .lines = std::vector<std::string>(20, text + "\t" + text), .whole = whole};
      for (const Rect& area : {kArea, Rect{0, 0, 214, 120}, Rect{0, 0, 2, 2}, Rect{}}) {
        show(card, area);
        if (!whole && !place().size().empty()) {
          EXPECT_EQ(intersection(place(), area), place());
        }
      }
    }
  }
}

}  // namespace
}  // namespace media
