#pragma once

#include <cstdint>
#include <optional>

#include "media/base/time.h"
#include "media/packet/rtcp/report_block.h"
#include "media/packet/rtcp/rtcp_header.h"

namespace media {

// RFC 3550 §6.4.1: what a sender has sent, and how its RTP time relates to its NTP clock.
struct SenderReport {
  uint32_t ssrc = 0;
  NtpTime ntp;
  uint32_t rtp_timestamp = 0;  // the same moment as `ntp`
  uint32_t packet_count = 0;
  uint32_t octet_count = 0;    // payload bytes
  ReportBlocks blocks;
};

std::optional<SenderReport> parse_sender_report(const RtcpPacketView& packet);
// Leaves out.ok() false if it does not fit; so do all writers of this folder.
void write_sender_report(const SenderReport& report, ByteWriter& out);

}  // namespace media
