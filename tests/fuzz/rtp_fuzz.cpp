// RTP header, extensions and the way from parser to parser: what was read can be written and reads the same.

#include <array>
#include <cstdint>

#include "media/base/check.h"
#include "media/packet/demux.h"
#include "media/packet/rtp_packet.h"

using namespace media;

namespace {

// Every kind has an id; which range the ids lie in decides between the one-byte and the two-byte form.
ExtensionMap map_from(uint8_t first_id) {
  ExtensionMap map;
  for (uint8_t i = 0; i < static_cast<uint8_t>(ExtensionKind::kCount); ++i) {
    map.set(static_cast<ExtensionKind>(i), static_cast<uint8_t>(first_id + i));
  }
  return map;
}

bool same(const HeaderExtensions& a, const HeaderExtensions& b) {
  return a.mid == b.mid && a.rid == b.rid && a.repaired_rid == b.repaired_rid && a.audio_level == b.audio_level &&
         a.transport_cc == b.transport_cc && a.abs_send_time == b.abs_send_time;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const Bytes input(data, size);
  classify_datagram(input);
  const auto packet = RtpPacketView::parse(input);
  if (!packet) return 0;
  CHECK(packet->payload.size() + packet->padding + packet->extension_block.size() + 12 <= size);

  for (const uint8_t first_id : {1, 12, 200}) {
    const ExtensionMap map = map_from(first_id);
    const HeaderExtensions extensions =
        parse_header_extensions(packet->extension_profile, packet->extension_block, map);
    std::array<uint8_t, 65536 + 256> out;
    const size_t written = write_rtp_packet(packet->header, extensions, map, packet->payload, out);
    if (written == 0) {
      CHECK(packet->payload.size() > 65536);
      continue;
    }
    const auto again = RtpPacketView::parse(Bytes(out).first(written));
    CHECK(again.has_value());
    CHECK(again->header.marker == packet->header.marker);
    CHECK(again->header.payload_type == packet->header.payload_type);
    CHECK(again->header.sequence_number == packet->header.sequence_number);
    CHECK(again->header.timestamp == packet->header.timestamp);
    CHECK(again->header.ssrc == packet->header.ssrc);
    CHECK(as_text(again->payload) == as_text(packet->payload));
    CHECK(same(parse_header_extensions(again->extension_profile, again->extension_block, map), extensions));
  }
  return 0;
}
