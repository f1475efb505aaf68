#pragma once

#include <cstdint>

#include "media/base/ids.h"

namespace signaling {

// One WebSocket connection, counted from the start of the service and never used twice.
using ClientKey = media::StrongId<struct ClientKeyTag, uint64_t>;

}  // namespace signaling
