#include "media/packet/rtcp/receiver_report.h"

namespace media {

std::optional<ReceiverReport> parse_receiver_report(const RtcpPacketView& packet) {
  ByteReader reader(packet.body);
  ReceiverReport report;
  report.ssrc = reader.u32();
  for (int i = 0; i < packet.count; ++i) report.blocks.push_back(read_report_block(reader));
  return reader.ok() ? std::optional(report) : std::nullopt;
}

void write_receiver_report(const ReceiverReport& report, ByteWriter& out) {
  write_rtcp_header(static_cast<uint8_t>(report.blocks.size()), rtcp_type::kReceiverReport,
                    4 + report.blocks.size() * kReportBlockSize, out);
  out.u32(report.ssrc);
  for (const ReportBlock& block : report.blocks) write_report_block(block, out);
}

}  // namespace media
