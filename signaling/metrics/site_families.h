#pragma once

#include <vector>

#include "signaling/metrics/figure_book.h"
#include "signaling/metrics/metric_family.h"

namespace signaling {

// What is known of the sites of open conferences, with labels `conference` and `site`, of lines `direction` too.
void append_site_families(std::vector<MetricFamily>& families, const std::vector<ConferenceMetrics>& conferences);

}  // namespace signaling
