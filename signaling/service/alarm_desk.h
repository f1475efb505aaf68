#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "signaling/alarms/alarm_room.h"
#include "signaling/session/conference_directory.h"
#include "signaling/store/store.h"

namespace signaling {

// Open alarms as clients are told them: at most AlarmList::kMost, the gravest first.
AlarmList to_list(const std::vector<Alarm>& open);

// Between the alarms and the conferences: what is measured in each second goes there, open alarms come here, and who
// acknowledges one is noted. What waits for the store waits until settle(). One thread, the service's.
class AlarmDesk : public AlarmPort {
 public:
  // Both outlive this.
  AlarmDesk(Store& store, AlarmRoom& room) : store_(store), room_(room) {}

  void second(const ConferenceId& conference, const MonitoredSecond& second);
  void acknowledge(AlarmId alarm, const Visitor& by) override { acknowledged_.emplace_back(alarm, by); }

  // When a call of the directory has ended: does what was noted, and tells the directory of alarms that have changed.
  void settle(ConferenceDirectory& directory, ClockPair now);

 private:
  void acknowledge(AlarmId alarm, const Visitor& by, ClockPair now);

  Store& store_;
  AlarmRoom& room_;
  std::vector<std::pair<ConferenceId, TroublesNow>> seconds_;
  std::vector<std::pair<AlarmId, Visitor>> acknowledged_;
  uint64_t told_ = 0;  // version of what the directory knows
};

}  // namespace signaling
