#include "media/base/time.h"

#include <gtest/gtest.h>

#include "media/base/random.h"

namespace media {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::seconds;

TEST(NtpTime, CountsSecondsAndFractions) {
  EXPECT_EQ(NtpTime::from(Timestamp(seconds(5))).value, uint64_t{5} << 32);
  EXPECT_EQ(NtpTime::from(Timestamp(milliseconds(1500))).value, (uint64_t{1} << 32) | 0x80000000U);
  EXPECT_EQ(NtpTime::from(Timestamp(milliseconds(1500))).compact(), 0x00018000U);
  EXPECT_EQ(NtpTime::from(Timestamp(seconds(-3))).value, 0U) << "no time lies before the clock's start";
}

TEST(NtpTime, RoundTripsToTheNanosecond) {
  Random random(3);
  for (int i = 0; i < 10'000; ++i) {
    const Timestamp t = timestamp_from_ns(static_cast<int64_t>(random.below(uint64_t{1} << 60)));
    ASSERT_LE(std::abs((NtpTime::from(t).to_timestamp() - t).count()), 1);
  }
}

TEST(NtpTime, HoldsWallClockTimesOfTodayAndOfTheLastSecondOfTheEra) {
  const NtpTime last{0xffffffff'ffffffffU};
  EXPECT_EQ(std::chrono::floor<seconds>(last.to_timestamp().time_since_epoch() - Duration(1)).count(), 0xffffffffLL);
}

TEST(CompactNtp, HasASaturatedRange) {
  EXPECT_EQ(to_compact_ntp(seconds(1)), 0x10000U);
  EXPECT_EQ(to_compact_ntp(milliseconds(500)), 0x8000U);
  EXPECT_EQ(to_compact_ntp(milliseconds(-5)), 0U);
  EXPECT_EQ(to_compact_ntp(hours(19)), 0xffffffffU);
  EXPECT_EQ(from_compact_ntp(0x18000), milliseconds(1500));
  EXPECT_EQ(from_compact_ntp(0xffffffff) / seconds(1), 65535);
}

}  // namespace
}  // namespace media
