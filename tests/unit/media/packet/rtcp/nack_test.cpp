#include "media/packet/rtcp/nack.h"

#include <gtest/gtest.h>

#include "media/base/random.h"
#include "tests/unit/media/packet/rtcp/rtcp_test_support.h"

namespace media {
namespace {

using test::cut;
using test::parsed;
using test::written;

TEST(Nack, PacksNeighboursIntoTheMask) {
  Nack nack{1, 2, {100, 101, 116, 117}};
  EXPECT_EQ(written(write_nack, nack),
            (test::Written{0x81, 205, 0, 4, 0, 0, 0, 1, 0, 0, 0, 2, 0, 100, 0x80, 0x01, 0, 117, 0, 0}));
}

TEST(Nack, PacksOverTheWrap) {
  Nack nack{1, 2, {65535, 0, 1}};
  const auto bytes = written(write_nack, nack);
  EXPECT_EQ(bytes.size(), 16U);
  const auto read = parsed(parse_nack, bytes);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->sequence_numbers, nack.sequence_numbers);
}

TEST(Nack, KeepsAnOrderThatDoesNotAscend) {
  const Nack nack{1, 2, {100, 103, 101, 101, 99}};
  const auto read = parsed(parse_nack, written(write_nack, nack));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->sequence_numbers, nack.sequence_numbers);
}

TEST(Nack, RoundTripsRandomLists) {
  Random random(5);
  for (int round = 0; round < 200; ++round) {
    Nack nack{3, 4, {}};
    auto number = static_cast<uint16_t>(random.u32());
    const size_t size = 1 + random.below(100);
    while (nack.sequence_numbers.size() < size) {
      nack.sequence_numbers.push_back(number);
      number = static_cast<uint16_t>(number + 1 + random.below(random.below(10) == 0 ? 60 : 4));
    }
    const auto read = parsed(parse_nack, written(write_nack, nack));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->sender_ssrc, 3U);
    EXPECT_EQ(read->media_ssrc, 4U);
    EXPECT_EQ(read->sequence_numbers, nack.sequence_numbers);
  }
}

TEST(Nack, KeepsABoundedNumber) {
  test::Written bytes(12 + 100 * 4, 0xff);
  bytes[0] = 0x81;
  bytes[1] = 205;
  bytes[2] = 0;
  bytes[3] = 102;
  const auto read = parsed(parse_nack, bytes);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->sequence_numbers.size(), kMaxNackSequenceNumbers);
}

TEST(Nack, RefusesAnEmptyOne) {
  const auto bytes = written(write_nack, Nack{1, 2, {9}});
  for (size_t words = 0; words < 3; ++words) EXPECT_FALSE(parsed(parse_nack, cut(bytes, words))) << words;
}

}  // namespace
}  // namespace media
