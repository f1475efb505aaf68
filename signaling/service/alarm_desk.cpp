#include "signaling/service/alarm_desk.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>

#include <spdlog/spdlog.h>

#include "signaling/alarms/alarm_words.h"
#include "signaling/base/date_time.h"
#include "signaling/store/users.h"

namespace signaling {
namespace {

std::string to_text(WallTime time) { return to_date_time(std::chrono::floor<std::chrono::seconds>(time)); }

AlarmList::Entry to_entry(const Alarm& alarm) {
  AlarmList::Entry entry;
  entry.id = alarm.id;
  entry.kind = to_string(alarm.cause.kind);
  entry.severity = to_string(alarm.severity);
  if (!alarm.cause.conference.value().empty()) entry.conference = alarm.cause.conference;
  if (!alarm.cause.site.value().empty()) entry.site = alarm.cause.site;
  entry.raised = to_text(alarm.raised);
  if (const auto& by = alarm.acknowledged) entry.acknowledged = AlarmList::Acknowledged{by->by, to_text(by->at)};
  entry.text = alarm.text;
  return entry;
}

}  // namespace

AlarmList to_list(const std::vector<Alarm>& open) {
  auto entries = std::make_shared<AlarmList::Entries>();
  const size_t count = std::min(open.size(), AlarmList::kMost);
  for (size_t i = 0; i < count; ++i) entries->push_back(to_entry(open[i]));
  return {std::move(entries)};
}

void AlarmDesk::second(const ConferenceId& conference, const MonitoredSecond& second) {
  seconds_.emplace_back(conference, troubles_of(conference, second.verdicts));
}

void AlarmDesk::settle(ConferenceDirectory& directory, ClockPair now) {
  for (const auto& [conference, troubles] : seconds_) room_.second(conference, troubles, now);
  seconds_.clear();
  for (const auto& [alarm, by] : acknowledged_) acknowledge(alarm, by, now);
  acknowledged_.clear();
  if (told_ == room_.version()) return;
  told_ = room_.version();
  directory.set_alarms(to_list(room_.alarms()), now.steady);
}

// The audit names the log-in, as it does for requests.
void AlarmDesk::acknowledge(AlarmId alarm, const Visitor& by, ClockPair now) {
  std::string who = by.credential;
  if (by.principal.user) {
    const auto user = Users(store_.database()).find(*by.principal.user);
    if (user && *user) who = (*user)->login;
  }
  const auto done = room_.acknowledge(alarm, by.name, {who, now.wall}, now);
  if (!done) spdlog::error("store: {} {}", done.error().code, done.error().message);
}

}  // namespace signaling
