#include "signaling/protocol/preflight_messages.h"

#include "signaling/preflight/preflight_json.h"
#include "signaling/protocol/json_values.h"

namespace signaling {
namespace {

namespace json = boost::json;

json::object to_object(const PreflightBoard::Entry& entry) {
  return {{"site", entry.site.value()},
          {"state", to_string(entry.state)},
          {"lamp", to_string(lamp_of(entry.report))},
          {"at", text_or_null(entry.at)},
          {"asked_by", text_or_null(entry.report.asked_by)},
          {"sounds", entry.report.sounds},
          {"retest_in_ms", or_null(entry.retest_in_ms)},
          {"checks", to_array(entry.report.checks, [](const auto& check) { return to_json(check); })}};
}

}  // namespace

json::object to_object(const StartPreflight& m) {
  json::value probe;
  if (m.probe) {
    probe = {{"max_kbps", m.probe->max_kbps}, {"seconds", m.probe->seconds}, {"bytes", m.probe->bytes}};
  }
  return {{"type", "preflight.start"},
          {"test", m.test},
          {"sounds", m.sounds},
          {"quiet_ms", m.quiet_ms},
          {"probe", std::move(probe)}};
}

json::object to_object(const PreflightBoard& m) {
  return {{"type", "preflight"},
          {"whole", m.whole},
          {"sites", to_array(m.sites, [](const auto& entry) { return to_object(entry); })}};
}

}  // namespace signaling
