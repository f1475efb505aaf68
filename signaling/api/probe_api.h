#pragma once

#include <functional>
#include <vector>

#include "media/base/time.h"
#include "signaling/preflight/preflight_settings.h"
#include "signaling/rest/operation.h"

namespace signaling {

// The monotonic clock: how long an upload takes is known while it comes.
using SteadyClock = std::function<media::Timestamp()>;

// What a hall's device measures its line by: GET /probe?bytes=N gives it N bytes, no faster than the settings allow;
// POST /probe takes as many and says how long they took. One at a time in the whole service, and each site not too
// often (ProbeTurns): 429 with Retry-After.
std::vector<Operation> probe_operations(const PreflightSettings& settings, SteadyClock clock);

}  // namespace signaling
