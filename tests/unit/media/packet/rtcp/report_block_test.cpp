#include "media/packet/rtcp/report_block.h"

#include <array>

#include <gtest/gtest.h>

namespace media {
namespace {

TEST(ReportBlock, RoundTripsAndHoldsNegativeLoss) {
  struct Case {
    int32_t lost, expected;
  };
  for (const Case& c : {Case{0, 0}, Case{5, 5}, Case{-1, -1}, Case{0x7fffff, 0x7fffff}, Case{0x1000000, 0x7fffff},
                        Case{-0x800000, -0x800000}, Case{-0x7fffffff, -0x800000}}) {
    ReportBlock block{0x11223344, 200, c.lost, 0x00018001, 77, 0x55667788, 65536};
    std::array<uint8_t, kReportBlockSize> out{};
    ByteWriter writer(out);
    write_report_block(block, writer);
    ASSERT_TRUE(writer.ok());
    ASSERT_EQ(writer.size(), kReportBlockSize);
    ByteReader reader(out);
    block.cumulative_lost = c.expected;
    EXPECT_EQ(read_report_block(reader), block) << c.lost;
  }
}

}  // namespace
}  // namespace media
