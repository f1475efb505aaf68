#pragma once

#include <functional>
#include <string>
#include <vector>

#include "signaling/rest/operation.h"

namespace signaling {

// GET /metrics, at the place where Prometheus looks for it. `metrics` makes the text (metrics/metric_family.h).
std::vector<Operation> metrics_operations(std::function<std::string()> metrics);

}  // namespace signaling
