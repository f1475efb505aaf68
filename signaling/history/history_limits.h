#pragma once

#include <cstdint>

namespace signaling {

// How long what is kept.
struct HistoryLimits {
  int64_t seconds_days = 30;   // one-second figures
  int64_t minutes_days = 365;  // one-minute figures and call records
  int64_t max_mb = 2048;       // of the file, at 10^6 bytes; beyond that the oldest go earlier, seconds first
};

}  // namespace signaling
