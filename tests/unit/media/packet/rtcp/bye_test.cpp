#include "media/packet/rtcp/bye.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/unit/media/packet/rtcp/rtcp_test_support.h"

namespace media {
namespace {

using test::parsed;
using test::written;

TEST(Bye, RoundTripsWithAndWithoutReason) {
  for (const std::string& reason : {std::string(), std::string("a"), std::string("teardown"), std::string(255, 'r')}) {
    Bye bye;
    bye.ssrcs = {1, 0xffffffff};
    bye.reason = reason;
    const auto bytes = written(write_bye, bye);
    EXPECT_EQ(bytes.size() % 4, 0U);
    const auto read = parsed(parse_bye, bytes);
    ASSERT_TRUE(read) << reason;
    EXPECT_EQ(read->ssrcs, bye.ssrcs);
    EXPECT_EQ(read->reason, reason);
  }
}

TEST(Bye, RefusesMissingSsrcsAndReasonPastTheEnd) {
  EXPECT_FALSE(parsed(parse_bye, test::Written{0x82, 203, 0, 1, 0, 0, 0, 1}));
  EXPECT_FALSE(parsed(parse_bye, test::Written{0x81, 203, 0, 2, 0, 0, 0, 1, 4, 'a', 'b', 'c'}));
  EXPECT_TRUE(parsed(parse_bye, test::Written{0x80, 203, 0, 0}));
}

}  // namespace
}  // namespace media
