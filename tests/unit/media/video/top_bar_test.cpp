#include "media/video/top_bar.h"

#include <gtest/gtest.h>

#include "media/video/palette.h"
#include "pictures.h"
#include "writing.h"

namespace media {
namespace {

constexpr Size kCanvas{1280, 720};
constexpr int64_t kMorning = 1'800'000'000'000 - 7 * 3'600'000;  // 08:00 in Vietnam

class TopBarTest : public testing::Test {
 protected:
  bool show(int64_t at = kMorning) { return bar_.show(picture_, at); }
  I420View seen() {
    picture = std::make_unique<I420Frame>(test::laid(*bar_.panel(), kCanvas));
    return picture->view();
  }

  ScenePicture picture_;
  TopBar bar_{test::text_renderer(), kCanvas};
  std::unique_ptr<I420Frame> picture;
};

TEST_F(TopBarTest, NothingToShowIsNoBar) {
  EXPECT_FALSE(show());
  EXPECT_FALSE(bar_.panel());
}

TEST_F(TopBarTest, TheClockAloneStandsInItsCorner) {
  picture_.clock = true;
  EXPECT_TRUE(show());
  ASSERT_TRUE(bar_.panel());
  const Rect place = bar_.panel()->place();
  EXPECT_EQ(place.right(), 1280);
  EXPECT_EQ(place.y, 0);
  EXPECT_LE(place.width, 150);
  EXPECT_GT(test::brightest(seen(), place), 220);
}

TEST_F(TopBarTest, IsDrawnOnceAMinute) {
  picture_.clock = true;
  picture_.title = "Hội nghị giao ban tháng 11";
  int drawn = 0;
  for (int ms = 0; ms < 180'000; ms += 33) drawn += show(kMorning + ms) ? 1 : 0;
  EXPECT_EQ(drawn, 3);
}

TEST_F(TopBarTest, TheTitleTakesTheWholeWidth) {
  picture_.title = "Hội nghị giao ban tháng 11";
  show();
  EXPECT_EQ(bar_.panel()->place(), (Rect{0, 0, 1280, 48}));
  const I420View with_title = seen();
  EXPECT_TRUE(test::close(test::mean(with_title, {0, 0, 16, 40}), palette::kPanel, 1));
  EXPECT_GT(test::brightest(with_title, {20, 4, 300, 40}), 220);
  EXPECT_LT(test::brightest(with_title, {700, 4, 570, 40}), 60) << "nothing at the right end without a clock";
}

TEST_F(TopBarTest, AnAlarmIsRedAndTakesTheTitlesPlace) {
  picture_.clock = true;
  picture_.title = "Hội nghị giao ban tháng 11";
  show();
  const auto title = test::luma(seen(), {0, 0, 1280, 46});
  picture_.alarm = "Điểm cầu trung tâm mất kết nối";
  EXPECT_TRUE(show());
  const I420View alarm = seen();
  EXPECT_TRUE(test::close(test::mean(alarm, {0, 0, 16, 48}), palette::kAlarm, 1));
  EXPECT_GT(test::brightest(alarm, {1180, 4, 96, 40}), 220) << "the clock stays";
  picture_.alarm.clear();
  EXPECT_TRUE(show());
  EXPECT_EQ(test::luma(seen(), {0, 0, 1280, 46}), title);
}

TEST_F(TopBarTest, ALongTitleLeavesTheClockItsPlace) {
  picture_.clock = true;
  picture_.title = "H";
  show();
  const auto clock = test::luma(seen(), {1170, 0, 110, 48});
  picture_.title = std::string(500, 'W');
  show();
  EXPECT_EQ(test::luma(seen(), {1170, 0, 110, 48}), clock);
}

TEST_F(TopBarTest, ATitleOfNothingVisibleIsNoTitle) {
  picture_.title = "\u200B \u202E\n";
  show();
  EXPECT_FALSE(bar_.panel());
}

TEST_F(TopBarTest, CapitalsAreHighEnoughForTheSmallestRung) {
  picture_.title = "HHH";
  picture_.clock = true;
  show();
  // Half of it on 360 lines: ten pixels.
  EXPECT_GE(test::ink_height(seen(), {0, 0, 400, 46}), 19);
  EXPECT_GE(test::ink_height(seen(), {1170, 0, 110, 46}), 20);
}

}  // namespace
}  // namespace media
