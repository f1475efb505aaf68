#include "media/video/scaler.h"

#include <gtest/gtest.h>

#include "pictures.h"

namespace media {
namespace {

struct Case {
  Size from;
  Size to;
};
class Scaler : public testing::TestWithParam<Case> {};

// Four coloured quarters must stay four coloured quarters.
TEST_P(Scaler, KeepsWhatStandsWhere) {
  const auto& [from, to] = GetParam();
  I420Frame source({(from.width + 1) / 2 * 2, (from.height + 1) / 2 * 2});
  const int w = from.width / 4 * 2;
  const int h = from.height / 4 * 2;
  const Size all = source.size();
  fill(source.mutable_view(), {0, 0, w, h}, test::kRed);
  fill(source.mutable_view(), {w, 0, all.width - w, h}, test::kGreen);
  fill(source.mutable_view(), {0, h, w, all.height - h}, test::kBlue);
  I420View view = source.view();
  view.size = from;

  I420Frame target(to);
  scale(view, target.mutable_view());
  const int tw = to.width / 4 * 2;
  const int th = to.height / 4 * 2;
  EXPECT_TRUE(test::close(test::centre(target.view(), {0, 0, tw, th}), test::kRed, 1));
  EXPECT_TRUE(test::close(test::centre(target.view(), {tw, 0, tw, th}), test::kGreen, 1));
  EXPECT_TRUE(test::close(test::centre(target.view(), {0, th, tw, th}), test::kBlue, 1));
  EXPECT_TRUE(test::close(test::centre(target.view(), {tw, th, tw, th}), {16, 128, 128}, 1));
}

INSTANTIATE_TEST_SUITE_P(Sizes, Scaler,
                         testing::Values(Case{{320, 180}, {320, 180}}, Case{{320, 180}, {214, 120}},
                                         Case{{1280, 720}, {320, 180}}, Case{{1280, 720}, {1066, 600}},
                                         Case{{1280, 720}, {960, 540}}, Case{{320, 180}, {960, 540}},
                                         Case{{321, 181}, {212, 120}}, Case{{640, 480}, {240, 180}}));

TEST(Scaler, AveragesAllPixelsWhereItShrinksMuch) {
  I420Frame source({320, 180});
  const MutableI420View v = source.mutable_view();
  for (int y = 0; y < 180; ++y) {
    for (int x = 0; x < 320; ++x) v.y[y * v.y_stride + x] = (x + y) % 2 == 0 ? 40 : 200;
  }
  I420Frame target({80, 44});
  scale(source.view(), target.mutable_view());
  for (int y = 0; y < 44; ++y) {
    for (int x = 0; x < 80; ++x) ASSERT_NEAR(target.view().y[y * target.view().y_stride + x], 120, 2);
  }
}

}  // namespace
}  // namespace media
