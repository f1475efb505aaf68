#include "media/packet/rtcp/sender_report.h"

#include <gtest/gtest.h>

#include "tests/unit/media/packet/rtcp/rtcp_test_support.h"

namespace media {
namespace {

using test::cut;
using test::parsed;
using test::written;

SenderReport sample(size_t blocks) {
  SenderReport report;
  report.ssrc = 0x01020304;
  report.ntp.value = 0x1122334455667788;
  report.rtp_timestamp = 90'000;
  report.packet_count = 12;
  report.octet_count = 3456;
  for (uint32_t i = 0; i < blocks; ++i) report.blocks.push_back({i, 1, 2, 3, 4, 5, 6});
  return report;
}

TEST(SenderReport, HasTheLayoutOfRfc3550) {
  EXPECT_EQ(written(write_sender_report, sample(0)),
            (test::Written{0x80, 200, 0, 6, 1, 2, 3, 4, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88,
                           0, 1, 0x5f, 0x90, 0, 0, 0, 12, 0, 0, 0x0d, 0x80}));
}

TEST(SenderReport, RoundTrips) {
  for (const size_t blocks : {0U, 1U, 31U}) {
    const auto report = sample(blocks);
    const auto bytes = written(write_sender_report, report);
    EXPECT_EQ(bytes.size(), 28 + blocks * kReportBlockSize);
    const auto read = parsed(parse_sender_report, bytes);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->ssrc, report.ssrc);
    EXPECT_EQ(read->ntp, report.ntp);
    EXPECT_EQ(read->rtp_timestamp, report.rtp_timestamp);
    EXPECT_EQ(read->packet_count, report.packet_count);
    EXPECT_EQ(read->octet_count, report.octet_count);
    EXPECT_EQ(read->blocks, report.blocks);
  }
}

TEST(SenderReport, RefusesMissingBlocksAndIgnoresProfileExtensions) {
  auto bytes = written(write_sender_report, sample(2));
  for (size_t words = 0; words < 18; ++words) EXPECT_FALSE(parsed(parse_sender_report, cut(bytes, words))) << words;
  bytes[0] = 0x81;
  const auto read = parsed(parse_sender_report, bytes);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->blocks.size(), 1U);
}

TEST(SenderReport, SaysWhenItDoesNotFit) { EXPECT_TRUE(written(write_sender_report, sample(1), 51).empty()); }

}  // namespace
}  // namespace media
