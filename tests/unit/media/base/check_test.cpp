#include "media/base/check.h"

#include <gtest/gtest.h>

namespace media {
namespace {

TEST(Check, PassesWhatIsTrueAndEndsTheProcessOtherwise) {
  CHECK(1 + 1 == 2);
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_DEATH(CHECK(1 + 1 == 3), "check_test.cpp:[0-9]+: impossible state: 1 \\+ 1 == 3");
}

}  // namespace
}  // namespace media
