#include "media/packet/rtcp/sender_report.h"

namespace media {

std::optional<SenderReport> parse_sender_report(const RtcpPacketView& packet) {
  ByteReader reader(packet.body);
  SenderReport report;
  report.ssrc = reader.u32();
  report.ntp.value = reader.u64();
  report.rtp_timestamp = reader.u32();
  report.packet_count = reader.u32();
  report.octet_count = reader.u32();
  for (int i = 0; i < packet.count; ++i) report.blocks.push_back(read_report_block(reader));
  return reader.ok() ? std::optional(report) : std::nullopt;
}

void write_sender_report(const SenderReport& report, ByteWriter& out) {
  constexpr size_t kFixedSize = 24;
  write_rtcp_header(static_cast<uint8_t>(report.blocks.size()), rtcp_type::kSenderReport,
                    kFixedSize + report.blocks.size() * kReportBlockSize, out);
  out.u32(report.ssrc);
  out.u64(report.ntp.value);
  out.u32(report.rtp_timestamp);
  out.u32(report.packet_count);
  out.u32(report.octet_count);
  for (const ReportBlock& block : report.blocks) write_report_block(block, out);
}

}  // namespace media
