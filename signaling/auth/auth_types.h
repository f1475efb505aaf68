#pragma once

#include <chrono>
#include <cstdint>

#include "media/base/ids.h"

// The ids and the times that this folder speaks of.
namespace signaling {

using media::ConferenceId;
using media::SiteId;

// A user's id: given by the store, never given twice, not the login name (which may change). 0 names nobody.
using UserId = media::StrongId<struct UserTag, int64_t>;
// A device that is enrolled for a seat; the one that replaces it has another. 0 names none.
using DeviceId = media::StrongId<struct DeviceTag, int64_t>;

// Calendar time (UTC), for what must mean something after a restart. Limits that live in memory only take the monotonic
// media::Timestamp instead.
using WallTime = std::chrono::sys_time<std::chrono::milliseconds>;

}  // namespace signaling
