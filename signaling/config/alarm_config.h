#pragma once

#include "media/base/config_reader.h"
#include "signaling/alarms/alarm_room_settings.h"

namespace signaling {

// The section [alarms] of signaling.toml; what is wrong with it is told by the section.
void read_alarms(media::ConfigSection section, AlarmRoomSettings& alarms);

}  // namespace signaling
