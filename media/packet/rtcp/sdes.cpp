#include "media/packet/rtcp/sdes.h"

namespace media {
namespace {

constexpr uint8_t kEnd = 0;
constexpr uint8_t kCname = 1;
constexpr size_t kMaxText = 255;

std::string_view cut(std::string_view text) { return text.substr(0, kMaxText); }

// SSRC, item head, text and at least one zero, padded to 32 bits.
size_t chunk_size(std::string_view cname) { return (4 + (cname.empty() ? 0 : 2 + cname.size()) + 1 + 3) / 4 * 4; }

std::string_view read_items(ByteReader& reader) {
  std::string_view cname;
  while (reader.ok()) {
    const uint8_t type = reader.u8();
    if (type == kEnd) break;
    const Bytes text = reader.take(reader.u8());
    if (type == kCname) cname = as_text(text);
  }
  return cname;
}

}  // namespace

std::optional<Sdes> parse_sdes(const RtcpPacketView& packet) {
  ByteReader reader(packet.body);
  Sdes sdes;
  for (int i = 0; i < packet.count; ++i) {
    Sdes::Chunk chunk;
    chunk.ssrc = reader.u32();
    chunk.cname = read_items(reader);
    if (!reader.ok()) return std::nullopt;
    const size_t read = packet.body.size() - reader.remaining();
    reader.skip((4 - read % 4) % 4);
    sdes.chunks.push_back(chunk);
  }
  return reader.ok() ? std::optional(sdes) : std::nullopt;
}

void write_sdes(const Sdes& sdes, ByteWriter& out) {
  size_t body_size = 0;
  for (const Sdes::Chunk& chunk : sdes.chunks) body_size += chunk_size(cut(chunk.cname));
  write_rtcp_header(static_cast<uint8_t>(sdes.chunks.size()), rtcp_type::kSdes, body_size, out);
  for (const Sdes::Chunk& chunk : sdes.chunks) {
    const std::string_view cname = cut(chunk.cname);
    size_t padding = chunk_size(cname) - 4;
    out.u32(chunk.ssrc);
    if (!cname.empty()) {
      out.u8(kCname);
      out.u8(static_cast<uint8_t>(cname.size()));
      out.bytes(as_bytes(cname));
      padding -= 2 + cname.size();
    }
    out.zeros(padding);
  }
}

}  // namespace media
