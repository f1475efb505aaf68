#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "signaling/base/ids.h"
#include "signaling/diagnosis/verdict.h"
#include "signaling/history/figure_summary.h"

namespace signaling {

// One connection of a site in a conference: from its endpoint's coming to its going.
struct CallRecord {
  ConferenceId conference;
  SiteId site;
  int64_t began = 0;  // s since 1970
  int64_t last = 0;   // the last second in which it was there
  bool open = true;   // it is there still, or the service ended before it did
  std::string browser{};
  FigureSummaries figures{};
  std::array<uint32_t, kVerdictKinds> verdicts{};  // seconds of each kind

  void add(int64_t at, const FigureValues& values);
  friend bool operator==(const CallRecord&, const CallRecord&) = default;
};

}  // namespace signaling
