#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "signaling/alarms/alarm.h"
#include "signaling/metrics/figure_book.h"
#include "signaling/service/service_facts.h"

namespace signaling {

// Collects what /metrics says. Pure; one thread, the service's.
class MetricsDesk {
 public:
  void second(const ConferenceId& conference, const std::string& title, const MonitoredSecond& second) {
    book_.add(conference, title, second);
  }
  // A request was answered with this status.
  void answered(unsigned status);

  // The text, in the exposition format. `open`: the alarms.
  std::string write(const ServiceFacts& facts, const std::vector<Alarm>& open, media::Timestamp now) const;

 private:
  FigureBook book_;
  std::array<uint64_t, kStatusClasses> answers_{};
};

}  // namespace signaling
