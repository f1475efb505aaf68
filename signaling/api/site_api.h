#pragma once

#include <functional>
#include <vector>

#include "signaling/rest/operation.h"
#include "signaling/store/store.h"

namespace signaling {

// What others have to do with sites.
struct SiteUse {
  // Whether it takes part in a conference that is still to come: then it is not removed ("site.has_bookings").
  std::function<bool(const SiteId& site, RequestTime now)> is_booked;
  std::function<void(const SiteId& site)> removed;  // after that is stored
};

// The halls: GET and POST /sites, GET, PUT and DELETE /sites/{site}. `store` outlives the operations.
std::vector<Operation> site_operations(Store& store, SiteUse use);

}  // namespace signaling
