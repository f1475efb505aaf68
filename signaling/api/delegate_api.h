#pragma once

#include <vector>

#include "signaling/rest/operation.h"
#include "signaling/store/store.h"

namespace signaling {

// Who takes part from which hall: GET and POST /sites/{site}/delegates, PUT and DELETE …/{delegate}, GET /delegates
// (searches all sites). `store` outlives the operations.
std::vector<Operation> delegate_operations(Store& store);

}  // namespace signaling
