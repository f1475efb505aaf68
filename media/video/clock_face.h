#pragma once

#include <cstdint>
#include <string>

#include "media/video/scene_picture.h"

namespace media {

enum class CountdownMood : uint8_t { kCalm, kWarning, kOver };

// What the clock of a turn shows at one moment.
struct CountdownFace {
  std::string digits{};  // mm:ss, minutes with two digits or more; seconds begun count: "00:01" until the very end
  CountdownMood mood = CountdownMood::kCalm;
  bool stands = false;   // in a pause
  friend bool operator==(const CountdownFace&, const CountdownFace&) = default;
};

CountdownFace read_countdown(const Countdown& countdown, int64_t unix_ms);

// HH:MM at `unix_ms`, so many minutes east of Greenwich.
std::string read_clock(int64_t unix_ms, int utc_offset_minutes);

}  // namespace media
