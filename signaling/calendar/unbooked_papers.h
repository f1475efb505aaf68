#pragma once

#include <chrono>
#include <set>

#include "media/base/result.h"
#include "signaling/base/ids.h"
#include "signaling/store/database.h"

namespace signaling {

// A form that is left open over a weekend still finds its papers; what was given up is not kept for ever.
inline constexpr std::chrono::days kKeepUnbookedPapers{7};

// The papers that templates name, so that what is booked from them has its papers. Errors as in database.h, and
// "template.bad_document".
media::Result<std::set<PaperId>> papers_of_templates(Database& database);

// Removes the papers that were stored kKeepUnbookedPapers before `now` and that neither a booking nor a template names,
// each with an entry in the audit log, all or none; gives their number. Their files go with the next Papers::sweep().
// Cancelled bookings and those that are over keep theirs. Errors as above. One thread, the database's.
media::Result<int> remove_unbooked_papers(Database& database, WallTime now);

}  // namespace signaling
