#include "media/rtp/transport_cc_receiver.h"

#include <map>
#include <vector>

#include <gtest/gtest.h>

#include "media/base/random.h"
#include "media/packet/rtcp/compound.h"

namespace media {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

const Timestamp kStart = Timestamp(seconds(3));

struct Poll {
  bool sent = false;
  TransportCcFeedback feedback;
};

Poll poll(TransportCcReceiver& receiver, Timestamp now, size_t space = 1200) {
  std::vector<uint8_t> bytes(space);
  ByteWriter writer{MutableBytes(bytes)};
  Poll result;
  result.sent = receiver.poll_feedback(now, writer);
  EXPECT_EQ(result.sent, writer.size() > 0);
  for_each_rtcp(writer.written(), RtcpVisitor{[&](const TransportCcFeedback& f) { result.feedback = f; }});
  return result;
}

TEST(TransportCcReceiver, ReportsFiftyToAHundredMillisecondsAfterTheFirstPacket) {
  TransportCcReceiver receiver(5);
  EXPECT_EQ(receiver.next_deadline(), kNever);
  receiver.on_packet(65'535, 9, kStart);
  receiver.on_packet(1, 10, kStart + milliseconds(10));
  EXPECT_EQ(receiver.next_deadline(), kStart + milliseconds(100)) << "whoever sleeps may sleep so long";
  EXPECT_FALSE(receiver.ready(kStart + milliseconds(49)));
  EXPECT_FALSE(poll(receiver, kStart + milliseconds(49)).sent);
  EXPECT_TRUE(receiver.ready(kStart + milliseconds(50)));
  const auto [sent, feedback] = poll(receiver, kStart + milliseconds(50));
  ASSERT_TRUE(sent);
  EXPECT_EQ(feedback.sender_ssrc, 5U);
  EXPECT_EQ(feedback.media_ssrc, 10U);
  EXPECT_EQ(feedback.feedback_count, 0);
  ASSERT_EQ(feedback.packets.size(), 3U);
  EXPECT_EQ(feedback.packets[0].sequence_number, 65'535);
  EXPECT_EQ(feedback.packets[0].arrival, seconds(3));
  EXPECT_EQ(feedback.packets[1].arrival, std::nullopt);
  EXPECT_EQ(feedback.packets[2].arrival, seconds(3) + milliseconds(10));
  EXPECT_EQ(receiver.next_deadline(), kNever);
  EXPECT_FALSE(poll(receiver, kStart + seconds(1)).sent) << "nothing new, nothing to say";
}

TEST(TransportCcReceiver, NextFeedbackBeginsWhereTheLastEnded) {
  TransportCcReceiver receiver(5);
  receiver.on_packet(10, 9, kStart);
  poll(receiver, kStart + milliseconds(50));
  receiver.on_packet(13, 9, kStart + milliseconds(60));
  const auto [sent, feedback] = poll(receiver, kStart + milliseconds(110));
  ASSERT_TRUE(sent);
  EXPECT_EQ(feedback.feedback_count, 1);
  ASSERT_EQ(feedback.packets.size(), 3U);
  EXPECT_EQ(feedback.packets[0].sequence_number, 11);
  EXPECT_FALSE(feedback.packets[0].arrival) << "loss between two messages is told too";
  EXPECT_TRUE(feedback.packets[2].arrival);
}

TEST(TransportCcReceiver, TellsOfAPacketThatCameAfterItsReport) {
  TransportCcReceiver receiver(5);
  receiver.on_packet(10, 9, kStart);
  receiver.on_packet(12, 9, kStart);
  poll(receiver, kStart + milliseconds(50));
  receiver.on_packet(11, 9, kStart + milliseconds(55));
  receiver.on_packet(11, 9, kStart + milliseconds(56));
  const auto [sent, feedback] = poll(receiver, kStart + milliseconds(105));
  ASSERT_TRUE(sent);
  ASSERT_EQ(feedback.packets.size(), 2U);
  EXPECT_EQ(feedback.packets[0].sequence_number, 11);
  EXPECT_EQ(feedback.packets[0].arrival, seconds(3) + milliseconds(55)) << "the first of two copies counts";
  EXPECT_EQ(feedback.packets[1].arrival, seconds(3)) << "12, told again";
}

TEST(TransportCcReceiver, ReportsEarlyUnderHeavyTrafficAndInParts) {
  TransportCcReceiver receiver(5);
  for (uint16_t i = 0; i < 511; ++i) receiver.on_packet(i, 9, kStart);
  EXPECT_FALSE(poll(receiver, kStart).sent);
  receiver.on_packet(511, 9, kStart);
  EXPECT_LE(receiver.next_deadline(), kStart);
  size_t told = 0;
  for (int i = 0; i < 10; ++i) {
    const auto [sent, feedback] = poll(receiver, kStart + milliseconds(50), 200);
    if (sent) told += feedback.packets.size();
  }
  EXPECT_EQ(told, 512U);
  EXPECT_EQ(receiver.next_deadline(), kNever);
}

TEST(TransportCcReceiver, KeepsEverythingWhenThereIsNoSpace) {
  TransportCcReceiver receiver(5);
  receiver.on_packet(1, 9, kStart);
  EXPECT_FALSE(poll(receiver, kStart + milliseconds(50), 10).sent);
  EXPECT_TRUE(poll(receiver, kStart + milliseconds(51)).sent);
}

TEST(TransportCcReceiver, SurvivesAJumpOfNumbers) {
  TransportCcReceiver receiver(5);
  receiver.on_packet(1, 9, kStart);
  receiver.on_packet(30'000, 9, kStart + milliseconds(1));
  bool told = false;
  for (int i = 0; i < 40; ++i) {
    const auto [sent, feedback] = poll(receiver, kStart + milliseconds(50));
    for (const auto& packet : feedback.packets) told |= sent && packet.sequence_number == 30'000 && packet.arrival;
  }
  EXPECT_TRUE(told);
  EXPECT_EQ(receiver.next_deadline(), kNever);
}

TEST(TransportCcReceiver, TellsEveryArrivalOverALossyReorderingLine) {
  for (uint64_t seed = 1; seed <= 10; ++seed) {
    Random random(seed);
    TransportCcReceiver receiver(5);
    std::multimap<Timestamp, int64_t> line;
    int64_t number = 64'000;
    for (int i = 0; i < 4000; ++i, ++number) {
      if (random.below(20) != 0) {
        line.emplace(kStart + milliseconds(i) + Duration(random.below(i % 100 < 5 ? 80'000'000 : 3'000'000)), number);
      }
    }
    std::map<uint16_t, Duration> told;
    const auto take = [&](Timestamp now) {
      for (Poll p = poll(receiver, now); p.sent; p = poll(receiver, now)) {
        for (const auto& packet : p.feedback.packets) {
          if (packet.arrival) told[packet.sequence_number] = *packet.arrival;
        }
      }
    };
    for (const auto& [arrival, value] : line) {
      receiver.on_packet(static_cast<uint16_t>(value), 9, arrival);
      take(arrival);
    }
    take(line.rbegin()->first + seconds(1));
    ASSERT_EQ(told.size(), line.size()) << "seed " << seed;
    for (const auto& [arrival, value] : line) {
      const Duration error = arrival.time_since_epoch() - told[static_cast<uint16_t>(value)];
      ASSERT_GE(error, Duration(0));
      ASSERT_LT(error, kFeedbackTick);
    }
  }
}

}  // namespace
}  // namespace media
