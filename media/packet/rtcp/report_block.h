#pragma once

#include <cstdint>

#include "media/base/bounded_vector.h"
#include "media/base/bytes.h"

namespace media {

// What a receiver says about one stream (RFC 3550 §6.4.1).
struct ReportBlock {
  uint32_t ssrc = 0;                       // of the stream reported on
  uint8_t fraction_lost = 0;               // since the last report, in 1/256
  int32_t cumulative_lost = 0;             // 24 bits signed: negative when duplicates outnumber losses
  uint32_t extended_highest_sequence = 0;  // cycles in the upper, sequence number in the lower half
  uint32_t jitter = 0;                     // in RTP timestamp units
  uint32_t last_sender_report = 0;         // NtpTime::compact() of the last SR; 0: none yet
  uint32_t delay_since_last_sr = 0;        // in 1/65536 s
  friend bool operator==(const ReportBlock&, const ReportBlock&) = default;
};

inline constexpr size_t kMaxReportBlocks = 31;
using ReportBlocks = BoundedVector<ReportBlock, kMaxReportBlocks>;

inline constexpr size_t kReportBlockSize = 24;
ReportBlock read_report_block(ByteReader& reader);
void write_report_block(const ReportBlock& block, ByteWriter& out);

}  // namespace media
