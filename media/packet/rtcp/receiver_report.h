#pragma once

#include <cstdint>
#include <optional>

#include "media/packet/rtcp/report_block.h"
#include "media/packet/rtcp/rtcp_header.h"

namespace media {

// RFC 3550 §6.4.2. With no blocks it is the empty head that every compound without a sender report begins with.
struct ReceiverReport {
  uint32_t ssrc = 0;  // of the reporter
  ReportBlocks blocks;
};

std::optional<ReceiverReport> parse_receiver_report(const RtcpPacketView& packet);
void write_receiver_report(const ReceiverReport& report, ByteWriter& out);

}  // namespace media
