#include "signaling/api/system_api.h"

#include <utility>

#include "signaling/api/path_id.h"

namespace signaling {

namespace json = boost::json;

namespace {

Schema version_schema() {
  const Schema waits = Schema::boolean().described("Nobody has made the first account yet.");
  return Schema::object({{"name", Schema::text(1, 40)},
                         {"version", Schema::text(1, 40)},
                         {"province", Schema::text(0, 120)},
                         {"needs_administrator", waits}})
      .named("Version");
}

}  // namespace

Schema health_schema() {
  const Schema count = Schema::integer(0, kLargestId);
  return Schema::object({{"status", Schema::word({"ok", "degraded"})},
                         {"version", Schema::text(1, 40)},
                         {"mcu", Schema::word({"connecting", "connected", "refused"})},
                         {"mcu_problem", Schema::text(0, 400)},
                         {"conferences", count},
                         {"connected_sites", count},
                         {"connections", count},
                         {"mail_waiting", count},
                         {"store_bytes", count.described("The database.")},
                         {"history_bytes", count.described("Of the figures that are remembered.")},
                         {"history_dropped", count.described("Seconds of sites that could not be remembered.")},
                         {"free_bytes", count.described("Of the disk that holds the store.")},
                         {"uptime_s", count}})
      .named("Health");
}

std::vector<Operation> system_operations(SystemFacts facts) {
  const auto shared = std::make_shared<const SystemFacts>(std::move(facts));
  return {
      {.method = "GET", .path = PathTemplate("/api/v1/version"), .id = "readVersion",
       .summary = "Which program this is, and whether it waits for its first administrator.", .action = std::nullopt,
       .outcomes = {{200, "The version.", version_schema()}},
       .handler = at_once([shared](const ApiCall&) -> ApiResult {
         return ApiAnswer{.body = json::object{{"name", "Điểm Cầu"},
                                               {"version", shared->version},
                                               {"province", shared->province()},
                                               {"needs_administrator", shared->needs_administrator()}}};
       })},
      {.method = "GET", .path = PathTemplate("/api/v1/health"), .id = "readHealth",
       .summary = "How the parts of the service are.", .action = Action::kReadHealth,
       .outcomes = {{200, "Their state.", health_schema()}},
       .handler = at_once([shared](const ApiCall&) -> ApiResult { return ApiAnswer{.body = shared->health()}; })},
  };
}

Operation openapi_operation(std::shared_ptr<const json::object> document) {
  return {.method = "GET", .path = PathTemplate("/api/v1/openapi.json"), .id = "readOpenApi",
          .summary = "This document.", .action = std::nullopt, .outcomes = {{200, "OpenAPI 3.1."}},
          .handler = at_once([document = std::move(document)](const ApiCall&) -> ApiResult {
            return ApiAnswer{.body = *document};
          })};
}

}  // namespace signaling
