#pragma once

#include <cstdint>
#include <vector>

#include "signaling/alarms/alarm_settings.h"
#include "signaling/mail/mail_address.h"

namespace signaling {

// What config/signaling.toml says of alarms.
struct AlarmRoomSettings {
  AlarmSettings book{};
  std::vector<MailAddress> mail_to{};  // who is told by mail; none: nobody
  AlarmSeverity mail_from = AlarmSeverity::kCritical;  // alarms of this severity and graver are mailed
  bool mail_at_end = true;                             // once more when one of these has cleared
  uint64_t least_free_bytes = uint64_t{2} << 30;       // of the store's disk; below is a trouble
};

}  // namespace signaling
