#include "media/packet/rtcp/report_block.h"

#include <algorithm>

namespace media {

ReportBlock read_report_block(ByteReader& reader) {
  ReportBlock block;
  block.ssrc = reader.u32();
  block.fraction_lost = reader.u8();
  block.cumulative_lost = static_cast<int32_t>(reader.u24() << 8) >> 8;
  block.extended_highest_sequence = reader.u32();
  block.jitter = reader.u32();
  block.last_sender_report = reader.u32();
  block.delay_since_last_sr = reader.u32();
  return block;
}

void write_report_block(const ReportBlock& block, ByteWriter& out) {
  constexpr int32_t kLimit = (1 << 23) - 1;
  out.u32(block.ssrc);
  out.u8(block.fraction_lost);
  out.u24(static_cast<uint32_t>(std::clamp(block.cumulative_lost, -kLimit - 1, kLimit)) & 0xffffff);
  out.u32(block.extended_highest_sequence);
  out.u32(block.jitter);
  out.u32(block.last_sender_report);
  out.u32(block.delay_since_last_sr);
}

}  // namespace media
