#include "media/packet/rtcp/fir.h"

#include <gtest/gtest.h>

#include "tests/unit/media/packet/rtcp/rtcp_test_support.h"

namespace media {
namespace {

TEST(Fir, RoundTrips) {
  Fir fir{1, {{10, 7}, {11, 255}}};
  const auto bytes = test::written(write_fir, fir);
  EXPECT_EQ(bytes, (test::Written{0x84, 206, 0, 6, 0, 0, 0, 1, 0, 0, 0, 0,
                                  0, 0, 0, 10, 7, 0, 0, 0, 0, 0, 0, 11, 255, 0, 0, 0}));
  const auto read = test::parsed(parse_fir, bytes);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->sender_ssrc, 1U);
  EXPECT_EQ(read->requests, fir.requests);
}

TEST(Fir, RefusesOneWithoutRequests) {
  const auto bytes = test::written(write_fir, Fir{1, {{10, 7}}});
  for (size_t words = 0; words < 4; ++words) EXPECT_FALSE(test::parsed(parse_fir, test::cut(bytes, words))) << words;
}

}  // namespace
}  // namespace media
