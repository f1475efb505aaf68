#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "signaling/metrics/figure_book.h"
#include "signaling/metrics/metric_family.h"

namespace signaling {

inline constexpr size_t kStatusClasses = 5;  // 1xx … 5xx

// The service and all it knows, at one moment.
struct MetricsSnapshot {
  std::string version{};
  double started_s = 0;  // since 1970
  std::optional<double> certificate_ends_s{};  // since 1970; none: no https
  bool mcu_up = false;
  size_t open_conferences = 0;
  size_t connected_sites = 0;
  size_t websockets = 0;
  size_t connections = 0;
  std::array<uint64_t, kStatusClasses> answers{};  // to requests, since the service began
  size_t mails_waiting = 0;
  uint64_t store_bytes = 0;
  uint64_t store_disk_free_bytes = 0;
  int64_t history_bytes = 0;
  uint64_t history_dropped = 0;  // seconds of sites, since the service began
  std::vector<std::pair<std::string_view, size_t>> open_alarms{};  // by severity, each once
  std::optional<ServerMetrics> server{};
  std::vector<ConferenceMetrics> conferences{};
  size_t sites_left_out = 0;  // of `conferences`: there are too many
};

// Every metric there is, in a fixed order. Base units: seconds, bytes, ratios of 0…1; decibels where only those make
// sense. What is not known has no sample. Pure.
std::vector<MetricFamily> families_of(const MetricsSnapshot& snapshot);

}  // namespace signaling
