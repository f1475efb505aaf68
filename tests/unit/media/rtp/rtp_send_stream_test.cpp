#include "media/rtp/rtp_send_stream.h"

#include <array>
#include <string>

#include <gtest/gtest.h>

namespace media {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

const Timestamp kStart = Timestamp(seconds(7));

struct Fixture {
  RtpSendStream stream{config()};
  std::array<uint8_t, 1500> out{};

  static RtpSendStream::Config config() {
    RtpSendStream::Config config;
    config.ssrc = 21;
    config.payload_type = 100;
    config.mid = "video";
    config.extensions.set(ExtensionKind::kMid, 1);
    config.extensions.set(ExtensionKind::kTransportCc, 2);
    config.extensions.set(ExtensionKind::kAudioLevel, 3);
    config.rtx_ssrc = 22;
    config.rtx_payload_type = 101;
    config.rtx_first_sequence_number = 32'767;
    return config;
  }
  static OutgoingPacket packet(uint16_t number, std::string_view payload, uint32_t timestamp = 9000) {
    OutgoingPacket packet;
    packet.sequence_number = number;
    packet.timestamp = timestamp;
    packet.marker = true;
    packet.payload = as_bytes(payload);
    return packet;
  }
  RtpPacketView read(size_t size) const {
    const auto view = RtpPacketView::parse(Bytes(out).first(size));
    EXPECT_TRUE(view);
    return view.value_or(RtpPacketView());
  }
  HeaderExtensions extensions(const RtpPacketView& view) const {
    return parse_header_extensions(view.extension_profile, view.extension_block, config().extensions);
  }
};

TEST(RtpSendStream, WritesTheReceiversNumbersAndExtensions) {
  Fixture f;
  OutgoingPacket packet = Fixture::packet(5, "load");
  packet.prefix = {'p', 'a', 'y'};
  packet.prefix_size = 3;
  packet.audio_level = AudioLevel{12, true};
  const auto view = f.read(f.stream.write(packet, 777, f.out, kStart));
  EXPECT_EQ(view.header.ssrc, 21U);
  EXPECT_EQ(view.header.payload_type, 100);
  EXPECT_EQ(view.header.sequence_number, 5);
  EXPECT_EQ(view.header.timestamp, 9000U);
  EXPECT_TRUE(view.header.marker);
  EXPECT_EQ(as_text(view.payload), "payload");
  const auto extensions = f.extensions(view);
  EXPECT_EQ(extensions.mid, "video");
  EXPECT_EQ(extensions.transport_cc, 777);
  EXPECT_EQ(extensions.audio_level, (AudioLevel{12, true}));
  EXPECT_EQ(f.stream.counters().packets, 1U);
  EXPECT_EQ(f.stream.counters().payload_bytes, 7U);
}

TEST(RtpSendStream, WritesAbsoluteSendTimeWhereNegotiated) {
  auto config = Fixture::config();
  config.extensions.set(ExtensionKind::kAbsSendTime, 5);
  RtpSendStream stream(config);
  std::array<uint8_t, 100> out{};
  const size_t size = stream.write(Fixture::packet(1, "x"), 1, out, Timestamp(milliseconds(65'500)));
  const auto view = RtpPacketView::parse(Bytes(out).first(size));
  const auto extensions = parse_header_extensions(view->extension_profile, view->extension_block, config.extensions);
  EXPECT_EQ(extensions.abs_send_time, (1U << 18) + (1U << 17)) << "65.5 s modulo 64 s";
}

TEST(RtpSendStream, SaysWhenAPacketDoesNotFit) {
  Fixture f;
  EXPECT_EQ(f.stream.write(Fixture::packet(1, "0123456789"), 1, MutableBytes(f.out).first(30), kStart), 0U);
  EXPECT_EQ(f.stream.write(Fixture::packet(1, ""), 1, MutableBytes(f.out).first(5), kStart), 0U);
  EXPECT_EQ(f.stream.counters().too_large, 2U);
  EXPECT_EQ(f.stream.counters().packets, 0U);
  EXPECT_EQ(f.stream.on_nack(1, 1, f.out, kStart), 0U) << "never sent";
}

TEST(RtpSendStream, AnswersANackOverRtx) {
  Fixture f;
  OutgoingPacket packet = Fixture::packet(0xabcd, "load");
  packet.prefix = {'p'};
  packet.prefix_size = 1;
  f.stream.write(packet, 1, f.out, kStart);
  EXPECT_TRUE(f.stream.can_resend(0xabcd, kStart));
  const auto view = f.read(f.stream.on_nack(0xabcd, 2, f.out, kStart));
  EXPECT_EQ(view.header.ssrc, 22U);
  EXPECT_EQ(view.header.payload_type, 101);
  EXPECT_EQ(view.header.sequence_number, 32'767);
  EXPECT_EQ(view.header.timestamp, 9000U);
  EXPECT_TRUE(view.header.marker);
  EXPECT_EQ(as_text(view.payload), "\xab\xcdpload");
  EXPECT_EQ(f.extensions(view).mid, "video");
  EXPECT_EQ(f.extensions(view).transport_cc, 2);
  EXPECT_EQ(f.stream.counters().rtx_packets, 1U);
  EXPECT_EQ(f.stream.counters().packets, 1U) << "RTX has a stream of its own";
}

TEST(RtpSendStream, ResendsAtMostOncePerRoundTrip) {
  Fixture f;
  f.stream.set_rtt(milliseconds(40));
  f.stream.write(Fixture::packet(1, "a"), 1, f.out, kStart);
  EXPECT_GT(f.stream.on_nack(1, 1, f.out, kStart + milliseconds(1)), 0U);
  EXPECT_FALSE(f.stream.can_resend(1, kStart + milliseconds(40)));
  EXPECT_EQ(f.stream.on_nack(1, 1, f.out, kStart + milliseconds(40)), 0U);
  const auto view = f.read(f.stream.on_nack(1, 1, f.out, kStart + milliseconds(41)));
  EXPECT_EQ(view.header.sequence_number, 32'768);
  EXPECT_EQ(f.stream.counters().nack_suppressed, 1U);
  EXPECT_EQ(f.stream.counters().nacked, 3U);
}

TEST(RtpSendStream, CannotAnswerWhatIsGoneOrWithoutRtx) {
  Fixture f;
  EXPECT_EQ(f.stream.on_nack(1, 1, f.out, kStart), 0U);
  f.stream.write(Fixture::packet(1, "a"), 1, f.out, kStart);
  EXPECT_EQ(f.stream.on_nack(1, 1, f.out, kStart + seconds(2)), 0U);
  EXPECT_EQ(f.stream.on_nack(1, 1, MutableBytes(f.out).first(20), kStart), 0U);
  EXPECT_EQ(f.stream.counters().nack_unanswered, 2U);
  EXPECT_EQ(f.stream.counters().too_large, 1U);

  auto config = Fixture::config();
  config.rtx_ssrc.reset();
  config.rtx_payload_type.reset();
  RtpSendStream plain(config);
  plain.write(Fixture::packet(1, "a"), 1, f.out, kStart);
  EXPECT_FALSE(plain.can_resend(1, kStart));
  EXPECT_EQ(plain.on_nack(1, 1, f.out, kStart), 0U);
}

TEST(RtpSendStream, ReportsItsTimeOnOurClock) {
  Fixture f;
  EXPECT_EQ(f.stream.sender_report(kStart), std::nullopt);
  OutgoingPacket packet = Fixture::packet(1, "abc", 90'000);
  packet.capture = kStart - milliseconds(100);
  f.stream.write(packet, 1, f.out, kStart);
  const Timestamp now = kStart + milliseconds(400);
  auto report = f.stream.sender_report(now);
  ASSERT_TRUE(report);
  EXPECT_EQ(report->ssrc, 21U);
  EXPECT_EQ(report->ntp, NtpTime::from(now));
  EXPECT_EQ(report->rtp_timestamp, 90'000U + 45'000U) << "half a second after the capture";
  EXPECT_EQ(report->packet_count, 1U);
  EXPECT_EQ(report->octet_count, 3U);

  f.stream.set_capture_offset(milliseconds(200));
  EXPECT_EQ(f.stream.sender_report(now)->rtp_timestamp, 90'000U + 27'000U) << "shown as if captured 200 ms later";
  f.stream.set_capture_offset(milliseconds(1000));
  EXPECT_EQ(f.stream.sender_report(now)->rtp_timestamp, 90'000U - 45'000U);
  f.stream.set_capture_offset(Duration(0));
  f.stream.set_time_reference(now, 5);
  EXPECT_EQ(f.stream.sender_report(now)->rtp_timestamp, 5U);
}

TEST(RtpSendStream, TakesTheTimeOfSendingUntilACaptureTimeIsKnown) {
  Fixture f;
  const auto send = [&](uint32_t timestamp, std::optional<Timestamp> capture, Timestamp now) {
    OutgoingPacket packet = Fixture::packet(static_cast<uint16_t>(timestamp), "x", timestamp);
    packet.capture = capture;
    f.stream.write(packet, 1, f.out, now);
    return f.stream.sender_report(now)->rtp_timestamp;
  };
  EXPECT_EQ(send(1000, std::nullopt, kStart), 1000U);
  EXPECT_EQ(send(1000, kStart - seconds(1), kStart), 91'000U);
  EXPECT_EQ(send(4000, std::nullopt, kStart), 91'000U) << "a packet without capture time changes nothing any more";
  EXPECT_EQ(send(500, kStart, kStart), 91'000U) << "nor does a late one";
}

TEST(RtpSendStream, MeasuresTheRoundTrip) {
  Fixture f;
  const Timestamp now = kStart + milliseconds(300);
  ReportBlock block;
  block.ssrc = 21;
  block.fraction_lost = 64;
  block.cumulative_lost = 9;
  block.jitter = 900;
  EXPECT_EQ(f.stream.on_report_block(block, now), std::nullopt) << "no sender report seen there yet";
  ASSERT_TRUE(f.stream.remote_report());
  EXPECT_EQ(f.stream.remote_report()->fraction_lost, 64);
  EXPECT_EQ(f.stream.remote_report()->cumulative_lost, 9);
  EXPECT_EQ(f.stream.remote_report()->jitter, milliseconds(10));
  EXPECT_EQ(f.stream.rtt(), std::nullopt);

  block.last_sender_report = NtpTime::from(kStart).compact();
  block.delay_since_last_sr = to_compact_ntp(milliseconds(250));
  const auto rtt = f.stream.on_report_block(block, now);
  ASSERT_TRUE(rtt);
  EXPECT_NEAR(static_cast<double>(rtt->count()) / 1e6, 50, 0.05);
  EXPECT_EQ(f.stream.rtt(), rtt);

  block.delay_since_last_sr = to_compact_ntp(milliseconds(300)) + 3;
  EXPECT_EQ(f.stream.on_report_block(block, now), Duration(0)) << "rounding must not make it negative";
  EXPECT_NEAR(static_cast<double>(f.stream.rtt()->count()) / 1e6, 50 * 7 / 8.0, 0.05);

  block.last_sender_report -= 20 << 16;
  EXPECT_EQ(f.stream.on_report_block(block, now), std::nullopt) << "nobody waits 20 s";
  block.ssrc = 22;
  EXPECT_EQ(f.stream.on_report_block(block, now), std::nullopt);
}

TEST(RtpSendStream, AddsUpWhatReportsTellOfLoss) {
  Fixture f;
  ReportBlock block;
  block.ssrc = 21;
  const auto report = [&](uint32_t highest, int32_t lost) {
    block.extended_highest_sequence = highest;
    block.cumulative_lost = lost;
    f.stream.on_report_block(block, kStart);
  };
  report(0xffffff00, 0x7ffff0);
  EXPECT_FALSE(f.stream.take_reported()) << "nothing to compare with";
  report(0xffffff40, 0x7ffff4);
  report(0x00000040, 0x7fffff);  // one counter wraps, the other has reached its end
  auto told = f.stream.take_reported();
  ASSERT_TRUE(told);
  EXPECT_EQ(told->expected, 0x140);
  EXPECT_EQ(told->lost, 15);
  EXPECT_FALSE(f.stream.take_reported());

  report(0x00000080, 0x7ffff0);  // duplicates make fewer of them
  told = f.stream.take_reported();
  ASSERT_TRUE(told);
  EXPECT_EQ(told->lost, 0);
  report(0x00000090, 0x7fffff);
  EXPECT_EQ(f.stream.take_reported()->lost, 15);

  report(5, 0);  // the receiver began anew
  EXPECT_FALSE(f.stream.take_reported());
  report(105, 200);  // more than can be
  told = f.stream.take_reported();
  ASSERT_TRUE(told);
  EXPECT_EQ(told->expected, 100);
  EXPECT_EQ(told->lost, 100);
  report(0x7fffffff, 0);  // or a lie
  EXPECT_FALSE(f.stream.take_reported());
}

TEST(FirstSequenceNumber, LiesBelowTwoToTheFifteenth) {
  Random random(1);
  uint16_t highest = 0;
  for (int i = 0; i < 1000; ++i) highest = std::max(highest, first_sequence_number(random));
  EXPECT_LT(highest, 1 << 15);
  EXPECT_GT(highest, 30'000);
}

}  // namespace
}  // namespace media
