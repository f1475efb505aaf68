#include "media/base/sequence.h"

#include <gtest/gtest.h>

#include "media/base/random.h"

namespace media {
namespace {

TEST(IsNewer, FollowsTheCircle) {
  struct Case {
    uint16_t a, b;
    bool newer;
  };
  for (const Case& c : {Case{1, 0, true}, Case{0, 1, false}, Case{5, 5, false}, Case{0, 65535, true},
                        Case{65535, 0, false}, Case{32767, 0, true}, Case{32768, 0, false}}) {
    EXPECT_EQ(is_newer<uint16_t>(c.a, c.b), c.newer) << c.a << " after " << c.b;
  }
}

TEST(Unwrapper, CountsOnOverTheWrapInBothDirections) {
  SequenceUnwrapper unwrapper;
  EXPECT_EQ(unwrapper.unwrap(65534), 65534);
  EXPECT_EQ(unwrapper.unwrap(1), 65537);
  EXPECT_EQ(unwrapper.unwrap(65535), 65535) << "late packet from before the wrap";
  EXPECT_EQ(unwrapper.newest(), 65537);
  EXPECT_EQ(unwrapper.peek(100), 65636);
  EXPECT_EQ(unwrapper.newest(), 65537) << "peek remembers nothing";
}

TEST(Unwrapper, MayGoBelowItsFirstValue) {
  RtpTimeUnwrapper unwrapper;
  EXPECT_EQ(unwrapper.unwrap(10), 10);
  EXPECT_EQ(unwrapper.unwrap(0xfffffff0), -16);
}

TEST(Unwrapper, FollowsARandomWalkExactly) {
  Random random(7);
  SequenceUnwrapper unwrapper;
  int64_t truth = 1000;
  unwrapper.unwrap(static_cast<uint16_t>(truth));
  for (int i = 0; i < 20'000; ++i) {
    const int64_t value = truth + static_cast<int64_t>(random.below(30'000)) - 10'000;
    ASSERT_EQ(unwrapper.unwrap(static_cast<uint16_t>(value)), value);
    truth = std::max(truth, value);
  }
}

}  // namespace
}  // namespace media
