#include "media/packet/rtcp/pli.h"

#include <gtest/gtest.h>

#include "tests/unit/media/packet/rtcp/rtcp_test_support.h"

namespace media {
namespace {

TEST(Pli, RoundTrips) {
  const auto bytes = test::written(write_pli, Pli{1, 0xfffffffe});
  EXPECT_EQ(bytes, (test::Written{0x81, 206, 0, 2, 0, 0, 0, 1, 0xff, 0xff, 0xff, 0xfe}));
  const auto read = test::parsed(parse_pli, bytes);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->sender_ssrc, 1U);
  EXPECT_EQ(read->media_ssrc, 0xfffffffeU);
  EXPECT_FALSE(test::parsed(parse_pli, test::cut(bytes, 1)));
}

}  // namespace
}  // namespace media
