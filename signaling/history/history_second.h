#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "signaling/diagnosis/monitored_second.h"
#include "signaling/history/figure.h"

namespace signaling {

// The pseudo site that the server's figures belong to has the empty id.
inline const SiteId kServerSite;

// What is remembered of one second of one conference.
struct HistorySecond {
  struct Site {
    SiteId site;
    std::optional<media::Timestamp> connected_since{};  // none: no endpoint is connected
    std::string browser{};                              // as its endpoint says; empty: it said nothing
    FigureValues figures = kNoFigures;
  };

  ConferenceId conference;
  std::string title;
  int64_t at = 0;  // s since 1970
  std::vector<Site> sites;
};

// Takes out of a monitored second what is remembered, the server's figures last. Of sites of which nothing is known
// nothing is kept.
HistorySecond condense(const ConferenceId& conference, const std::string& title, const MonitoredSecond& second);

}  // namespace signaling
