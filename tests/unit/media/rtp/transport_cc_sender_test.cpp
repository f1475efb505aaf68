#include "media/rtp/transport_cc_sender.h"

#include <gtest/gtest.h>

namespace media {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

const Timestamp kStart = Timestamp(seconds(3));

TransportCcFeedback feedback_of(uint16_t base, std::initializer_list<std::optional<Duration>> arrivals) {
  TransportCcFeedback feedback;
  for (const auto& arrival : arrivals) feedback.packets.push_back({base++, arrival});
  return feedback;
}

TEST(TransportCcSender, NumbersPacketsAndGivesTheirResults) {
  TransportCcSender sender;
  EXPECT_EQ(sender.on_send(100, kStart), 0);
  EXPECT_EQ(sender.on_send(200, kStart + milliseconds(1)), 1);
  EXPECT_EQ(sender.on_send(300, kStart + milliseconds(2)), 2);
  const auto results =
      sender.on_feedback(feedback_of(0, {milliseconds(640), std::nullopt, milliseconds(650)}),
                         kStart + milliseconds(70));
  ASSERT_EQ(results.size(), 3U);
  EXPECT_EQ(results[0].size, 100U);
  EXPECT_EQ(results[0].arrival, milliseconds(640));
  EXPECT_EQ(results[1].sent, kStart + milliseconds(1));
  EXPECT_EQ(results[1].arrival, std::nullopt);
  EXPECT_EQ(results[2].sequence_number, 2);
  EXPECT_EQ(sender.packets_sent(), 3U);
  EXPECT_EQ(sender.packets_acknowledged(), 2U);
  EXPECT_EQ(sender.packets_lost(), 1U);
  EXPECT_EQ(sender.min_feedback_delay(), milliseconds(68));
}

TEST(TransportCcSender, TellsEachPacketOnceUnlessTheNewsGetBetter) {
  TransportCcSender sender;
  sender.on_send(100, kStart);
  sender.on_send(100, kStart);
  sender.on_feedback(feedback_of(0, {std::nullopt, milliseconds(640)}), kStart);
  const auto again = sender.on_feedback(feedback_of(0, {milliseconds(641), milliseconds(640)}), kStart);
  ASSERT_EQ(again.size(), 1U);
  EXPECT_EQ(again[0].sequence_number, 0);
  EXPECT_EQ(sender.packets_lost(), 0U);
  EXPECT_EQ(sender.packets_acknowledged(), 2U);
  EXPECT_TRUE(sender.on_feedback(feedback_of(0, {std::nullopt, std::nullopt}), kStart).empty());
}

TEST(TransportCcSender, IgnoresWhatWasNeverSentOrIsForgotten) {
  TransportCcSender sender;
  EXPECT_TRUE(sender.on_feedback(feedback_of(0, {milliseconds(1)}), kStart).empty());
  for (int i = 0; i < 5000; ++i) sender.on_send(1, kStart);
  EXPECT_TRUE(sender.on_feedback(feedback_of(5000, {milliseconds(1)}), kStart).empty());
  EXPECT_TRUE(sender.on_feedback(feedback_of(0, {milliseconds(1)}), kStart).empty());
  EXPECT_EQ(sender.on_feedback(feedback_of(4999, {milliseconds(1)}), kStart).size(), 1U);
}

TEST(TransportCcSender, GoesOnOverTheWrapOfNumbersAndTimes) {
  TransportCcSender sender;
  for (int i = 0; i < 65'537; ++i) sender.on_send(1, kStart);
  const auto before = sender.on_feedback(feedback_of(65'535, {kFeedbackReferenceWrap - milliseconds(64)}), kStart);
  ASSERT_EQ(before.size(), 1U);
  EXPECT_EQ(before[0].sequence_number, 65'535);
  const Duration first = *before[0].arrival;
  const auto after = sender.on_feedback(feedback_of(0, {milliseconds(64)}), kStart);
  ASSERT_EQ(after.size(), 1U);
  EXPECT_EQ(after[0].sequence_number, 65'536);
  EXPECT_EQ(*after[0].arrival - first, milliseconds(128));
}

}  // namespace
}  // namespace media
