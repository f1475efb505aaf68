#pragma once

#include <array>
#include <chrono>

#include "media/base/result.h"
#include "media/base/time.h"
#include "signaling/alarms/alarm.h"

namespace signaling {

using media::Duration;

// How alarms of one kind are treated.
struct AlarmRule {
  AlarmSeverity severity = AlarmSeverity::kWarning;
  Duration raise_after{};  // the trouble has lasted so long
  Duration clear_after{};  // it has been over for so long
  friend bool operator==(const AlarmRule&, const AlarmRule&) = default;
};

// Severities and hold times of all kinds. A verdict has gone through the diagnosis' debounce already: the times here
// are how long a technician waits before looking up, and how long a line must behave before it is believed.
struct AlarmSettings {
  std::array<AlarmRule, kAlarmKinds> rules = {{
      {AlarmSeverity::kWarning, std::chrono::seconds(10), std::chrono::seconds(60)},    // line_up
      {AlarmSeverity::kWarning, std::chrono::seconds(10), std::chrono::seconds(60)},    // line_down
      {AlarmSeverity::kCritical, std::chrono::seconds(10), std::chrono::seconds(60)},   // trunk: several halls
      {AlarmSeverity::kWarning, std::chrono::seconds(15), std::chrono::seconds(60)},    // hall
      {AlarmSeverity::kWarning, std::chrono::seconds(15), std::chrono::seconds(30)},    // unreachable: no reload
      {AlarmSeverity::kWarning, std::chrono::seconds(5), std::chrono::seconds(15)},     // silent_holder: all wait
      {AlarmSeverity::kCritical, std::chrono::seconds(3), std::chrono::seconds(60)},    // server
      {AlarmSeverity::kCritical, std::chrono::seconds(0), std::chrono::seconds(60)},    // record: lost for good
      {AlarmSeverity::kWarning, std::chrono::seconds(30), std::chrono::seconds(300)},   // history
      {AlarmSeverity::kCritical, std::chrono::seconds(0), std::chrono::seconds(300)},   // disk
  }};
  // So long after the mcu came (back) nothing is concluded from sites: halls come back within seconds, one by one, and
  // their first figures are of no line.
  Duration settle = std::chrono::seconds(30);

  const AlarmRule& rule(AlarmKind kind) const { return rules[static_cast<size_t>(kind)]; }

  // What is wrong: "alarms.bad_setting", naming it.
  media::Result<void> check() const;
};

inline constexpr Duration kLongestRaise = std::chrono::hours(1);
inline constexpr Duration kLongestClear = std::chrono::hours(24);
inline constexpr Duration kLongestSettle = std::chrono::minutes(10);

}  // namespace signaling
