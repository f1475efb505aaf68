#pragma once

#include <vector>

#include "signaling/rest/operation.h"
#include "signaling/store/store.h"

namespace signaling {

// Papers of agenda items: POST /papers?name=… takes the file itself, GET /papers/{paper} gives it to whoever has a part
// in a booking that holds it, DELETE removes one that no booking holds. `store` outlives the operations.
std::vector<Operation> paper_operations(Store& store);

}  // namespace signaling
