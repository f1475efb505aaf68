#include "media/audio/jitter_buffer.h"

#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

#include "media/base/random.h"
#include "tests/unit/media/audio/line.h"

namespace media {
namespace {

using namespace test;

class JitterBufferTest : public testing::Test, public Line {};

TEST_F(JitterBufferTest, SilenceUntilTheFirstPacketHasWaitedItsTime) {
  run(60ms);
  EXPECT_EQ(count(DecodeKind::kSilence), 3) << "7, 27, 47 ms: packet 0 arrived after 30 ms";
  EXPECT_EQ(buffer.delay(), std::nullopt);
  run(60ms);
  EXPECT_EQ(played, (std::vector<uint32_t>{0, 1, 2})) << "the first arrived at 30, is played from 80 ms on";
  EXPECT_TRUE(every_wait_is(50ms)) << "target and half a tick, to the sample";
  EXPECT_NEAR(to_us(buffer.delay()), 50'000, 21);
  EXPECT_NEAR(to_us(buffer.capture_delay()), 85'000, 21);
}

TEST_F(JitterBufferTest, ASmoothLinePlaysEveryPacketAtTheSameDelay) {
  run(10s);
  measure_anew();
  run(10s);
  EXPECT_EQ(played.size(), 500U);
  EXPECT_TRUE(every_wait_is(50ms));
  EXPECT_EQ(count(DecodeKind::kConceal) + count(DecodeKind::kFec) + count(DecodeKind::kSilence), 0);
}

TEST_F(JitterBufferTest, PacketsOfAnyLength) {
  for (const Shape each : {k2_5ms, k5ms, k10ms, k20ms, k40ms, k60ms}) {
    Line line;
    line.shape = each;
    line.run(1s);
    line.measure_anew();
    line.run(6s);
    const int lost = line.count(DecodeKind::kConceal) + line.count(DecodeKind::kFec) + line.count(DecodeKind::kSilence);
    EXPECT_EQ(lost, 0) << each.samples;
    EXPECT_EQ(line.played.size(), 6U * kSampleRate / static_cast<size_t>(each.samples)) << each.samples;
    EXPECT_TRUE(line.every_wait_is(50ms)) << each.samples;
  }
}

TEST_F(JitterBufferTest, JitterAndReorderWithinTheTargetAreNotHeard) {
  Random random(3);
  sending = false;
  for (int i = 0; i < 3000; ++i) {
    while (site_time <= kBegin + offset + kTick * ticks) {
      way = 30ms + Duration(random.below(29'000'000));  // 20 ms apart: packets overtake each other
      send();
    }
    tick();
    if (i == 10) measure_anew();
  }
  EXPECT_EQ(count(DecodeKind::kConceal) + count(DecodeKind::kFec), 0);
  EXPECT_EQ(dropped(DropReason::kTooLate), 0U);
  EXPECT_GT(played.size(), 2980U);
}

TEST_F(JitterBufferTest, DuplicatesAndBrokenPacketsAreDroppedAndCounted) {
  run(500ms);
  MediaPacket packet;
  const std::vector<uint8_t> good{k20ms.toc, 0, 0, 0, 0, 0}, broken{0xff};
  packet.arrival = kBegin + 500ms;
  packet.sequence_number = 30;
  packet.timestamp = kFirstRtp + 30 * 960;
  packet.payload = broken;
  buffer.on_packet(packet, packet.arrival);
  EXPECT_EQ(dropped(DropReason::kMalformed), 1U);
  packet.payload = {};
  buffer.on_packet(packet, packet.arrival);
  EXPECT_EQ(dropped(DropReason::kMalformed), 2U);
  packet.payload = good;
  buffer.on_packet(packet, packet.arrival);
  buffer.on_packet(packet, packet.arrival);
  EXPECT_EQ(dropped(DropReason::kDuplicate), 1U);
}

TEST_F(JitterBufferTest, ALatePacketIsCountedAndItsPlaceConcealed) {
  copy_inside = false;
  run(500ms);
  way = 95ms;
  send();
  way = 30ms;
  measure_anew();
  run(500ms);
  EXPECT_EQ(dropped(DropReason::kTooLate), 1U);
  EXPECT_EQ(buffer.counters().concealed_samples, 960U);
  EXPECT_TRUE(every_wait_is(50ms));
}

// No sender should do this; a tick that wants spare sound to shorten it must not take from it, or it would have less.
TEST_F(JitterBufferTest, APacketWithinTheTimeOfAnotherIsLeftOut) {
  way = nominal_way = 60ms;
  run(1s);
  way = nominal_way = 50ms;
  correct = [](const PortInput&) { return false; };
  run(500ms);
  ASSERT_GT(in.ports()[0].correction, 0) << "played later than need be";
  Sent within = in_flight.back();
  within.arrival += 2500us;
  within.sequence_number += 1000;
  within.timestamp += 120;
  within.payload = {k2_5ms.toc, 0, 0};
  in_flight.push_back(within);
  measure_anew();
  run(500ms);
  EXPECT_EQ(count(DecodeKind::kPacket), 25) << "of the site's 20 ms each";
  EXPECT_TRUE(every_wait_is(60ms));
}

TEST_F(JitterBufferTest, OneLostPacketComesFromTheCopyInTheNext) {
  run(500ms);
  const auto before = sequence;
  send(true);
  measure_anew();
  run(300ms);
  EXPECT_EQ(count(DecodeKind::kFec), 1);
  EXPECT_EQ(count(DecodeKind::kConceal), 0);
  EXPECT_EQ(std::count(played.begin(), played.end(), before), 0);
  EXPECT_EQ(buffer.counters().fec_samples, 960U);
  EXPECT_TRUE(every_wait_is(50ms));
}

TEST_F(JitterBufferTest, WithoutACopyItIsConcealed) {
  copy_inside = false;
  run(500ms);
  send(true);
  run(300ms);
  EXPECT_EQ(count(DecodeKind::kFec), 0);
  EXPECT_EQ(buffer.counters().concealed_samples, 960U);
}

TEST_F(JitterBufferTest, TwentyPacketsLostInARowAndBackAtTheRightDelay) {
  run(500ms);
  for (int i = 0; i < 20; ++i) send(true);
  run(400ms);
  measure_anew();
  run(1s);
  EXPECT_EQ(buffer.counters().concealed_samples + buffer.counters().fec_samples, 20U * 960);
  EXPECT_EQ(buffer.counters().fec_samples, 960U);
  EXPECT_TRUE(every_wait_is(50ms));
  EXPECT_EQ(buffer.counters().restarts, 0U);
}

TEST_F(JitterBufferTest, AHeldUpLineComesBackAtTheRightDelay) {
  run(500ms);
  // 600 ms of packets arrive all at once.
  const Timestamp release = site_time + 600ms + 30ms;
  for (int i = 0; i < 30; ++i) {
    way = release - site_time;
    send();
  }
  way = 30ms;
  run(700ms);
  measure_anew();
  run(1s);
  EXPECT_TRUE(every_wait_is(50ms));
  EXPECT_GT(dropped(DropReason::kTooLate), 20U);
}

TEST_F(JitterBufferTest, PacketsQueuedBeforeTheFirstTickAreNotPlayedLate) {
  // The first second arrives at once, as after a slow start of the connection.
  for (int i = 0; i < 50; ++i) {
    way = 1000ms - (site_time - kBegin) + 30ms;
    send();
  }
  way = 30ms;
  run(1200ms);
  measure_anew();
  run(1s);
  EXPECT_TRUE(every_wait_is(50ms));
}

TEST_F(JitterBufferTest, ASilentSenderIsNoLoss) {
  run(500ms);
  for (int i = 0; i < 4; ++i) {
    dtx = true;
    send();
    dtx = false;
    for (int gap = 0; gap < 19; ++gap) advance();
  }
  run(1600ms);
  run(200ms);
  EXPECT_EQ(buffer.counters().concealed_samples, 0U);
  EXPECT_EQ(buffer.counters().dtx_samples, 4U * 19 * 960 - 960) << "the talk after it brings a copy";
  EXPECT_EQ(buffer.counters().restarts, 0U);
  EXPECT_NEAR(to_us(waited), 50'000, 21);
}

struct Jump {
  const char* name;
  int64_t timestamps;  // jump of the site's RTP time
  Duration pause;      // nothing is sent for so long
};

class JitterBufferJumpTest : public JitterBufferTest, public testing::WithParamInterface<Jump> {};

TEST_P(JitterBufferJumpTest, IsFollowed) {
  run(500ms);
  rtp += GetParam().timestamps;
  const int64_t pause = GetParam().pause / kTick;
  sent_samples += pause * 960;
  site_time += GetParam().pause;
  run(GetParam().pause + 400ms);
  measure_anew();
  run(1s);
  EXPECT_EQ(played.size(), 50U) << GetParam().name;
  EXPECT_EQ(count(DecodeKind::kConceal), 0) << GetParam().name;
  EXPECT_GE(least_wait, 40ms) << GetParam().name;
  EXPECT_LE(most_wait, 60ms) << GetParam().name;
}

INSTANTIATE_TEST_SUITE_P(Jumps, JitterBufferJumpTest,
                         testing::Values(Jump{"ahead by a minute", 60 * 48'000, 0ms},
                                         Jump{"back by a minute", -60 * 48'000, 0ms},
                                         Jump{"time stood still in a pause of 1 s", 0, 1s},
                                         Jump{"time stood still in a pause of 10 s", 0, 10s},
                                         Jump{"time went on in a pause of 10 s", 10 * 48'000, 10s},
                                         Jump{"time went on in a pause of 1 s", 48'000, 1s}));

TEST_F(JitterBufferTest, AfterHalfASecondWithoutPacketsConcealmentEnds) {
  run(500ms);
  sending = false;
  run(1s);
  EXPECT_EQ(last_kind, DecodeKind::kSilence);
  EXPECT_LE(buffer.counters().concealed_samples, 26U * 960);
  run(2s);
  EXPECT_EQ(buffer.delay(), std::nullopt);
}

TEST_F(JitterBufferTest, WhoIsNotHeardCostsNothingAndIsAtOnceRight) {
  heard = false;
  run(60s);
  EXPECT_LE(buffer.buffered_packets(), 4U);
  heard = true;
  measure_anew();
  run(200ms);
  EXPECT_EQ(count(DecodeKind::kPacket), 11);
  EXPECT_TRUE(every_wait_is(50ms));
}

TEST_F(JitterBufferTest, WhoTalksToOneAloneIsPlayedAsWhoIsHeard) {
  heard = false;
  talks_to = AudioPortId(77);
  run(10s);
  EXPECT_EQ(count(DecodeKind::kPacket), 0);
  heard = true;
  measure_anew();
  run(200ms);
  EXPECT_EQ(count(DecodeKind::kPacket), 11);
  EXPECT_TRUE(every_wait_is(50ms));
}

TEST_F(JitterBufferTest, ADroppedTickIsDroppedFromTheInput) {
  run(1s);
  // Two ticks pass without being pulled.
  ticks += 2;
  buffer.skip_tick();
  buffer.skip_tick();
  measure_anew();
  run(1s);
  EXPECT_EQ(played.size(), 50U);
  EXPECT_TRUE(every_wait_is(50ms));
}

TEST_F(JitterBufferTest, FloodIsBounded) {
  run(500ms);
  for (int i = 0; i < 500; ++i) {
    MediaPacket packet;
    const std::vector<uint8_t> payload{k2_5ms.toc, 0, 0};
    packet.sequence_number = 1000 + i;
    packet.timestamp = rtp + i * 3;
    packet.payload = payload;
    packet.arrival = kBegin + 500ms;
    buffer.on_packet(packet, packet.arrival);
    EXPECT_LE(buffer.buffered_packets(), 64U);
  }
  EXPECT_GT(dropped(DropReason::kBufferFull), 400U);
  const std::vector<uint8_t> large(1600, k20ms.toc);
  MediaPacket packet;
  packet.payload = Bytes(large).first(1276);
  packet.arrival = kBegin + 500ms;
  packet.sequence_number = 2000;
  buffer.on_packet(packet, packet.arrival);
  sending = false;
  run(1s);
}

}  // namespace
}  // namespace media
