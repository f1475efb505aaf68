#pragma once

#include <optional>

#include "signaling/alarms/alarm.h"
#include "signaling/store/alarms.h"

// Alarms as the store keeps them, and back.
namespace signaling {

StoredAlarm stored(const Alarm& alarm);
// None: a kind or severity that this program does not know.
std::optional<Alarm> alarm_of(const StoredAlarm& stored);

}  // namespace signaling
