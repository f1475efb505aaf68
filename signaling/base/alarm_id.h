#pragma once

#include <cstdint>

#include "media/base/ids.h"

namespace signaling {

// As those of ids.h: counts from 1, grows, and is never given twice.
using AlarmId = media::StrongId<struct AlarmTag, int64_t>;

}  // namespace signaling
