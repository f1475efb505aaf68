#include "media/base/result.h"

#include <gtest/gtest.h>

namespace media {
namespace {

Result<int> half(int value) {
  if (value % 2 != 0) return failure("number.odd", "3 is odd; give an even number");
  return value / 2;
}

TEST(Result, HoldsAValueOrAnError) {
  EXPECT_EQ(half(8).value(), 4);
  const auto wrong = half(3);
  ASSERT_FALSE(wrong.has_value());
  EXPECT_EQ(wrong.error().code, "number.odd");
  EXPECT_EQ(wrong.error().message, "3 is odd; give an even number");
}

}  // namespace
}  // namespace media
