#include "media/packet/rtcp/fir.h"

namespace media {
namespace {

constexpr size_t kItemSize = 8;

}  // namespace

std::optional<Fir> parse_fir(const RtcpPacketView& packet) {
  ByteReader reader(packet.body);
  Fir fir;
  fir.sender_ssrc = reader.u32();
  reader.skip(4);  // media SSRC, unused (RFC 5104 §4.3.1.2)
  if (!reader.ok() || reader.remaining() < kItemSize) return std::nullopt;
  while (reader.remaining() >= kItemSize) {
    Fir::Request request;
    request.ssrc = reader.u32();
    request.sequence_number = reader.u8();
    reader.skip(3);
    fir.requests.push_back(request);
  }
  return fir;
}

void write_fir(const Fir& fir, ByteWriter& out) {
  constexpr uint8_t kFormat = 4;
  write_rtcp_header(kFormat, rtcp_type::kPayloadFeedback, 8 + fir.requests.size() * kItemSize, out);
  out.u32(fir.sender_ssrc);
  out.u32(0);
  for (const Fir::Request& request : fir.requests) {
    out.u32(request.ssrc);
    out.u8(request.sequence_number);
    out.zeros(3);
  }
}

}  // namespace media
