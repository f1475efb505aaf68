#pragma once

#include <vector>

#include "signaling/invitations/calendar_feeds.h"
#include "signaling/rest/operation.h"
#include "signaling/store/store.h"

namespace signaling {

// Calendars to subscribe to: GET /feeds (their addresses), POST /feeds/renewals (another address for one), and
// GET /feeds/{token}.ics for whoever has the address. Both outlive the operations.
std::vector<Operation> feed_operations(Store& store, CalendarFeeds& feeds);

}  // namespace signaling
