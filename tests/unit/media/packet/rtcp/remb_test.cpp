#include "media/packet/rtcp/remb.h"

#include <gtest/gtest.h>

#include "tests/unit/media/packet/rtcp/rtcp_test_support.h"

namespace media {
namespace {

TEST(Remb, RoundTripsRatesRoundedDown) {
  struct Case {
    uint64_t rate, expected;
  };
  for (const Case& c : {Case{0, 0}, Case{262'143, 262'143}, Case{262'145, 262'144}, Case{1'500'000, 1'500'000},
                        Case{~uint64_t{0}, uint64_t{0x3ffff} << 46}}) {
    const auto read = test::parsed(parse_remb, test::written(write_remb, Remb{1, c.rate, {5, 6}}));
    ASSERT_TRUE(read) << c.rate;
    EXPECT_EQ(read->bitrate_bps, c.expected);
    EXPECT_EQ(read->sender_ssrc, 1U);
    EXPECT_EQ(read->ssrcs, (BoundedVector<uint32_t, 64>{5, 6}));
  }
}

TEST(Remb, RefusesOtherFeedbackMissingSsrcsAndRatesBeyondSixtyFourBits) {
  auto bytes = test::written(write_remb, Remb{1, 1000, {5}});
  EXPECT_FALSE(test::parsed(parse_remb, test::cut(bytes, 4)));
  auto too_fast = bytes;
  too_fast[17] = 0xff;
  EXPECT_FALSE(test::parsed(parse_remb, too_fast));
  auto another = bytes;
  another[12] = 'r';
  EXPECT_FALSE(test::parsed(parse_remb, another));
}

}  // namespace
}  // namespace media
