#include "media/base/time.h"

#include <algorithm>
#include <limits>

namespace media {
namespace {
constexpr int64_t kNanosPerSecond = 1'000'000'000;
}

NtpTime NtpTime::from(Timestamp t) {
  const int64_t ns = std::max<int64_t>(0, t.time_since_epoch().count());
  const auto seconds = static_cast<uint64_t>(ns / kNanosPerSecond);
  const auto rest = static_cast<uint64_t>(ns % kNanosPerSecond);
  return {(seconds << 32) | ((rest << 32) / kNanosPerSecond)};
}

Timestamp NtpTime::to_timestamp() const {
  const auto seconds = static_cast<int64_t>(value >> 32);
  const uint64_t fraction = value & 0xffffffffU;
  // Rounded up so that from(to_timestamp()) gives the same value back.
  const auto rest = static_cast<int64_t>((fraction * kNanosPerSecond + 0xffffffffU) >> 32);
  return timestamp_from_ns(seconds * kNanosPerSecond + rest);
}

uint32_t to_compact_ntp(Duration d) {
  const int64_t ns = std::max<int64_t>(0, d.count());
  const int64_t seconds = ns / kNanosPerSecond;
  if (seconds > 0xffff) return std::numeric_limits<uint32_t>::max();
  return static_cast<uint32_t>((seconds << 16) | (((ns % kNanosPerSecond) << 16) / kNanosPerSecond));
}

Duration from_compact_ntp(uint32_t units) {
  return Duration((static_cast<int64_t>(units) * kNanosPerSecond) >> 16);
}

}  // namespace media
