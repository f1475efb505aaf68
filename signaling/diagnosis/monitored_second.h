#pragma once

#include <vector>

#include "signaling/base/ids.h"
#include "signaling/diagnosis/observation.h"
#include "signaling/diagnosis/verdict.h"

namespace signaling {

// A second of a conference as it goes to whoever shows, keeps or judges it: pages, history, alarms.
struct MonitoredSecond {
  WallTime at{};  // the same moment as observed.at: a ClockPair of both turns a verdict's times into calendar times
  ObservedSecond observed{};            // sites in the order of the roster
  std::vector<SiteVerdict> verdicts{};  // of the same sites in the same order, kMaxDiagnosedSites at most
};

}  // namespace signaling
