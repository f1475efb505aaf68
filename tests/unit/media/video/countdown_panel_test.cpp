#include "media/video/countdown_panel.h"

#include <gtest/gtest.h>

#include "media/video/palette.h"
#include "writing.h"

namespace media {
namespace {

constexpr Size kCanvas{1280, 720};
constexpr Rect kFree{0, 0, 1280, 720};
constexpr Rect kStage{0, 0, 1066, 600};
constexpr int64_t kEnd = 1'800'000'000'000;

class CountdownPanelTest : public testing::Test {
 protected:
  bool show(int64_t remaining_ms, Rect anchor = kStage) {
    return panel_.show(countdown_, kEnd - remaining_ms, {anchor, anchor.height}, kFree);
  }
  I420Frame seen() const { return test::laid(*panel_.panel(), kCanvas); }
  // The left edge, beside the digits.
  YuvColour background() const {
    const Rect r = panel_.panel()->place();
    return test::mean(seen().view(), {r.x, r.y, 8, r.height});
  }

  std::optional<Countdown> countdown_{{.ends_at_ms = kEnd, .warn_at_ms = kEnd - 30'000, .stands_at_ms = std::nullopt}};
  CountdownPanel panel_{test::text_renderer(), kCanvas};
};

TEST_F(CountdownPanelTest, IsDrawnOnceASecondAndNotAfterTheEnd) {
  int drawn = 0;
  for (int ms = 60'000; ms > 50'000; ms -= 33) drawn += show(ms) ? 1 : 0;
  EXPECT_EQ(drawn, 10);
  drawn = 0;
  for (int ms = -1; ms > -10'000; ms -= 33) drawn += show(ms) ? 1 : 0;
  EXPECT_EQ(drawn, 1);
}

TEST_F(CountdownPanelTest, KeepsItsPlaceFromTheFirstSecondToTheLast) {
  show(599'000);
  const Rect place = panel_.panel()->place();
  for (const int64_t ms : {511'000, 60'000, 30'000, 1'000, 0, -60'000}) {
    show(ms);
    EXPECT_EQ(panel_.panel()->place(), place) << ms;
  }
}

TEST_F(CountdownPanelTest, IsCalmThenAmberThenRed) {
  show(31'000);
  EXPECT_TRUE(test::close(background(), palette::kPanel, 1));
  EXPECT_GT(test::brightest(seen().view(), kFree), 220);
  show(29'000);
  EXPECT_TRUE(test::close(background(), palette::kWarning, 1));
  const auto amber = test::luma(seen().view(), panel_.panel()->place());
  EXPECT_LT(*std::min_element(amber.begin(), amber.end()), 60) << "dark digits on it";
  show(0);
  EXPECT_TRUE(test::close(background(), palette::kAlarm, 1));
  EXPECT_GT(test::brightest(seen().view(), kFree), 220) << "Hết giờ";
}

TEST_F(CountdownPanelTest, StandsStillAndPaleInAPause) {
  show(100'000);
  countdown_->stands_at_ms = kEnd - 100'000;
  EXPECT_TRUE(show(100'000));
  EXPECT_TRUE(test::close(background(), palette::kResting, 1));
  EXPECT_FALSE(show(50'000));
  EXPECT_FALSE(show(-50'000));
}

TEST_F(CountdownPanelTest, IsReadFromTheEndOfAHall) {
  show(272'000);
  EXPECT_GE(test::ink_height(seen().view(), kFree), 50) << "a fourteenth of the picture";
  show(272'000, {960, 46, 320, 180});
  EXPECT_GE(test::ink_height(seen().view(), kFree), 32) << "still higher than a name where the tile is small";
  EXPECT_LE(panel_.panel()->place().width, 170);
}

TEST_F(CountdownPanelTest, GoesWithTheTurn) {
  EXPECT_TRUE(show(1'000));
  countdown_.reset();
  EXPECT_TRUE(show(900));
  EXPECT_FALSE(panel_.panel());
  EXPECT_FALSE(show(800));
}

TEST_F(CountdownPanelTest, SurvivesAnyNumbersAndAnyPlace) {
  for (const int64_t end : {INT64_MIN, int64_t{0}, INT64_MAX}) {
    for (const Rect anchor : {kFree, Rect{0, 0, 160, 90}, Rect{1278, 718, 2, 2}}) {
      countdown_ = {.ends_at_ms = end, .warn_at_ms = end};
      panel_.show(countdown_, 5, {anchor, anchor.height}, kFree);
      const Rect r = panel_.panel()->place();
      EXPECT_GE(r.x, 0);
      EXPECT_LE(r.right(), 1280);
      EXPECT_LE(r.bottom(), 720);
    }
  }
}

}  // namespace
}  // namespace media
