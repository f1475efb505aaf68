#include "signaling/alarms/alarm_record.h"

#include <string>

#include "signaling/alarms/alarm_words.h"

namespace signaling {

StoredAlarm stored(const Alarm& alarm) {
  StoredAlarm row{.id = alarm.id,
                  .kind = std::string(to_string(alarm.cause.kind)),
                  .severity = std::string(to_string(alarm.severity)),
                  .conference = alarm.cause.conference,
                  .site = alarm.cause.site,
                  .part = alarm.cause.part,
                  .text = alarm.text,
                  .raised = alarm.raised,
                  .acknowledged_by = {},
                  .acknowledged = std::nullopt,
                  .cleared = alarm.cleared};
  if (alarm.acknowledged) {
    row.acknowledged_by = alarm.acknowledged->by;
    row.acknowledged = alarm.acknowledged->at;
  }
  return row;
}

std::optional<Alarm> alarm_of(const StoredAlarm& stored) {
  const auto kind = parse_alarm_kind(stored.kind);
  const auto severity = parse_alarm_severity(stored.severity);
  if (!kind || !severity) return std::nullopt;
  Alarm alarm{.id = stored.id,
              .cause = {*kind, stored.conference, stored.site, stored.part},
              .severity = *severity,
              .text = stored.text,
              .raised = stored.raised,
              .acknowledged = std::nullopt,
              .cleared = stored.cleared};
  if (stored.acknowledged) alarm.acknowledged = Acknowledgement{stored.acknowledged_by, *stored.acknowledged};
  return alarm;
}

}  // namespace signaling
