#include "media/packet/rtcp/nack.h"

namespace media {
namespace {

constexpr uint8_t kFormat = 1;
constexpr int kMaskBits = 16;

// How many of `numbers`, from the first on, one PID + BLP holds as long as they ascend; gives the mask.
size_t pack(const uint16_t* numbers, size_t count, uint16_t& mask) {
  mask = 0;
  size_t taken = 1;
  for (uint16_t last = 0; taken < count; ++taken) {
    const auto distance = static_cast<uint16_t>(numbers[taken] - numbers[0]);
    if (distance <= last || distance > kMaskBits) break;
    mask = static_cast<uint16_t>(mask | 1U << (distance - 1));
    last = distance;
  }
  return taken;
}

template <typename EachItem>
void for_each_item(const Nack& nack, EachItem&& each) {
  const auto& numbers = nack.sequence_numbers;
  for (size_t i = 0; i < numbers.size();) {
    uint16_t mask = 0;
    const size_t taken = pack(&numbers[i], numbers.size() - i, mask);
    each(numbers[i], mask);
    i += taken;
  }
}

}  // namespace

std::optional<Nack> parse_nack(const RtcpPacketView& packet) {
  ByteReader reader(packet.body);
  Nack nack;
  nack.sender_ssrc = reader.u32();
  nack.media_ssrc = reader.u32();
  if (!reader.ok() || reader.remaining() < 4) return std::nullopt;
  while (reader.remaining() >= 4) {
    const uint16_t first = reader.u16();
    const uint16_t mask = reader.u16();
    nack.sequence_numbers.push_back(first);
    for (int bit = 0; bit < kMaskBits; ++bit) {
      if ((mask >> bit & 1) != 0) nack.sequence_numbers.push_back(static_cast<uint16_t>(first + bit + 1));
    }
  }
  return nack;
}

void write_nack(const Nack& nack, ByteWriter& out) {
  size_t items = 0;
  for_each_item(nack, [&](uint16_t, uint16_t) { ++items; });
  write_rtcp_header(kFormat, rtcp_type::kTransportFeedback, 8 + items * 4, out);
  out.u32(nack.sender_ssrc);
  out.u32(nack.media_ssrc);
  for_each_item(nack, [&](uint16_t first, uint16_t mask) {
    out.u16(first);
    out.u16(mask);
  });
}

}  // namespace media
