#include "media/packet/rtcp/bye.h"

namespace media {
namespace {

constexpr size_t kMaxText = 255;

}  // namespace

std::optional<Bye> parse_bye(const RtcpPacketView& packet) {
  ByteReader reader(packet.body);
  Bye bye;
  for (int i = 0; i < packet.count; ++i) bye.ssrcs.push_back(reader.u32());
  if (reader.remaining() > 0) bye.reason = as_text(reader.take(reader.u8()));
  return reader.ok() ? std::optional(bye) : std::nullopt;
}

void write_bye(const Bye& bye, ByteWriter& out) {
  const std::string_view reason = bye.reason.substr(0, kMaxText);
  const size_t reason_size = reason.empty() ? 0 : (1 + reason.size() + 3) / 4 * 4;
  write_rtcp_header(static_cast<uint8_t>(bye.ssrcs.size()), rtcp_type::kBye, bye.ssrcs.size() * 4 + reason_size, out);
  for (const uint32_t ssrc : bye.ssrcs) out.u32(ssrc);
  if (reason.empty()) return;
  out.u8(static_cast<uint8_t>(reason.size()));
  out.bytes(as_bytes(reason));
  out.zeros(reason_size - 1 - reason.size());
}

}  // namespace media
