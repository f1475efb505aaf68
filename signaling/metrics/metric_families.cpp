#include "signaling/metrics/metric_families.h"

#include <optional>
#include <string>
#include <string_view>

#include "signaling/metrics/metric_table.h"
#include "signaling/metrics/site_families.h"

namespace signaling {
namespace {

using enum MetricType;

const Metric<ServerMetrics> kServer[] = {
    {"diemcau_mcu_cpu_ratio", "Share of all cores of the media server's machine that were busy.", kGauge,
     [](const ServerMetrics& s) -> MetricValue { return s.figures.cpu_share; }},
    {"diemcau_mcu_busiest_lane_ratio", "Share of the last second that the busiest codec lane worked.", kGauge,
     [](const ServerMetrics& s) -> MetricValue { return s.figures.busiest_lane_share; }},
    {"diemcau_mcu_late_ticks_total", "Audio and frame ticks that began too late.", kCounter,
     [](const ServerMetrics& s) -> MetricValue { return static_cast<double>(s.late_ticks); }},
    {"diemcau_mcu_queue_tasks", "Most tasks in front of one codec lane in the last second.", kGauge,
     [](const ServerMetrics& s) -> MetricValue { return static_cast<double>(s.figures.queue_depth); }},
    {"diemcau_mcu_socket_drops_total", "Datagrams that the sockets had no room for.", kCounter,
     [](const ServerMetrics& s) -> MetricValue { return static_cast<double>(s.socket_drops); }},
    {"diemcau_mcu_memory_bytes", "Memory of the media server.", kGauge,
     [](const ServerMetrics& s) -> MetricValue { return static_cast<double>(s.figures.memory_bytes); }},
    {"diemcau_mcu_disk_free_bytes", "Free on the disk of the media server.", kGauge,
     [](const ServerMetrics& s) -> MetricValue {
       const auto& bytes = s.figures.disk_free_bytes;
       return bytes ? MetricValue(static_cast<double>(*bytes)) : std::nullopt;
     }},
};

template <typename Number>
MetricFamily single(std::string_view name, std::string_view help, MetricType type, Number value) {
  return {name, help, type, {{{}, static_cast<double>(value)}}};
}

MetricFamily build_info(const MetricsSnapshot& snapshot) {
  return {"diemcau_build_info", "The program's version; always 1.", kGauge, {{{{"version", snapshot.version}}, 1}}};
}

MetricFamily certificate_end(const MetricsSnapshot& snapshot) {
  MetricFamily family{"diemcau_certificate_end_time_seconds", "When the web server's certificate ends, since 1970.",
                      kGauge};
  if (snapshot.certificate_ends_s) family.samples.push_back({{}, *snapshot.certificate_ends_s});
  return family;
}

MetricFamily answers(const MetricsSnapshot& snapshot) {
  MetricFamily family{"diemcau_http_answers_total", "Answers to HTTP requests by class of status, uploads left out.",
                      kCounter};
  for (size_t i = 0; i < kStatusClasses; ++i) {
    family.samples.push_back({{{"class", std::to_string(i + 1) + "xx"}}, static_cast<double>(snapshot.answers[i])});
  }
  return family;
}

MetricFamily open_alarms(const MetricsSnapshot& snapshot) {
  MetricFamily family{"diemcau_alarms_open", "Alarms that have not cleared.", kGauge};
  for (const auto& [severity, count] : snapshot.open_alarms) {
    family.samples.push_back({{{"severity", std::string(severity)}}, static_cast<double>(count)});
  }
  return family;
}

void append_service(std::vector<MetricFamily>& all, const MetricsSnapshot& s) {
  all.push_back(build_info(s));
  all.push_back(single("diemcau_start_time_seconds", "When the service began, since 1970.", kGauge, s.started_s));
  all.push_back(certificate_end(s));
  all.push_back(single("diemcau_mcu_up", "1 if the media server is connected.", kGauge, s.mcu_up));
  all.push_back(single("diemcau_conferences_open", "Conferences that are open.", kGauge, s.open_conferences));
  all.push_back(single("diemcau_sites_connected", "Sites that are connected to open conferences.", kGauge,
                       s.connected_sites));
  all.push_back(single("diemcau_websockets", "WebSockets of halls and pages.", kGauge, s.websockets));
  all.push_back(single("diemcau_http_connections", "Connections of the web server, WebSockets among them.", kGauge,
                       s.connections));
  all.push_back(answers(s));
  all.push_back(single("diemcau_mails_waiting", "Mails that wait to be sent.", kGauge, s.mails_waiting));
  all.push_back(single("diemcau_store_bytes", "Size of the database.", kGauge, s.store_bytes));
  all.push_back(single("diemcau_store_disk_free_bytes", "Free on the disk that holds the store.", kGauge,
                       s.store_disk_free_bytes));
  all.push_back(single("diemcau_history_bytes", "Size of the figures that are remembered.", kGauge, s.history_bytes));
  all.push_back(single("diemcau_history_dropped_seconds_total", "Seconds of sites that could not be remembered.",
                       kCounter, s.history_dropped));
  all.push_back(open_alarms(s));
  all.push_back(single("diemcau_metrics_sites_left_out", "Sites that are not among these metrics: too many are there.",
                       kGauge, s.sites_left_out));
}

}  // namespace

std::vector<MetricFamily> families_of(const MetricsSnapshot& snapshot) {
  std::vector<MetricFamily> all;
  append_service(all, snapshot);
  append_table(all, kServer, [&](const auto& take) {
    if (snapshot.server) take({}, *snapshot.server);
  });
  append_site_families(all, snapshot.conferences);
  return all;
}

}  // namespace signaling
