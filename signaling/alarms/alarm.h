#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "signaling/base/alarm_id.h"
#include "signaling/base/ids.h"
#include "signaling/base/text.h"

// What somebody has to be told about: the values.
namespace signaling {

enum class AlarmKind : uint8_t {
  kLineUp,        // a site's uplink
  kLineDown,      // its downlink
  kTrunk,         // a line that sites share
  kHall,          // camera, microphone, loudspeaker, computer or browser of a hall
  kUnreachable,   // a site
  kSilentHolder,  // a site was invited to speak, is silent, and not because of its line
  kServer,        // the bridge: overloaded, silent, or started again
  kRecord,        // entries of conferences' records were lost, or will be
  kHistory,       // seconds of the history of figures were lost
  kDisk,          // the disk of the store is almost full
};
inline constexpr int kAlarmKinds = 10;

enum class AlarmSeverity : uint8_t { kInfo, kWarning, kCritical };
inline constexpr int kAlarmSeverities = 3;

// What one trouble is known by: there is never more than one open alarm of it.
struct AlarmCause {
  AlarmKind kind = AlarmKind::kServer;
  ConferenceId conference{};  // empty: trouble of no single conference (trunk, server, record, history, disk)
  SiteId site{};              // empty: of no single site
  std::string part{};         // kHall: the verdict's word; kTrunk: its name; else empty
  friend auto operator<=>(const AlarmCause&, const AlarmCause&) = default;
};

// That somebody looks after it. The alarm stays until its trouble is over.
struct Acknowledgement {
  std::string by;  // a person's name, as shown
  WallTime at;
  friend bool operator==(const Acknowledgement&, const Acknowledgement&) = default;
};

struct Alarm {
  AlarmId id;
  AlarmCause cause;
  AlarmSeverity severity = AlarmSeverity::kWarning;
  Text text;  // what is wrong and the strongest ground, as it was when the alarm was raised
  WallTime raised;
  std::optional<Acknowledgement> acknowledged = std::nullopt;
  std::optional<WallTime> cleared = std::nullopt;  // none: it is open
  friend bool operator==(const Alarm&, const Alarm&) = default;
};

}  // namespace signaling
