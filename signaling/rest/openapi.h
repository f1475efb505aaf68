#pragma once

#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "signaling/rest/operation.h"

namespace signaling {

// The OpenAPI 3.1 document of these operations, for /api/v1/openapi.json. Who may do an operation stands in
// "x-action", by the word of the permission table.
boost::json::object openapi_document(const std::vector<Operation>& operations, std::string_view version);

}  // namespace signaling
