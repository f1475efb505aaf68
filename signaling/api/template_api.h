#pragma once

#include <vector>

#include "signaling/rest/operation.h"
#include "signaling/store/database.h"

namespace signaling {

// What kinds of conferences begin with: GET and POST /templates, GET, PUT and DELETE /templates/{template}. Whether
// what a template fills makes a right booking is asked when it is booked. `database` outlives the operations.
std::vector<Operation> template_operations(Database& database);

}  // namespace signaling
