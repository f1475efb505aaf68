#include "media/base/random.h"

#include <gtest/gtest.h>

namespace media {
namespace {

TEST(Random, SameSeedSameNumbers) {
  Random a(42), b(42), c(43);
  bool differs = false;
  for (int i = 0; i < 100; ++i) {
    const uint64_t value = a.next();
    EXPECT_EQ(value, b.next());
    differs |= value != c.next();
  }
  EXPECT_TRUE(differs);
}

TEST(Random, StaysInRangeAndReachesAllOfIt) {
  Random random(1);
  int counts[6] = {};
  double sum = 0;
  for (int i = 0; i < 6000; ++i) {
    const uint64_t value = random.below(6);
    ASSERT_LT(value, 6U);
    ++counts[value];
    const double unit = random.unit();
    ASSERT_GE(unit, 0.0);
    ASSERT_LT(unit, 1.0);
    sum += unit;
  }
  for (const int count : counts) EXPECT_NEAR(count, 1000, 150);
  EXPECT_NEAR(sum / 6000, 0.5, 0.02);
}

}  // namespace
}  // namespace media
