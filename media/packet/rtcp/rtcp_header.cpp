#include "media/packet/rtcp/rtcp_header.h"

namespace media {
namespace {

std::nullopt_t fail(ByteReader& reader) {
  reader.skip(reader.remaining() + 1);
  return std::nullopt;
}

}  // namespace

std::optional<RtcpPacketView> read_rtcp_packet(ByteReader& compound) {
  if (compound.remaining() == 0) return std::nullopt;
  const uint8_t first = compound.u8();
  RtcpPacketView packet;
  packet.count = first & 0x1f;
  packet.type = compound.u8();
  packet.body = compound.take(compound.u16() * size_t{4});
  if (!compound.ok() || first >> 6 != 2) return fail(compound);
  if ((first & 0x20) != 0) {
    const size_t padding = packet.body.empty() ? 0 : packet.body.back();
    if (padding == 0 || padding > packet.body.size()) return fail(compound);
    packet.body = packet.body.first(packet.body.size() - padding);
  }
  return packet;
}

void write_rtcp_header(uint8_t count, uint8_t type, size_t body_size, ByteWriter& out, bool padding) {
  out.u8(static_cast<uint8_t>(0x80 | (padding ? 0x20 : 0) | (count & 0x1f)));
  out.u8(type);
  out.u16(static_cast<uint16_t>(body_size / 4));
}

}  // namespace media
