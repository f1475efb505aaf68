#include "media/rtp/ntp_difference.h"

#include <gtest/gtest.h>

#include "media/base/random.h"

namespace media {
namespace {

TEST(NtpDifference, IsSignedAndWrapsWithTheEra) {
  const NtpTime one_second{uint64_t{1} << 32};
  EXPECT_EQ(ntp_difference_ns(one_second, {0}), 1'000'000'000);
  EXPECT_EQ(ntp_difference_ns({0}, one_second), -1'000'000'000);
  EXPECT_EQ(ntp_difference_ns({uint64_t{1} << 31}, {~uint64_t{0} - (uint64_t{1} << 31) + 1}), 1'000'000'000)
      << "half a second after the end of the era, half before";
}

TEST(NtpPlus, UndoesTheDifference) {
  Random random(1);
  for (int i = 0; i < 10'000; ++i) {
    const NtpTime t{random.next()};
    const auto ns = static_cast<int64_t>(random.below(uint64_t{1} << 60)) - (int64_t{1} << 59);
    ASSERT_NEAR(static_cast<double>(ntp_difference_ns(ntp_plus_ns(t, ns), t) - ns), 0, 1.0) << ns;
  }
}

}  // namespace
}  // namespace media
