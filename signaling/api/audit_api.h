#pragma once

#include <vector>

#include "signaling/rest/operation.h"
#include "signaling/store/store.h"

namespace signaling {

// Who did what: GET /audit, newest first, in pages, searched by `text`. `store` outlives the operations.
std::vector<Operation> audit_operations(Store& store);

}  // namespace signaling
