#pragma once

#include <vector>

#include "signaling/base/ids.h"
#include "signaling/diagnosis/observation.h"
#include "signaling/diagnosis/verdict.h"

namespace signaling {

// One second of one conference: what was observed, and what the diagnosis said of it.
struct MonitoredSecond {
  WallTime at;
  ObservedSecond observed;
  std::vector<SiteVerdict> verdicts;
};

}  // namespace signaling
