#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "signaling/api/background.h"
#include "signaling/api/conference_api.h"
#include "signaling/api/probe_api.h"
#include "signaling/protocol/preflight_messages.h"
#include "signaling/rest/operation.h"
#include "signaling/service/gate.h"
#include "signaling/service/office.h"

namespace signaling {

// What the REST interface needs of the running service.
struct RestPorts {
  std::string version;
  std::filesystem::path backups;                                  // where they are kept
  std::function<boost::json::object()> health;                    // see health_schema()
  std::function<bool(const EnrolledDevice& device)> is_connected;
  std::function<void()> rights_changed;
  Background background;
  TellResumption tell_resumption;
  std::filesystem::path history;  // the file; see HistoryApiPorts
  Background read_history;
  std::function<std::optional<PreflightBoard>(const ConferenceId&, media::Timestamp)> preflight;  // of an open one
  PreflightSettings probe;  // how lines are measured
  RequestClock clock;
  std::function<std::string()> metrics{};  // see metrics_operations()
};

// Every operation that the service serves, and the OpenAPI document of them. All that is passed in outlives them.
std::vector<Operation> rest_operations(Office& office, Gate& gate, RestPorts ports);

}  // namespace signaling
