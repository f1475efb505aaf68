#include "media/packet/rtcp/remb.h"

#include <bit>

namespace media {
namespace {

constexpr uint32_t kIdentifier = 0x52454d42;  // "REMB"
constexpr int kMantissaBits = 18;

}  // namespace

std::optional<Remb> parse_remb(const RtcpPacketView& packet) {
  ByteReader reader(packet.body);
  Remb remb;
  remb.sender_ssrc = reader.u32();
  reader.skip(4);  // media SSRC, always 0
  if (reader.u32() != kIdentifier) return std::nullopt;
  const uint8_t count = reader.u8();
  const uint32_t rate = reader.u24();
  const uint32_t exponent = rate >> kMantissaBits;
  const uint64_t mantissa = rate & ((1U << kMantissaBits) - 1);
  if (std::bit_width(mantissa) + static_cast<int>(exponent) > 64) return std::nullopt;
  remb.bitrate_bps = mantissa << exponent;
  for (int i = 0; i < count; ++i) remb.ssrcs.push_back(reader.u32());
  return reader.ok() ? std::optional(remb) : std::nullopt;
}

void write_remb(const Remb& remb, ByteWriter& out) {
  constexpr uint8_t kFormat = 15;
  const int exponent = std::max(0, static_cast<int>(std::bit_width(remb.bitrate_bps)) - kMantissaBits);
  write_rtcp_header(kFormat, rtcp_type::kPayloadFeedback, 16 + remb.ssrcs.size() * 4, out);
  out.u32(remb.sender_ssrc);
  out.u32(0);
  out.u32(kIdentifier);
  out.u8(static_cast<uint8_t>(remb.ssrcs.size()));
  out.u24(static_cast<uint32_t>(exponent) << kMantissaBits | static_cast<uint32_t>(remb.bitrate_bps >> exponent));
  for (const uint32_t ssrc : remb.ssrcs) out.u32(ssrc);
}

}  // namespace media
