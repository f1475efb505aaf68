#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "signaling/metrics/metric_family.h"

// Metrics as rows of a table: how each is read from its subject. For the .cpp files of this folder.
namespace signaling {

using MetricValue = std::optional<double>;
using MetricLabels = std::vector<std::pair<std::string_view, std::string>>;

template <typename Subject>
struct Metric {
  std::string_view name;
  std::string_view help;
  MetricType type;
  MetricValue (*value)(const Subject&);  // none: not known, so there is no sample
};

// One family for each row. `each_subject(take)` calls `take(labels, subject)` for all subjects there are, each time in
// the same order.
template <typename Subject, size_t N, typename EachSubject>
void append_table(std::vector<MetricFamily>& families, const Metric<Subject> (&table)[N],
                  const EachSubject& each_subject) {
  for (const auto& metric : table) {
    MetricFamily family{metric.name, metric.help, metric.type};
    each_subject([&](MetricLabels labels, const Subject& subject) {
      if (const MetricValue value = metric.value(subject)) family.samples.push_back({std::move(labels), *value});
    });
    families.push_back(std::move(family));
  }
}

}  // namespace signaling
