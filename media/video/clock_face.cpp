#include "media/video/clock_face.h"

#include <algorithm>

namespace media {
namespace {

constexpr int64_t kDayMs = 86'400'000;
constexpr int64_t kMostMs = int64_t{1} << 53;  // beyond any date; differences do not overflow
constexpr int64_t kMostSeconds = 9'999 * 60 + 59;

int64_t bounded(int64_t ms) { return std::clamp(ms, -kMostMs, kMostMs); }

std::string two_digits(int64_t value) { return (value < 10 ? "0" : "") + std::to_string(value); }

}  // namespace

CountdownFace read_countdown(const Countdown& countdown, int64_t unix_ms) {
  const int64_t now = bounded(countdown.stands_at_ms.value_or(unix_ms));
  const int64_t remaining_ms = std::max<int64_t>(bounded(countdown.ends_at_ms) - now, 0);
  const int64_t seconds = std::min((remaining_ms + 999) / 1000, kMostSeconds);
  CountdownFace face;
  face.digits = two_digits(seconds / 60) + ':' + two_digits(seconds % 60);
  face.stands = countdown.stands_at_ms.has_value();
  if (remaining_ms == 0) {
    face.mood = CountdownMood::kOver;
  } else if (now >= countdown.warn_at_ms) {
    face.mood = CountdownMood::kWarning;
  }
  return face;
}

std::string read_clock(int64_t unix_ms, int utc_offset_minutes) {
  const int64_t local = bounded(unix_ms) + int64_t{utc_offset_minutes} * 60'000;
  const int64_t minute = ((local % kDayMs + kDayMs) % kDayMs) / 60'000;
  return two_digits(minute / 60) + ':' + two_digits(minute % 60);
}

}  // namespace media
