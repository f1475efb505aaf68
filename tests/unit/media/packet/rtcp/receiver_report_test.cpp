#include "media/packet/rtcp/receiver_report.h"

#include <gtest/gtest.h>

#include "tests/unit/media/packet/rtcp/rtcp_test_support.h"

namespace media {
namespace {

using test::cut;
using test::parsed;
using test::written;

TEST(ReceiverReport, RoundTrips) {
  ReceiverReport report;
  report.ssrc = 99;
  EXPECT_EQ(written(write_receiver_report, report), (test::Written{0x80, 201, 0, 1, 0, 0, 0, 99}));
  for (uint32_t i = 0; i < kMaxReportBlocks; ++i) {
    report.blocks.push_back({i, 255, -3, i << 16, 4, 5, 6});
    const auto read = parsed(parse_receiver_report, written(write_receiver_report, report));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->ssrc, 99U);
    EXPECT_EQ(read->blocks, report.blocks);
  }
}

TEST(ReceiverReport, RefusesMissingBlocks) {
  ReceiverReport report;
  report.blocks.push_back({});
  const auto bytes = written(write_receiver_report, report);
  for (size_t words = 0; words < 7; ++words) EXPECT_FALSE(parsed(parse_receiver_report, cut(bytes, words))) << words;
  EXPECT_TRUE(parsed(parse_receiver_report, bytes));
}

}  // namespace
}  // namespace media
