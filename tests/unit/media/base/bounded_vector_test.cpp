#include "media/base/bounded_vector.h"

#include <gtest/gtest.h>

namespace media {
namespace {

TEST(BoundedVector, RefusesWhatDoesNotFit) {
  BoundedVector<int, 2> values;
  EXPECT_TRUE(values.empty());
  EXPECT_TRUE(values.push_back(1));
  EXPECT_TRUE(values.push_back(2));
  EXPECT_TRUE(values.full());
  EXPECT_FALSE(values.push_back(3));
  EXPECT_EQ(values, (BoundedVector<int, 2>{1, 2}));
}

TEST(BoundedVector, CopiesAndCompares) {
  BoundedVector<int, 4> a{1, 2, 3};
  BoundedVector<int, 4> b = a;
  EXPECT_EQ(a, b);
  b[1] = 9;
  EXPECT_NE(a, b);
  a = b;
  EXPECT_EQ(a, b);
  a = *&a;
  EXPECT_EQ(a.size(), 3U);
  b.clear();
  EXPECT_NE(a, b);
  int sum = 0;
  for (const int value : a) sum += value;
  EXPECT_EQ(sum, 1 + 9 + 3);
  EXPECT_EQ(a.front(), 1);
  EXPECT_EQ(a.back(), 3);
}

}  // namespace
}  // namespace media
