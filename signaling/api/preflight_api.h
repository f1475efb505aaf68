#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "signaling/api/background.h"
#include "signaling/protocol/preflight_messages.h"
#include "signaling/rest/operation.h"

namespace signaling {

struct PreflightApiPorts {
  std::filesystem::path records;  // folder of the journals (signaling/record)
  // Of a conference that is known and was never open there are no sites.
  std::function<bool(const ConferenceId&)> is_known;
  // Of an open conference, as of that time; none: it is not open.
  std::function<std::optional<PreflightBoard>(const ConferenceId&, media::Timestamp)> open;
  Background background;  // where records are read
};

// How the sites of a conference were tested: GET /conferences/{conference}/preflight. Of an open one as its session has
// it, else the newest test of each site in its record.
std::vector<Operation> preflight_operations(PreflightApiPorts ports);

}  // namespace signaling
