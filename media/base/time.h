#pragma once

#include <chrono>
#include <cstdint>

namespace media {

// Time is an argument: nothing in this library reads a clock. Loops and tests pass `Timestamp now` in, and
// components hand deadlines back (kNever: none).
using Duration = std::chrono::nanoseconds;

struct MediaClock {
  using duration = Duration;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::time_point<MediaClock, Duration>;
  static constexpr bool is_steady = true;
};

// A point on the mcu's clock (CLOCK_MONOTONIC in the services, virtual in tests).
using Timestamp = MediaClock::time_point;

inline constexpr Timestamp kNever = Timestamp::max();

inline constexpr Timestamp timestamp_from_ns(int64_t ns) { return Timestamp(Duration(ns)); }

// A 64-bit NTP time, as in sender reports (RFC 3550 §4): seconds in the upper, fractions in the lower half. Ours
// count from the start of the mcu's clock, which §6.4.1 allows; they are compared only with each other.
struct NtpTime {
  uint64_t value = 0;

  static NtpTime from(Timestamp t);
  Timestamp to_timestamp() const;
  // The middle 32 bits, as LSR and DLSR use them: units of 1/65536 s.
  uint32_t compact() const { return static_cast<uint32_t>(value >> 16); }
  friend bool operator==(NtpTime, NtpTime) = default;
};

// A span of time in units of 1/65536 s (DLSR). Negative spans give 0, spans above 18 h the largest value.
uint32_t to_compact_ntp(Duration d);
Duration from_compact_ntp(uint32_t units);

}  // namespace media
