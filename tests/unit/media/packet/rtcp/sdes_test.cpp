#include "media/packet/rtcp/sdes.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/unit/media/packet/rtcp/rtcp_test_support.h"

namespace media {
namespace {

using test::cut;
using test::parsed;
using test::written;

TEST(Sdes, RoundTripsNamesOfAnyLength) {
  const std::string letters(255, 'x');
  for (size_t size = 0; size <= 255; ++size) {
    Sdes sdes;
    sdes.chunks.push_back({7, std::string_view(letters).substr(0, size)});
    sdes.chunks.push_back({8, "second"});
    const auto bytes = written(write_sdes, sdes);
    const auto read = parsed(parse_sdes, bytes);
    ASSERT_TRUE(read) << size;
    EXPECT_EQ(read->chunks, sdes.chunks) << size;
  }
}

TEST(Sdes, PadsEachChunkWithAtLeastOneZero) {
  Sdes sdes;
  sdes.chunks.push_back({1, "ab"});
  EXPECT_EQ(written(write_sdes, sdes), (test::Written{0x81, 202, 0, 3, 0, 0, 0, 1, 1, 2, 'a', 'b', 0, 0, 0, 0}));
}

TEST(Sdes, CutsALongName) {
  const std::string letters(300, 'x');
  Sdes sdes;
  sdes.chunks.push_back({1, letters});
  const auto bytes = written(write_sdes, sdes);
  const auto read = parsed(parse_sdes, bytes);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->chunks[0].cname.size(), 255U);
}

TEST(Sdes, SkipsOtherItems) {
  const test::Written bytes = {0x81, 202, 0, 4, 0, 0, 0, 1, 2, 3, 'n', 'a', 'm', 1, 1, 'c', 0, 0, 0, 0};
  const auto read = parsed(parse_sdes, bytes);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->chunks[0].cname, "c");
}

TEST(Sdes, RefusesWhatDoesNotEnd) {
  const test::Written item_past_end = {0x81, 202, 0, 2, 0, 0, 0, 1, 1, 9, 'a', 'b'};
  EXPECT_FALSE(parsed(parse_sdes, item_past_end));
  const test::Written no_end = {0x81, 202, 0, 2, 0, 0, 0, 1, 1, 2, 'a', 'b'};
  EXPECT_FALSE(parsed(parse_sdes, no_end));
  const test::Written chunk_missing = {0x82, 202, 0, 2, 0, 0, 0, 1, 0, 0, 0, 0};
  EXPECT_FALSE(parsed(parse_sdes, chunk_missing));
  EXPECT_TRUE(parsed(parse_sdes, test::Written{0x80, 202, 0, 0}));
}

}  // namespace
}  // namespace media
