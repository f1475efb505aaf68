#pragma once

#include <cstdint>

#include "media/base/time.h"

namespace media {

// a − b in nanoseconds; right for times up to 68 years apart, over the wrap of the NTP era too.
inline int64_t ntp_difference_ns(NtpTime a, NtpTime b) {
  const auto units = static_cast<int64_t>(a.value - b.value);
  const int64_t seconds = units >> 32;
  const int64_t fraction = units & 0xffffffff;
  return seconds * 1'000'000'000 + ((fraction * 1'000'000'000) >> 32);
}

// t + ns.
inline NtpTime ntp_plus_ns(NtpTime t, int64_t ns) {
  int64_t seconds = ns / 1'000'000'000;
  int64_t rest = ns % 1'000'000'000;
  if (rest < 0) {
    --seconds;
    rest += 1'000'000'000;
  }
  const auto fraction = (static_cast<uint64_t>(rest) << 32) / 1'000'000'000;
  return {t.value + (static_cast<uint64_t>(seconds) << 32) + fraction};
}

}  // namespace media
