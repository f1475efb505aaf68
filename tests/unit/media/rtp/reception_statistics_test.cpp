#include "media/rtp/reception_statistics.h"

#include <gtest/gtest.h>

#include "media/base/random.h"

namespace media {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr uint32_t kSsrc = 77;
const Timestamp kStart = Timestamp(seconds(100));

TEST(ReceptionStatistics, ReportsNothingBeforeTheFirstPacket) {
  ReceptionStatistics statistics(kSsrc, 90'000);
  EXPECT_FALSE(statistics.started());
  EXPECT_EQ(statistics.report_block(kStart), (ReportBlock{kSsrc}));
}

TEST(ReceptionStatistics, CountsLossPerIntervalAndInAll) {
  ReceptionStatistics statistics(kSsrc, 90'000);
  for (int64_t number = 65'530; number < 65'630; ++number) {
    if (number % 4 == 0) continue;  // every fourth is lost
    statistics.on_packet(number, static_cast<uint32_t>(number * 3000), false, kStart);
  }
  auto block = statistics.report_block(kStart);
  EXPECT_EQ(block.ssrc, kSsrc);
  EXPECT_EQ(block.extended_highest_sequence, 65'629U) << "one cycle and 93";
  EXPECT_EQ(block.cumulative_lost, 25);
  EXPECT_EQ(block.fraction_lost, 25 * 256 / 100);

  for (int64_t number = 65'630; number < 65'650; ++number) statistics.on_packet(number, 0, false, kStart);
  block = statistics.report_block(kStart);
  EXPECT_EQ(block.cumulative_lost, 25);
  EXPECT_EQ(block.fraction_lost, 0) << "nothing lost in this interval";
  EXPECT_EQ(statistics.report_block(kStart).fraction_lost, 0) << "no packet in this interval";
}

TEST(ReceptionStatistics, LatePacketsTakeLossBack) {
  ReceptionStatistics statistics(kSsrc, 90'000);
  statistics.on_packet(10, 0, false, kStart);
  statistics.on_packet(12, 0, false, kStart);
  EXPECT_EQ(statistics.report_block(kStart).cumulative_lost, 1);
  statistics.on_packet(11, 0, false, kStart);
  const auto block = statistics.report_block(kStart);
  EXPECT_EQ(block.cumulative_lost, 0);
  EXPECT_EQ(block.fraction_lost, 0);
  statistics.on_packet(9, 0, false, kStart);
  EXPECT_EQ(statistics.packets_lost(), 0) << "from before the first";
}

TEST(ReceptionStatistics, ARestartIsNoLoss) {
  ReceptionStatistics statistics(kSsrc, 90'000);
  for (int64_t number = 0; number < 10; ++number) statistics.on_packet(number, 0, false, kStart);
  statistics.on_packet(30'000, 5, true, kStart);
  statistics.on_packet(30'002, 5, false, kStart);
  EXPECT_EQ(statistics.packets_expected(), 13);
  EXPECT_EQ(statistics.packets_lost(), 1);
  EXPECT_EQ(statistics.report_block(kStart).extended_highest_sequence, 30'002U);
}

TEST(ReceptionStatistics, TellsTheDelaySinceTheLastSenderReport) {
  ReceptionStatistics statistics(kSsrc, 90'000);
  statistics.on_packet(0, 0, false, kStart);
  EXPECT_EQ(statistics.report_block(kStart).last_sender_report, 0U);
  statistics.on_sender_report({kSsrc, {0x0000aaaabbbb0000}, 0, 0, 0, {}}, kStart);
  const auto block = statistics.report_block(kStart + milliseconds(500));
  EXPECT_EQ(block.last_sender_report, 0xaaaabbbbU);
  EXPECT_EQ(block.delay_since_last_sr, 0x8000U);
}

TEST(ReceptionStatistics, JitterIsZeroOnAnEvenLineAndNearsItsMeanOtherwise) {
  for (const int jitter_ms : {0, 5, 20}) {
    Random random(3);
    ReceptionStatistics statistics(kSsrc, 48'000);
    for (int64_t i = 0; i < 2000; ++i) {
      const auto arrival = kStart + milliseconds(20) * i + Duration(random.below(1'000'000) * jitter_ms);
      statistics.on_packet(i, static_cast<uint32_t>(0xffff0000 + i * 960), false, arrival);
    }
    // Two arrivals, each late by an even chance in [0, j), differ by j/3 on average.
    const double seen_ms = static_cast<double>(statistics.jitter().count()) / 1e6;
    EXPECT_NEAR(seen_ms, jitter_ms / 3.0, jitter_ms * 0.12 + 0.05) << jitter_ms;
    EXPECT_NEAR(statistics.report_block(kStart).jitter, seen_ms * 48, 1) << "in RTP units";
  }
}

TEST(ReceptionStatistics, PacketsOfOnePictureAreNoJitter) {
  ReceptionStatistics statistics(kSsrc, 90'000);
  for (int64_t i = 0; i < 300; ++i) {
    const int64_t picture = i / 10;
    statistics.on_packet(i, static_cast<uint32_t>(picture * 3000), false,
                         kStart + Duration(picture * 33'333'333) + milliseconds(i % 10));
  }
  EXPECT_LT(statistics.jitter(), milliseconds(1));
}

TEST(ReceptionStatistics, AJumpOfTheSendersClockIsNoJitter) {
  ReceptionStatistics statistics(kSsrc, 90'000);
  statistics.on_packet(0, 0, false, kStart);
  statistics.on_packet(1, 0x70000000, false, kStart + milliseconds(33));
  EXPECT_EQ(statistics.jitter(), Duration(0));
}

TEST(ReceptionStatistics, TellsWhetherAQueueGrows) {
  struct Case {
    int rate;            // of the RTP clock
    Duration interval;
    double growth_ms;    // a second
  };
  constexpr Duration kFrame(33'333'333);
  for (const Case& c : {Case{48'000, milliseconds(20), 0}, {48'000, milliseconds(20), 50},
                        {48'000, milliseconds(20), -30}, {90'000, kFrame, 0}, {90'000, kFrame, 50}}) {
    Random random(5);
    ReceptionStatistics statistics(kSsrc, c.rate);
    int64_t number = 0;
    for (int second = 0; second < 20; ++second) {
      for (; c.interval * number < seconds(second + 1); ++number) {
        const Duration sent = c.interval * number;
        const auto queue = Duration(static_cast<int64_t>(c.growth_ms * static_cast<double>(sent.count()) / 1e3));
        const auto jitter = Duration(random.below(15'000'000));
        // Wraps on the way; rounded down to the units of the RTP clock.
        const auto rtp = static_cast<uint32_t>(0xfff00000U + sent.count() / 1000 * c.rate / 1'000'000);
        statistics.on_packet(number, rtp, false, kStart + milliseconds(600) + sent + queue + jitter);
      }
      const auto trend = statistics.take_delay_trend();
      ASSERT_EQ(trend.has_value(), second > 0) << second;
      if (!trend) continue;
      // Less than the jitter: while the queue grows only the first packets of a second compete for the least delay.
      EXPECT_NEAR(static_cast<double>(trend->count()) / 1e6, c.growth_ms, 10) << c.rate << " " << second;
    }
  }
}

TEST(ReceptionStatistics, ASendersNewClockHasNoTrend) {
  for (const bool restarted : {false, true}) {
    ReceptionStatistics statistics(kSsrc, 90'000);
    const auto packet = [&](int64_t number, uint32_t rtp, bool restart) {
      statistics.on_packet(number, rtp, restart, kStart + milliseconds(10) * number);
    };
    for (uint32_t n = 0; n < 10; ++n) packet(n, n * 900, false);
    (void)statistics.take_delay_trend();
    for (uint32_t n = 10; n < 20; ++n) packet(n, n * 900, false);
    for (uint32_t n = 20; n < 30; ++n) packet(n, 2'000'000'000 + n * 900, restarted && n == 20);
    EXPECT_EQ(statistics.take_delay_trend(), std::nullopt);
    for (uint32_t n = 30; n < 40; ++n) packet(n, 2'000'000'000 + n * 900, false);
    EXPECT_EQ(statistics.take_delay_trend(), Duration(0));
  }
}

}  // namespace
}  // namespace media
