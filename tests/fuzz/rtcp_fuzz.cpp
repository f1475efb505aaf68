// Every RTCP message that can be read can be written, and then reads the same.

#include <array>
#include <cstdint>

#include "media/base/check.h"
#include "media/packet/rtcp/compound.h"

using namespace media;

namespace {

std::array<uint8_t, 1 << 17> out;

template <typename Message>
Message again(void (*write)(const Message&, ByteWriter&), std::optional<Message> (*parse)(const RtcpPacketView&),
              const Message& message) {
  ByteWriter writer(out);
  write(message, writer);
  CHECK(writer.ok() && writer.size() % 4 == 0);
  ByteReader reader(writer.written());
  const auto packet = read_rtcp_packet(reader);
  CHECK(packet && reader.remaining() == 0);
  auto result = parse(*packet);
  CHECK(result.has_value());
  return *result;
}

void check_feedback(const TransportCcFeedback& feedback) {
  ByteWriter writer(out);
  const size_t covered = write_transport_cc_feedback(feedback, writer);
  if (covered == 0) return;  // nothing was received
  ByteReader reader(writer.written());
  const auto read = parse_transport_cc_feedback(*read_rtcp_packet(reader));
  CHECK(read && read->packets.size() == covered);
  std::optional<Duration> shift;  // the reference time may have wrapped
  for (size_t i = 0; i < covered; ++i) {
    const auto& a = feedback.packets[i];
    const auto& b = read->packets[i];
    CHECK(a.sequence_number == b.sequence_number && a.arrival.has_value() == b.arrival.has_value());
    if (!a.arrival) continue;
    if (!shift) shift = *b.arrival - *a.arrival;
    CHECK(*shift % kFeedbackReferenceWrap == Duration(0) && *b.arrival - *a.arrival == *shift);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto outcome = for_each_rtcp(
      Bytes(data, size),
      RtcpVisitor{
          [](const SenderReport& m) {
            const auto r = again(write_sender_report, parse_sender_report, m);
            CHECK(r.ssrc == m.ssrc && r.ntp == m.ntp && r.rtp_timestamp == m.rtp_timestamp && r.blocks == m.blocks);
          },
          [](const ReceiverReport& m) {
            const auto r = again(write_receiver_report, parse_receiver_report, m);
            CHECK(r.ssrc == m.ssrc && r.blocks == m.blocks);
          },
          [](const Sdes& m) { CHECK(again(write_sdes, parse_sdes, m).chunks == m.chunks); },
          [](const Bye& m) {
            const auto r = again(write_bye, parse_bye, m);
            CHECK(r.ssrcs == m.ssrcs && r.reason == m.reason);
          },
          [](const Nack& m) { CHECK(again(write_nack, parse_nack, m).sequence_numbers == m.sequence_numbers); },
          [](const Pli& m) { CHECK(again(write_pli, parse_pli, m).media_ssrc == m.media_ssrc); },
          [](const Fir& m) { CHECK(again(write_fir, parse_fir, m).requests == m.requests); },
          [](const Remb& m) {
            const auto r = again(write_remb, parse_remb, m);
            CHECK(r.bitrate_bps == m.bitrate_bps && r.ssrcs == m.ssrcs);
          },
          [](const TransportCcFeedback& m) { check_feedback(m); },
      });
  CHECK(static_cast<size_t>(outcome.messages + outcome.malformed + outcome.unknown) <= size / 4);
  return 0;
}
