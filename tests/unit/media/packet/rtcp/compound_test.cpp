#include "media/packet/rtcp/compound.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "media/base/random.h"

namespace media {
namespace {

struct Buffer {
  std::vector<uint8_t> bytes = std::vector<uint8_t>(4096);
  ByteWriter writer{MutableBytes(bytes)};
};

void write_one_of_each(ByteWriter& out) {
  write_sender_report({1, {2}, 3, 4, 5, {}}, out);
  write_receiver_report({1, {}}, out);
  Sdes sdes;
  sdes.chunks.push_back({1, "cname"});
  write_sdes(sdes, out);
  write_nack({1, 2, {3}}, out);
  write_transport_cc_feedback({1, 2, 3, {{4, Duration(0)}}}, out);
  write_pli({1, 2}, out);
  write_fir({1, {{2, 3}}}, out);
  write_remb({1, 1000, {2}}, out);
  write_bye({{1}, "bye"}, out);
}

TEST(ForEachRtcp, HandsOutEveryKindInOrder) {
  Buffer buffer;
  write_one_of_each(buffer.writer);
  ASSERT_TRUE(buffer.writer.ok());
  std::string order;
  const auto outcome = for_each_rtcp(
      buffer.writer.written(),
      RtcpVisitor{[&](const SenderReport&) { order += "SR "; }, [&](const ReceiverReport&) { order += "RR "; },
                  [&](const Sdes&) { order += "SDES "; }, [&](const Nack&) { order += "NACK "; },
                  [&](const TransportCcFeedback&) { order += "TCC "; }, [&](const Pli&) { order += "PLI "; },
                  [&](const Fir&) { order += "FIR "; }, [&](const Remb&) { order += "REMB "; },
                  [&](const Bye&) { order += "BYE "; }});
  EXPECT_EQ(order, "SR RR SDES NACK TCC PLI FIR REMB BYE ");
  EXPECT_EQ(outcome.messages, 9);
  EXPECT_EQ(outcome.malformed, 0);
  EXPECT_EQ(outcome.unknown, 0);
  EXPECT_FALSE(outcome.truncated);
}

TEST(ForEachRtcp, CallsOnlyTheHandlersThereAre) {
  Buffer buffer;
  write_one_of_each(buffer.writer);
  int plis = 0;
  const auto outcome = for_each_rtcp(buffer.writer.written(), RtcpVisitor{[&](const Pli&) { ++plis; }});
  EXPECT_EQ(plis, 1);
  EXPECT_EQ(outcome.messages, 9);
}

TEST(ForEachRtcp, GoesOnBehindWhatItDoesNotKnowOrCannotRead) {
  Buffer buffer;
  write_rtcp_header(0, 204, 4, buffer.writer);  // APP
  buffer.writer.u32(0);
  write_rtcp_header(15, rtcp_type::kPayloadFeedback, 12, buffer.writer);  // application layer feedback, not REMB
  buffer.writer.zeros(12);
  write_rtcp_header(2, rtcp_type::kTransportFeedback, 8, buffer.writer);
  buffer.writer.zeros(8);
  write_rtcp_header(1, rtcp_type::kPayloadFeedback, 4, buffer.writer);  // PLI cut short
  buffer.writer.u32(0);
  write_pli({1, 2}, buffer.writer);
  int plis = 0;
  const auto outcome = for_each_rtcp(buffer.writer.written(), RtcpVisitor{[&](const Pli&) { ++plis; }});
  EXPECT_EQ(plis, 1);
  EXPECT_EQ(outcome.unknown, 3);
  EXPECT_EQ(outcome.malformed, 1);
  EXPECT_FALSE(outcome.truncated);
}

TEST(ForEachRtcp, StopsAtAPacketThatDoesNotFit) {
  Buffer buffer;
  write_pli({1, 2}, buffer.writer);
  write_pli({3, 4}, buffer.writer);
  const Bytes cut = buffer.writer.written().first(buffer.writer.size() - 1);
  int plis = 0;
  const auto outcome = for_each_rtcp(cut, RtcpVisitor{[&](const Pli&) { ++plis; }});
  EXPECT_EQ(plis, 1);
  EXPECT_TRUE(outcome.truncated);
}

TEST(ForEachRtcp, SurvivesRandomBytes) {
  Random random(9);
  Buffer buffer;
  write_one_of_each(buffer.writer);
  const std::vector<uint8_t> good(buffer.bytes.begin(), buffer.bytes.begin() + static_cast<long>(buffer.writer.size()));
  for (int round = 0; round < 5000; ++round) {
    std::vector<uint8_t> bytes = good;
    for (uint64_t i = 1 + random.below(6); i > 0; --i) {
      bytes[random.below(bytes.size())] = static_cast<uint8_t>(random.u32());
    }
    bytes.resize(random.below(bytes.size() + 1));
    size_t seen = 0;
    const auto outcome = for_each_rtcp(
        bytes, RtcpVisitor{[&](const SenderReport& m) { seen += m.blocks.size(); },
                           [&](const Nack& m) { seen += m.sequence_numbers.size(); },
                           [&](const TransportCcFeedback& m) { seen += m.packets.size(); },
                           [&](const Sdes& m) { for (const auto& c : m.chunks) seen += c.cname.size(); },
                           [&](const Bye& m) { seen += m.reason.size(); }});
    EXPECT_LE(outcome.messages + outcome.malformed + outcome.unknown, 100);
    EXPECT_LE(seen, 10'000U);
  }
}

}  // namespace
}  // namespace media
