#pragma once

#include <chrono>
#include <cstdint>

#include "media/base/ids.h"

// The ids and the time of what is stored.
namespace signaling {

using media::SiteId;

// Ids are given by the store, count from 1, grow, and are never given twice; 0 names nothing.
using UserId = media::StrongId<struct UserTag, int64_t>;
using DelegateId = media::StrongId<struct DelegateTag, int64_t>;
using DeviceId = media::StrongId<struct DeviceTag, int64_t>;
using ApiTokenId = media::StrongId<struct ApiTokenTag, int64_t>;
using AuditId = media::StrongId<struct AuditTag, int64_t>;
using PaperId = media::StrongId<struct PaperTag, int64_t>;

// Calendar time (UTC, milliseconds): what is stored must mean something after a restart, which media::Timestamp does
// not. Passed in like every time; nothing in the store reads a clock.
using WallTime = std::chrono::sys_time<std::chrono::milliseconds>;

}  // namespace signaling
