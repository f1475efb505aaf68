#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include <boost/json/object.hpp>

#include "signaling/base/ids.h"
#include "signaling/history/figure_history.h"
#include "signaling/metrics/metric_families.h"

namespace signaling {

// How the parts of the service are, at one moment: what /healthz, the REST interface and /metrics say.
struct ServiceFacts {
  std::string_view version{};
  WallTime started{};
  std::chrono::seconds uptime{};
  bool mcu_up = false;
  std::string_view mcu_state{};  // "connecting", "connected", "refused"
  std::string mcu_problem{};     // a sentence; empty: none
  size_t conferences = 0;
  size_t connected_sites = 0;
  size_t websockets = 0;
  size_t connections = 0;
  size_t mail_waiting = 0;
  uint64_t store_bytes = 0;
  uint64_t free_bytes = 0;  // of the store's disk
  HistoryStatus history{};
  std::optional<std::chrono::sys_seconds> certificate_ends{};  // none: no https
};

// What a database of SQLite takes on the disk with its write-ahead log, in which all that is new stands first; 0: it is
// not there.
uint64_t bytes_with_log(const std::filesystem::path& database);

// As health_schema() says.
boost::json::object health_of(const ServiceFacts& facts);

// What the facts are of a snapshot; the rest of it is empty.
MetricsSnapshot snapshot_of(const ServiceFacts& facts);

}  // namespace signaling
