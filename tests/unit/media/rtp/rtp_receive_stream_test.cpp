#include "media/rtp/rtp_receive_stream.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include <gtest/gtest.h>

#include "media/base/random.h"

namespace media {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr uint32_t kSsrc = 11;
constexpr uint8_t kPayloadType = 96;
constexpr uint8_t kRtxPayloadType = 97;
const Timestamp kStart = Timestamp(seconds(50));
const std::vector<uint8_t> kInterframe = {0x10, 0x01, 0xaa};
const std::vector<uint8_t> kKeyframe = {0x10, 0x00, 0xbb};

struct Fixture {
  RemoteClock clock;
  RtpReceiveStream stream{config(), clock};

  static RtpReceiveStream::Config config() {
    RtpReceiveStream::Config config;
    config.ssrc = kSsrc;
    config.payload_type = kPayloadType;
    config.rtx_payload_type = kRtxPayloadType;
    return config;
  }
  static RtpPacketView packet(uint16_t number, Bytes payload, uint32_t timestamp = 0) {
    RtpPacketView view;
    view.header = {true, kPayloadType, number, timestamp, kSsrc};
    view.payload = payload;
    return view;
  }
  auto rtp(uint16_t number, Bytes payload = kInterframe, Timestamp now = kStart, uint32_t timestamp = 0) {
    return stream.on_rtp(packet(number, payload, timestamp), {}, now);
  }
  auto rtx(Bytes payload, Timestamp now = kStart, uint8_t payload_type = kRtxPayloadType, uint32_t timestamp = 0) {
    RtpPacketView view = packet(1, payload, timestamp);
    view.header.payload_type = payload_type;
    return stream.on_rtx(view, now);
  }
};

TEST(RtpReceiveStream, HandsOutTheMediaPacket) {
  Fixture f;
  HeaderExtensions extensions;
  extensions.audio_level = AudioLevel{30, true};
  const auto media = f.stream.on_rtp(Fixture::packet(65'535, kKeyframe, 0xffffffff), extensions, kStart);
  ASSERT_TRUE(media);
  EXPECT_EQ(media->sequence_number, 65'535);
  EXPECT_EQ(media->timestamp, 0xffffffff);
  EXPECT_TRUE(media->marker);
  EXPECT_EQ(media->payload.data(), kKeyframe.data());
  EXPECT_EQ(media->audio_level, (AudioLevel{30, true}));
  EXPECT_EQ(media->arrival, kStart);
  EXPECT_EQ(media->capture, std::nullopt) << "no sender report yet";
  const auto next = f.rtp(0, kInterframe, kStart, 2999);
  ASSERT_TRUE(next);
  EXPECT_EQ(next->sequence_number, 65'536);
  EXPECT_EQ(next->timestamp, 0xffffffffLL + 3000);
  EXPECT_EQ(f.stream.counters().packets, 2U);
  EXPECT_EQ(f.stream.counters().payload_bytes, 6U);
}

TEST(RtpReceiveStream, DropsWithAReason) {
  Fixture f;
  ASSERT_TRUE(f.rtp(10));
  EXPECT_FALSE(f.rtp(10));
  RtpPacketView other = Fixture::packet(11, kInterframe);
  other.header.payload_type = 13;
  EXPECT_FALSE(f.stream.on_rtp(other, {}, kStart));
  EXPECT_FALSE(f.rtp(40'000));
  EXPECT_FALSE(f.rtx(kInterframe, kStart, kPayloadType));
  EXPECT_FALSE(f.rtx(Bytes(kInterframe).first(1)));
  const auto& dropped = f.stream.counters().dropped;
  EXPECT_EQ(dropped[DropReason::kDuplicate], 1U);
  EXPECT_EQ(dropped[DropReason::kUnknownPayloadType], 2U);
  EXPECT_EQ(dropped[DropReason::kTooLate], 1U);
  EXPECT_EQ(dropped[DropReason::kMalformed], 1U);
  EXPECT_EQ(dropped.total(), 5U);
}

TEST(RtpReceiveStream, UndoesRtx) {
  Fixture f;
  f.rtp(100);
  f.rtp(102);
  const std::vector<uint8_t> repeat = {0, 101, 0x10, 0x01, 0xcc};
  const auto media = f.rtx(repeat, kStart, kRtxPayloadType, 777);
  ASSERT_TRUE(media);
  EXPECT_EQ(media->sequence_number, 101);
  EXPECT_EQ(media->timestamp, 777);
  EXPECT_EQ(media->payload.size(), 3U);
  EXPECT_EQ(media->payload[2], 0xcc);
  EXPECT_EQ(f.stream.counters().recovered, 1U);
  EXPECT_EQ(f.stream.nack_log().missing(), 0U);
  EXPECT_FALSE(f.rtx(repeat)) << "a repeat of a repeat";
  EXPECT_FALSE(f.rtp(101)) << "the packet itself after its repeat";
  EXPECT_EQ(f.stream.report_block(kStart).cumulative_lost, 1) << "on the line it was lost";
}

TEST(RtpReceiveStream, IgnoresProbingPadding) {
  Fixture f;
  f.rtp(100);
  EXPECT_FALSE(f.rtx({}));
  EXPECT_EQ(f.stream.counters().padding, 1U);
  EXPECT_EQ(f.stream.counters().dropped.total(), 0U);
  const std::vector<uint8_t> probe = {0, 100, 0x10, 0x01, 0xaa};
  EXPECT_FALSE(f.rtx(probe)) << "a repeat sent unasked";
}

TEST(RtpReceiveStream, PaddingOnTheMediaSsrcUsesUpItsNumber) {
  Fixture f;
  f.rtp(100);
  const auto padding = f.rtp(101, {});
  ASSERT_TRUE(padding);
  EXPECT_TRUE(padding->payload.empty());
  f.rtp(102);
  EXPECT_EQ(f.stream.nack_log().missing(), 0U);
  EXPECT_EQ(f.stream.counters().padding, 1U);
}

TEST(RtpReceiveStream, AsksForLossUntilAKeyFrameBegins) {
  Fixture f;
  f.rtp(10);
  f.rtp(13);
  const Timestamp later = kStart + milliseconds(2);
  EXPECT_EQ(f.stream.next_deadline(), later);
  const auto asked = f.stream.nacks(later);
  EXPECT_EQ(std::vector<uint16_t>(asked.begin(), asked.end()), (std::vector<uint16_t>{11, 12}));
  f.rtp(14, kKeyframe);
  EXPECT_EQ(f.stream.next_deadline(), kNever);
}

TEST(RtpReceiveStream, AsksForNothingWhereNackIsNotNegotiated) {
  RemoteClock clock;
  auto config = Fixture::config();
  config.nack = false;
  RtpReceiveStream stream(config, clock);
  stream.on_rtp(Fixture::packet(1, kInterframe), {}, kStart);
  stream.on_rtp(Fixture::packet(9, kInterframe), {}, kStart);
  EXPECT_EQ(stream.next_deadline(), kNever);
  EXPECT_TRUE(stream.nacks(kStart + seconds(1)).empty());
}

TEST(RtpReceiveStream, GoesOnAfterTheSenderRestarts) {
  Fixture f;
  const auto before = f.rtp(60'000, kKeyframe, kStart, 0xf0000000);
  ASSERT_TRUE(before);
  EXPECT_FALSE(f.rtp(5, kKeyframe, kStart, 1000));
  const auto after = f.rtp(6, kInterframe, kStart, 1000);
  ASSERT_TRUE(after);
  EXPECT_GT(after->sequence_number, before->sequence_number);
  EXPECT_EQ(after->sequence_number & 0xffff, 6);
  EXPECT_GT(after->timestamp, before->timestamp);
  EXPECT_EQ(static_cast<uint32_t>(after->timestamp), 1000U);
  EXPECT_EQ(f.stream.nack_log().missing(), 0U);
  const auto next = f.rtp(7, kInterframe, kStart, 4000);
  ASSERT_TRUE(next);
  EXPECT_EQ(next->sequence_number, after->sequence_number + 1);
  EXPECT_EQ(next->timestamp, after->timestamp + 3000);
}

TEST(RtpReceiveStream, MapsCaptureTimesOnceAReportCame) {
  Fixture f;
  SenderReport report{kSsrc, {uint64_t{0xe0000000} << 32}, 90'000, 0, 0, {}};
  f.stream.on_sender_report({kSsrc + 1, {1}, 0, 0, 0, {}}, kStart);
  EXPECT_FALSE(f.rtp(1)->capture) << "a report of another stream says nothing";
  f.stream.on_sender_report(report, kStart);
  const auto media = f.rtp(2, kInterframe, kStart + milliseconds(100), 90'000 + 4500);
  ASSERT_TRUE(media->capture);
  EXPECT_NEAR(static_cast<double>((*media->capture - kStart).count()), 50e6, 2) << "ns";
  EXPECT_EQ(f.stream.report_block(kStart).last_sender_report, report.ntp.compact());
}

// A line with loss, reordering and duplication, and a sender that answers NACKs over the same line.
TEST(RtpReceiveStream, RecoversARandomlyLossyLineCompletely) {
  for (uint64_t seed = 1; seed <= 8; ++seed) {
    Random random(seed);
    Fixture f;
    f.stream.set_rtt(milliseconds(30));
    std::multimap<Timestamp, std::pair<bool, int64_t>> line;  // arrival → RTX?, number
    std::map<int64_t, int> seen;
    const auto send = [&](bool rtx, int64_t number, Timestamp now) {
      if (number > 5 && random.below(100) < 10) return;
      const int copies = random.below(50) == 0 ? 2 : 1;
      for (int i = 0; i < copies; ++i) {
        line.emplace(now + milliseconds(15 + random.below(4)), std::pair(rtx, number));
      }
    };
    const auto receive = [&](bool rtx, int64_t number, Timestamp now) {
      const auto low = static_cast<uint16_t>(number);
      const std::vector<uint8_t> repeat = {static_cast<uint8_t>(low >> 8), static_cast<uint8_t>(low), 0x10, 1, 2};
      const auto media = rtx ? f.rtx(repeat, now) : f.rtp(low, kInterframe, now);
      if (media) {
        ASSERT_EQ(media->sequence_number, number);
        ++seen[number];
      }
    };
    const int64_t first = 65'000;
    const int64_t count = 3000;
    int64_t sent = 0;
    for (Timestamp now = kStart; now < kStart + seconds(5); now += milliseconds(1)) {
      if (sent < count) send(false, first + sent++, now);
      while (!line.empty() && line.begin()->first <= now) {
        const auto [rtx, number] = line.begin()->second;
        line.erase(line.begin());
        receive(rtx, number, now);
      }
      for (const uint16_t low : f.stream.nacks(now)) {
        if (random.below(100) < 10) continue;  // the NACK is lost
        const int64_t number = first + static_cast<uint16_t>(low - static_cast<uint16_t>(first));
        send(true, number, now + milliseconds(15));
      }
    }
    const int64_t last = seen.rbegin()->first;
    EXPECT_GT(last, first + count - 10);
    EXPECT_EQ(static_cast<int64_t>(seen.size()), last - first + 1) << "seed " << seed;
    EXPECT_TRUE(std::all_of(seen.begin(), seen.end(), [](const auto& entry) { return entry.second == 1; }));
    EXPECT_NEAR(static_cast<double>(f.stream.statistics().packets_lost()), count / 10, 60) << "the line's loss";
  }
}

TEST(RtpReceiveStream, TheLineIsCountedBeforeAnyRepair) {
  Fixture f;
  uint16_t number = 65'500;  // wraps
  const auto send = [&](int count) {
    for (int i = 0; i < count; ++i) f.rtp(number++);
  };
  send(50);
  number = static_cast<uint16_t>(number + 2);  // two are lost,
  send(1);
  const uint16_t lost = static_cast<uint16_t>(number - 3);
  const std::vector<uint8_t> repeat = {static_cast<uint8_t>(lost >> 8), static_cast<uint8_t>(lost), 0x10, 0x01, 0xcc};
  RtpPacketView rtx = Fixture::packet(7, repeat);
  rtx.header.payload_type = kRtxPayloadType;
  ASSERT_TRUE(f.stream.on_rtx(rtx, kStart)) << "one of them is brought back";
  rtx.header.sequence_number = 9;
  f.stream.on_rtx(rtx, kStart);  // 8 is lost
  send(30);
  f.rtp(static_cast<uint16_t>(number - 1));  // twice
  auto line = f.stream.take_line();
  EXPECT_EQ(line.bytes, (50 + 1 + 30 + 1) * 3U + 2 * 5);
  LossCounts media = line.media, repeats = line.rtx;
  send(1);
  line = f.stream.take_line();  // settles all that came before the last one
  EXPECT_EQ(line.bytes, 3U);
  media += line.media;
  repeats += line.rtx;
  EXPECT_EQ(media.received, 81);
  EXPECT_EQ(media.lost, 2);
  EXPECT_EQ(media.run_bins[1], 1) << "in one run";
  EXPECT_EQ(media.duplicates, 1);
  EXPECT_EQ(repeats.received, 2);
  EXPECT_EQ(repeats.lost, 1);
  line = f.stream.take_line();
  EXPECT_EQ(line.media.received, 1);
  EXPECT_EQ(line.media.lost, 0);
  EXPECT_EQ(f.stream.take_line().media, LossCounts{});
}

TEST(RtpReceiveStream, WhatComesAfterItsRepeatIsReorderedAndNoDuplicate) {
  Fixture f;
  f.rtp(100);
  f.rtp(102);
  ASSERT_TRUE(f.rtx(std::vector<uint8_t>{0, 101, 0x10, 0x01, 0xcc}));
  EXPECT_FALSE(f.rtp(101));
  f.rtp(102);
  const auto line = f.stream.take_line();
  EXPECT_EQ(line.media.reordered, 1);
  EXPECT_EQ(line.media.duplicates, 1) << "102 alone";
  EXPECT_EQ(line.media.lost, 0);
}

TEST(RtpReceiveStream, ARestartedSenderHasLostNothing) {
  Fixture f;
  for (uint16_t n = 10; n < 20; ++n) f.rtp(n);
  for (uint16_t n = 40'000; n < 40'010; ++n) f.rtp(n);
  (void)f.stream.take_line();
  f.rtp(40'010);
  const auto line = f.stream.take_line();
  EXPECT_EQ(line.media.lost, 0);
  EXPECT_EQ(f.stream.counters().dropped[DropReason::kTooLate], 1U) << "its first packet, which might have strayed";
}

}  // namespace
}  // namespace media
