#pragma once

#include <chrono>
#include <cstdint>

#include "media/base/ids.h"

namespace signaling {

using media::ConferenceId;
using media::SiteId;

// Ids that the store gives: they count from 1, grow, and are never given twice; 0 names nothing.
using UserId = media::StrongId<struct UserTag, int64_t>;  // not the login name, which may change
using DelegateId = media::StrongId<struct DelegateTag, int64_t>;
using DeviceId = media::StrongId<struct DeviceTag, int64_t>;  // the one that replaces a device has another
using ApiTokenId = media::StrongId<struct ApiTokenTag, int64_t>;
using AuditId = media::StrongId<struct AuditTag, int64_t>;
using PaperId = media::StrongId<struct PaperTag, int64_t>;
using MailId = media::StrongId<struct MailTag, int64_t>;
using BookingId = media::StrongId<struct BookingTag, std::string>;  // stands in conference ids, addresses and calendars
using TemplateId = media::StrongId<struct TemplateTag, int64_t>;

// Calendar time (UTC, milliseconds), for what is stored. Limits that live in memory only take the monotonic
// media::Timestamp instead. Passed in like every time.
using WallTime = std::chrono::sys_time<std::chrono::milliseconds>;

}  // namespace signaling
