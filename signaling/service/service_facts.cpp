#include "signaling/service/service_facts.h"

#include <system_error>

namespace signaling {

uint64_t bytes_with_log(const std::filesystem::path& database) {
  auto log = database;
  log += "-wal";
  uint64_t bytes = 0;
  for (const auto& file : {database, log}) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (!error) bytes += size;
  }
  return bytes;
}

boost::json::object health_of(const ServiceFacts& facts) {
  return {{"status", facts.mcu_up ? "ok" : "degraded"},
          {"version", facts.version},
          {"mcu", facts.mcu_state},
          {"mcu_problem", facts.mcu_problem},
          {"conferences", facts.conferences},
          {"connected_sites", facts.connected_sites},
          {"connections", facts.connections},
          {"mail_waiting", facts.mail_waiting},
          {"store_bytes", facts.store_bytes},
          {"history_bytes", facts.history.bytes},
          {"history_dropped", facts.history.dropped},
          {"free_bytes", facts.free_bytes},
          {"uptime_s", facts.uptime.count()}};
}

MetricsSnapshot snapshot_of(const ServiceFacts& facts) {
  MetricsSnapshot snapshot;
  snapshot.version = facts.version;
  snapshot.started_s = std::chrono::duration<double>(facts.started.time_since_epoch()).count();
  if (const auto& ends = facts.certificate_ends) {
    snapshot.certificate_ends_s = static_cast<double>(ends->time_since_epoch().count());
  }
  snapshot.mcu_up = facts.mcu_up;
  snapshot.open_conferences = facts.conferences;
  snapshot.connected_sites = facts.connected_sites;
  snapshot.websockets = facts.websockets;
  snapshot.connections = facts.connections;
  snapshot.mails_waiting = facts.mail_waiting;
  snapshot.store_bytes = facts.store_bytes;
  snapshot.store_disk_free_bytes = facts.free_bytes;
  snapshot.history_bytes = facts.history.bytes;
  snapshot.history_dropped = facts.history.dropped;
  return snapshot;
}

}  // namespace signaling
