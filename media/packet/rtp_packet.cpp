#include "media/packet/rtp_packet.h"

namespace media {
namespace {

constexpr size_t kFixedHeaderSize = 12;
constexpr uint8_t kVersion = 2;

}  // namespace

std::optional<RtpPacketView> RtpPacketView::parse(Bytes packet) {
  if (packet.size() < kFixedHeaderSize) return std::nullopt;
  ByteReader reader(packet);
  const uint8_t first = reader.u8();
  const uint8_t second = reader.u8();
  if (first >> 6 != kVersion) return std::nullopt;
  const bool has_padding = (first & 0x20) != 0;
  const bool has_extension = (first & 0x10) != 0;
  const size_t csrc_count = first & 0x0f;

  RtpPacketView view;
  view.header.marker = (second & 0x80) != 0;
  view.header.payload_type = second & 0x7f;
  view.header.sequence_number = reader.u16();
  view.header.timestamp = reader.u32();
  view.header.ssrc = reader.u32();
  reader.skip(csrc_count * 4);
  if (has_extension) {
    view.extension_profile = reader.u16();
    view.extension_block = reader.take(reader.u16() * size_t{4});
  }
  if (!reader.ok()) return std::nullopt;

  view.payload = reader.rest();
  if (has_padding) {
    if (view.payload.empty()) return std::nullopt;
    view.padding = view.payload.back();
    if (view.padding == 0 || view.padding > view.payload.size()) return std::nullopt;
    view.payload = view.payload.first(view.payload.size() - view.padding);
  }
  return view;
}

size_t write_rtp_header(const RtpHeader& header, const HeaderExtensions& extensions, const ExtensionMap& map,
                        MutableBytes out) {
  if (out.size() < kFixedHeaderSize) return 0;
  const std::optional<size_t> block = write_header_extensions(extensions, map, out.subspan(kFixedHeaderSize));
  if (!block) return 0;
  ByteWriter writer(out);
  writer.u8(static_cast<uint8_t>(kVersion << 6 | (*block > 0 ? 0x10 : 0)));
  writer.u8(static_cast<uint8_t>((header.marker ? 0x80 : 0) | (header.payload_type & 0x7f)));
  writer.u16(header.sequence_number);
  writer.u32(header.timestamp);
  writer.u32(header.ssrc);
  return kFixedHeaderSize + *block;
}

size_t write_rtp_packet(const RtpHeader& header, const HeaderExtensions& extensions, const ExtensionMap& map,
                        Bytes payload, MutableBytes out) {
  const size_t size = write_rtp_header(header, extensions, map, out);
  if (size == 0 || payload.size() > out.size() - size) return 0;
  if (!payload.empty()) std::memcpy(out.data() + size, payload.data(), payload.size());
  return size + payload.size();
}

}  // namespace media
