#include "media/base/drop_reason.h"

#include <numeric>

namespace media {

std::string_view to_string(DropReason reason) {
  switch (reason) {
    case DropReason::kMalformed: return "malformed";
    case DropReason::kTooLarge: return "too_large";
    case DropReason::kUnknownKind: return "unknown_kind";
    case DropReason::kNotReady: return "not_ready";
    case DropReason::kAuthenticationFailed: return "authentication_failed";
    case DropReason::kReplayed: return "replayed";
    case DropReason::kDuplicate: return "duplicate";
    case DropReason::kTooLate: return "too_late";
    case DropReason::kUnknownSsrc: return "unknown_ssrc";
    case DropReason::kUnknownPayloadType: return "unknown_payload_type";
    case DropReason::kUnexpectedSource: return "unexpected_source";
    case DropReason::kRateLimited: return "rate_limited";
    case DropReason::kBufferFull: return "buffer_full";
    case DropReason::kNotSubscribed: return "not_subscribed";
    case DropReason::kDecodeError: return "decode_error";
    case DropReason::kCount: break;
  }
  return "unknown";
}

uint64_t DropCounters::total() const { return std::accumulate(counts_.begin(), counts_.end(), uint64_t{0}); }

void DropCounters::merge(const DropCounters& other) {
  for (size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i];
}

}  // namespace media
