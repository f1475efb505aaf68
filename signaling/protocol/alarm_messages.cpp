#include "signaling/protocol/alarm_messages.h"

#include "signaling/protocol/json_values.h"

namespace signaling {
namespace {

namespace json = boost::json;

json::object to_object(const AlarmList::Entry& entry) {
  json::object object{{"id", entry.id.value()},
                      {"kind", entry.kind},
                      {"severity", entry.severity},
                      {"conference", nullptr},
                      {"site", or_null(entry.site)},
                      {"raised", entry.raised},
                      {"acknowledged", nullptr},
                      {"vi", entry.text.vi},
                      {"en", entry.text.en}};
  if (entry.conference) object["conference"] = entry.conference->value();
  if (entry.acknowledged) {
    object["acknowledged"] = json::object{{"by", entry.acknowledged->by}, {"at", entry.acknowledged->at}};
  }
  return object;
}

}  // namespace

json::object to_object(const AlarmList& message) {
  json::array alarms;
  if (message.open) alarms = to_array(*message.open, [](const auto& entry) { return to_object(entry); });
  return {{"type", "alarms"}, {"alarms", std::move(alarms)}};
}

}  // namespace signaling
