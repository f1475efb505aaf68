#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "signaling/rest/operation.h"

namespace signaling {

// What anybody may know of this system, so that a page can greet.
struct SystemFacts {
  std::string version;
  std::function<std::string()> province;         // the name the administrator gave; may be empty
  std::function<bool()> needs_administrator;     // true until the first one is there
  std::function<boost::json::object()> health;   // as health_schema() says
};

// How the parts of the service are: what /healthz says, too.
Schema health_schema();

// GET /version and /health.
std::vector<Operation> system_operations(SystemFacts facts);

// GET /openapi.json: `document` is filled by its owner when all operations are known.
Operation openapi_operation(std::shared_ptr<const boost::json::object> document);

}  // namespace signaling
