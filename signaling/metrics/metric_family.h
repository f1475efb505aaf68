#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace signaling {

enum class MetricType { kCounter, kGauge };

// One series of a family and its value now.
struct MetricSample {
  std::vector<std::pair<std::string_view, std::string>> labels{};  // names are literals; values may come from outside
  double value = 0;
};

// Metrics of one name. Names, labels and help are literals of this program, right by themselves (a test holds all of
// them to the grammar); only values of labels and numbers come from elsewhere.
struct MetricFamily {
  std::string_view name;  // "diemcau_site_loss_ratio"; a counter's ends in "_total"
  std::string_view help;  // one English sentence
  MetricType type = MetricType::kGauge;
  std::vector<MetricSample> samples{};
};

// What `Content-Type` says of such a text.
inline constexpr std::string_view kMetricsMediaType = "text/plain; version=0.0.4; charset=utf-8";

// The families in Prometheus' text format 0.0.4 (prometheus.io/docs/instrumenting/exposition_formats), in the order
// given; of one without samples help and type are told, so that a reader sees what there is. A label's value that is no
// UTF-8 is written as empty: a reader would throw the whole text away.
std::string write_metrics(const std::vector<MetricFamily>& families);

}  // namespace signaling
