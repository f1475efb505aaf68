#pragma once

#include <functional>
#include <vector>

#include "signaling/rest/operation.h"
#include "signaling/store/store.h"

namespace signaling {

// The halls: GET and POST /sites, GET, PUT and DELETE /sites/{site}. `is_booked` says whether a site takes part in a
// conference that is still to come: such a one is not removed ("site.has_bookings"). `store` outlives the operations.
std::vector<Operation> site_operations(Store& store, std::function<bool(const SiteId& site)> is_booked);

}  // namespace signaling
