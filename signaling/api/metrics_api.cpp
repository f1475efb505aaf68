#include "signaling/api/metrics_api.h"

#include <memory>
#include <utility>

#include "signaling/metrics/metric_family.h"

namespace signaling {

std::vector<Operation> metrics_operations(std::function<std::string()> metrics) {
  return {
      {.method = "GET", .path = PathTemplate("/metrics"), .id = "readMetrics",
       .summary = "Figures of service, media server and the sites of open conferences, for Prometheus.",
       .action = Action::kReadMetrics,
       .outcomes = {{200, "The text exposition format 0.0.4.", std::nullopt, {std::string(kMetricsMediaType)}}},
       .handler = at_once([metrics = std::move(metrics)](const ApiCall&) -> ApiResult {
         ApiContent content{std::string(kMetricsMediaType), std::make_shared<const std::string>(metrics())};
         return ApiAnswer{.content = std::move(content)};
       })},
  };
}

}  // namespace signaling
