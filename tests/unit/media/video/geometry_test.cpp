#include "media/video/geometry.h"

#include <gtest/gtest.h>

#include "pictures.h"

namespace media {
namespace {

struct Case {
  const char* name;
  Size picture;
  Rect cell;
  Rect expected;
};

class FitRect : public testing::TestWithParam<Case> {};

TEST_P(FitRect, KeepsTheShapeOfThePicture) {
  const auto& [name, picture, cell, expected] = GetParam();
  EXPECT_EQ(fit_rect(picture, cell), expected);
}

INSTANTIATE_TEST_SUITE_P(
    Shapes, FitRect,
    testing::Values(Case{"same", {1280, 720}, {0, 0, 320, 180}, {0, 0, 320, 180}},
                    Case{"nearly_same_fills", {320, 180}, {1066, 0, 214, 120}, {1066, 0, 214, 120}},
                    Case{"four_to_three", {640, 480}, {320, 0, 320, 180}, {360, 0, 240, 180}},
                    Case{"portrait", {360, 640}, {0, 540, 320, 180}, {108, 540, 102, 180}},
                    Case{"wider", {1920, 800}, {0, 0, 320, 180}, {0, 22, 320, 134}},
                    Case{"square_in_portrait_cell", {300, 300}, {0, 0, 100, 200}, {0, 50, 100, 100}},
                    Case{"a_line", {2, 2000}, {0, 0, 320, 180}, {158, 0, 2, 180}},
                    Case{"nothing", {0, 0}, {0, 0, 320, 180}, {0, 0, 320, 180}}),
    [](const auto& info) { return std::string(info.param.name); });

TEST(FitRect, IsEvenWithinTheCellAndUndistorted) {
  for (int width = 16; width <= 2000; width += 61) {
    for (int height = 16; height <= 1200; height += 47) {
      const Rect cell{214, 120, 212, 120};
      const Rect r = fit_rect({width, height}, cell);
      ASSERT_TRUE(r.x % 2 == 0 && r.y % 2 == 0 && r.width % 2 == 0 && r.height % 2 == 0);
      ASSERT_TRUE(r.x >= cell.x && r.y >= cell.y && r.right() <= cell.right() && r.bottom() <= cell.bottom());
      ASSERT_TRUE(r.width == cell.width || r.height == cell.height);
      // Rounding to even numbers moves an edge by one pixel at most.
      const double shape = static_cast<double>(width) / height;
      ASSERT_NEAR(r.width, r.height * shape, std::max(2.0, 2 * shape) + 0.02 * r.width) << width << "x" << height;
    }
  }
}

}  // namespace
}  // namespace media
