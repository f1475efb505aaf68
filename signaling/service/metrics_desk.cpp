#include "signaling/service/metrics_desk.h"

#include <algorithm>

#include "signaling/alarms/alarm_words.h"

namespace signaling {

void MetricsDesk::answered(unsigned status) {
  const unsigned status_class = status / 100;
  if (status_class >= 1 && status_class <= kStatusClasses) ++answers_[status_class - 1];
}

std::string MetricsDesk::write(const ServiceFacts& facts, const std::vector<Alarm>& open, media::Timestamp now) const {
  MetricsSnapshot snapshot = snapshot_of(facts);
  snapshot.answers = answers_;
  for (const auto& words : alarm_severity_words()) {
    const auto count = std::ranges::count(open, words.severity, &Alarm::severity);
    snapshot.open_alarms.emplace_back(words.word, static_cast<size_t>(count));
  }
  snapshot.server = book_.server(now);
  snapshot.conferences = book_.conferences(now);
  snapshot.sites_left_out = book_.left_out(now);
  return write_metrics(families_of(snapshot));
}

}  // namespace signaling
