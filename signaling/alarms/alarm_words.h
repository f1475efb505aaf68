#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "signaling/alarms/alarm.h"

// How programs and people read alarms. What a verdict says is in diagnosis/words.h; here are names of kinds and
// severities, and the service's own troubles.
namespace signaling {

// The word a program sees, stable, and the name, without a full stop.
struct AlarmKindWords {
  AlarmKind kind;
  std::string_view word;
  std::string_view vi;
  std::string_view en;
};
struct AlarmSeverityWords {
  AlarmSeverity severity;
  std::string_view word;
  std::string_view vi;
  std::string_view en;
};

// Each value once, in the order of its enumeration.
std::span<const AlarmKindWords> alarm_kind_words();
std::span<const AlarmSeverityWords> alarm_severity_words();

std::string_view to_string(AlarmKind kind);          // "line_up"
std::string_view to_string(AlarmSeverity severity);  // "critical"
std::optional<AlarmKind> parse_alarm_kind(std::string_view word);
std::optional<AlarmSeverity> parse_alarm_severity(std::string_view word);

Text name_of(AlarmKind kind);
Text name_of(AlarmSeverity severity);

// What to do about the service's own troubles; empty: nothing.
Text advice_for(AlarmKind kind);

// Sentences.
Text service_restarted();
Text mcu_away();
Text record_lossy(uint64_t entries);    // 0: none is lost yet
Text history_lossy(uint64_t seconds);  // the same
Text disk_almost_full(uint64_t free_bytes);

}  // namespace signaling
