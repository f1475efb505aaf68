#include "media/packet/rtcp/transport_cc_feedback.h"

#include <algorithm>
#include <memory>

#include <gtest/gtest.h>

#include "media/base/random.h"
#include "tests/unit/media/packet/rtcp/rtcp_test_support.h"

namespace media {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::seconds;
using test::parsed;
using Packet = TransportCcFeedback::Packet;

test::Written write(const TransportCcFeedback& feedback, size_t space = 2048) {
  test::Written bytes(space);
  ByteWriter writer{MutableBytes(bytes)};
  write_transport_cc_feedback(feedback, writer);
  bytes.resize(writer.size());
  return bytes;
}

TransportCcFeedback feedback_of(uint16_t base, std::initializer_list<std::optional<Duration>> arrivals) {
  TransportCcFeedback feedback{1, 2, 3, {}};
  for (const auto& arrival : arrivals) feedback.packets.push_back({base++, arrival});
  return feedback;
}

TEST(TransportCcFeedback, WritesTheBytesOfTheDraft) {
  // Reference time 1 (64 ms), then 0 and 1 ms as small deltas; a hole between them.
  const auto bytes = write(feedback_of(0xfffe, {milliseconds(64), std::nullopt, milliseconds(65)}));
  EXPECT_EQ(bytes, (test::Written{0x8f, 205, 0, 5, 0, 0, 0, 1, 0, 0, 0, 2, 0xff, 0xfe, 0, 3, 0, 0, 1, 3,
                                  0xa8, 0x00, 0, 4}));
}

TEST(TransportCcFeedback, PadsAsRfc3550Does) {
  const auto bytes = write(feedback_of(1, {milliseconds(64)}));
  EXPECT_EQ(bytes, (test::Written{0xaf, 205, 0, 5, 0, 0, 0, 1, 0, 0, 0, 2, 0, 1, 0, 1, 0, 0, 1, 3, 0x20, 0x01, 0, 1}));
}

TEST(TransportCcFeedback, ReadsWhatAnotherSenderWrites) {
  // As libwebrtc lays it out: base 10, 12 packets, reference 1000, run of 5 small, two-bit vector with a large
  // negative delta and a loss.
  const test::Written bytes = {0xaf, 205, 0, 9, 0, 0, 0, 1, 0, 0, 0, 2, 0, 10, 0, 12, 0, 0x03, 0xe8, 9,
                               0x20, 0x05,                                 // run of 5 small deltas
                               0xc0 | 0x24, 0x55,                          // 10 01 00 01 01 01 01
                               4, 4, 4, 4, 4, 0xff, 0xf8, 8, 1, 2, 3, 4,   // deltas
                               0, 0, 0, 4};
  const auto read = parsed(parse_transport_cc_feedback, bytes);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->feedback_count, 9);
  const Duration reference = milliseconds(64'000);
  const auto at = [&](int ticks) { return std::optional<Duration>(reference + ticks * microseconds(250)); };
  const std::optional<Duration> expected[] = {at(4),  at(8),  at(12), at(16), at(20), at(12),
                                              at(20), std::nullopt, at(21), at(23), at(26), at(30)};
  ASSERT_EQ(read->packets.size(), 12U);
  for (size_t i = 0; i < 12; ++i) {
    EXPECT_EQ(read->packets[i], (Packet{static_cast<uint16_t>(10 + i), expected[i]})) << i;
  }
}

TEST(TransportCcFeedback, RoundTripsRandomArrivals) {
  for (uint64_t seed = 0; seed < 300; ++seed) {
    Random random(seed);
    TransportCcFeedback feedback{7, 8, static_cast<uint8_t>(seed), {}};
    auto number = static_cast<uint16_t>(random.u32());
    const size_t size = 1 + random.below(seed % 10 == 0 ? kMaxFeedbackPackets : 60);
    const uint64_t loss = random.below(100);
    const uint64_t large = random.below(30);
    // Ticks, somewhere in the 24 bits of reference time, never across their end.
    int64_t tick = static_cast<int64_t>(random.below((int64_t{1} << 24) * 200)) + 40'000'000;
    for (size_t i = 0; i < size; ++i) {
      Packet packet{number++, std::nullopt};
      if (i + 1 == size || random.below(100) >= loss) {
        tick += static_cast<int64_t>(random.below(200));
        if (random.below(100) < large) tick += static_cast<int64_t>(random.below(60'000)) - 30'000;
        packet.arrival = tick * kFeedbackTick;
      }
      feedback.packets.push_back(packet);
    }
    const auto bytes = write(feedback, 8192);
    ASSERT_EQ(bytes.size() % 4, 0U);
    const auto read = parsed(parse_transport_cc_feedback, bytes);
    ASSERT_TRUE(read) << "seed " << seed;
    EXPECT_EQ(read->sender_ssrc, 7U);
    EXPECT_EQ(read->media_ssrc, 8U);
    EXPECT_EQ(read->packets.size(), size) << "seed " << seed;
    EXPECT_TRUE(read->packets == feedback.packets) << "seed " << seed;
  }
}

TEST(TransportCcFeedback, RoundsArrivalsDownWithoutAddingUpErrors) {
  TransportCcFeedback feedback{1, 2, 3, {}};
  for (uint16_t i = 0; i < 1000; ++i) feedback.packets.push_back({i, seconds(5) + i * microseconds(1333)});
  const auto read = parsed(parse_transport_cc_feedback, write(feedback, 4096));
  ASSERT_TRUE(read);
  for (size_t i = 0; i < 1000; ++i) {
    const Duration error = *feedback.packets[i].arrival - *read->packets[i].arrival;
    ASSERT_GE(error, Duration(0)) << i;
    ASSERT_LT(error, kFeedbackTick) << i;
  }
}

TEST(TransportCcFeedback, WrapsItsReferenceTime) {
  const Duration before = kFeedbackReferenceWrap + milliseconds(640);
  const auto read = parsed(parse_transport_cc_feedback, write(feedback_of(1, {before})));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->packets[0].arrival, milliseconds(640));
}

TEST(TransportCcFeedback, CoversOnlyWhatADeltaCanReach) {
  const auto feedback = feedback_of(1, {seconds(1), seconds(9), std::nullopt, seconds(30)});
  test::Written bytes(200);
  ByteWriter writer{MutableBytes(bytes)};
  EXPECT_EQ(write_transport_cc_feedback(feedback, writer), 3U);
  bytes.resize(writer.size());
  const auto read = parsed(parse_transport_cc_feedback, bytes);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->packets.size(), 3U);
}

TEST(TransportCcFeedback, CoversOnlyWhatFits) {
  TransportCcFeedback feedback{1, 2, 3, {}};
  for (uint16_t i = 0; i < 1000; ++i) feedback.packets.push_back({i, milliseconds(100) * (i % 3) + milliseconds(i)});
  for (const size_t space : {20U, 28U, 100U, 1000U}) {
    test::Written bytes(space);
    ByteWriter writer{MutableBytes(bytes)};
    const size_t covered = write_transport_cc_feedback(feedback, writer);
    EXPECT_TRUE(writer.ok());
    bytes.resize(writer.size());
    if (covered == 0) {
      EXPECT_LT(space, 28U);
      EXPECT_TRUE(bytes.empty());
      continue;
    }
    const auto read = parsed(parse_transport_cc_feedback, bytes);
    ASSERT_TRUE(read) << space;
    EXPECT_EQ(read->packets.size(), covered);
    for (size_t i = 0; i < covered; ++i) EXPECT_EQ(read->packets[i], feedback.packets[i]);
  }
}

TEST(TransportCcFeedback, WritesNothingWhereNothingArrived) {
  EXPECT_TRUE(write(feedback_of(1, {std::nullopt, std::nullopt})).empty());
  EXPECT_TRUE(write(TransportCcFeedback()).empty());
}

TEST(TransportCcFeedback, RefusesMalformedOnes) {
  const auto packet = [](uint16_t count, std::initializer_list<uint8_t> rest) {
    test::Written bytes = {0x8f, 205, 0, 0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 10, static_cast<uint8_t>(count >> 8),
                           static_cast<uint8_t>(count), 0, 0, 1, 9};
    bytes.insert(bytes.end(), rest);
    bytes[3] = static_cast<uint8_t>(bytes.size() / 4 - 1);
    return bytes;
  };
  struct Case {
    const char* what;
    test::Written bytes;
  };
  const Case cases[] = {
      {"no packets", packet(0, {})},
      {"no chunk", packet(3, {})},
      {"run of nothing", packet(3, {0, 0, 0x20, 3, 1, 1, 1, 0})},
      {"deltas missing", packet(7, {0x20, 7, 1, 2})},
      {"reserved symbol", packet(2, {0x60, 2, 1, 2})},
      {"too short", test::cut(packet(2, {0x20, 2, 1, 2}), 3)},
  };
  for (const Case& c : cases) EXPECT_FALSE(parsed(parse_transport_cc_feedback, c.bytes)) << c.what;
  EXPECT_TRUE(parsed(parse_transport_cc_feedback, packet(2, {0x20, 2, 1, 2})));
}

TEST(TransportCcFeedback, KeepsABoundedNumberOfAHugeReport) {
  // 65535 losses in eight runs.
  test::Written bytes = {0x8f, 205, 0, 9, 0, 0, 0, 1, 0, 0, 0, 2, 0, 10, 0xff, 0xff, 0, 0, 1, 9};
  for (int i = 0; i < 10; ++i) bytes.insert(bytes.end(), {0x1f, 0xff});
  const auto read = parsed(parse_transport_cc_feedback, bytes);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->packets.size(), kMaxFeedbackPackets);
}

}  // namespace
}  // namespace media
