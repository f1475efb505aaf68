#pragma once

#include <map>
#include <optional>
#include <span>
#include <vector>

#include "mcu/api/site_figures.h"
#include "signaling/base/clock_pair.h"
#include "signaling/diagnosis/diagnosis.h"
#include "signaling/diagnosis/monitored_second.h"
#include "signaling/protocol/client_message.h"

namespace signaling {

// Joins, once a second, what the mcu measured of a conference's sites, what their endpoints say of themselves and what
// the conference wants of them, and has the diagnosis judge it. While the mcu is silent there are seconds too, without
// its figures, so that the silence is judged. One per conference; pure; not thread-safe.
class LineMonitor {
 public:
  static constexpr Duration kPatience = std::chrono::seconds(2);    // after this without figures the mcu is silent
  static constexpr Duration kReportTime = std::chrono::seconds(6);  // an endpoint's report counts for so long

  // `clocks` turns endpoints' calendar clocks into offsets.
  LineMonitor(DiagnosisSettings settings, std::vector<Trunk> trunks, const ClockPair& clocks, Timestamp now);

  // What the site's endpoint says of itself; the newest counts. Only of sites of the conference, so that it is bounded.
  void report(const SiteId& site, const ReportEndpoint& report, Timestamp now);

  // A second of the mcu. `sites` are those that should be in the conference, without figures; `figures` may have
  // others, which are passed over. None if the former second ended less than half a second ago: the mcu's seconds came
  // late and come together.
  std::optional<MonitoredSecond> add(std::vector<ObservedSite> sites, std::span<const mcu::SiteSecond> figures,
                                     const mcu::ServerFigures& server, Timestamp now);
  // A second without the mcu's figures, when next_deadline() is due.
  MonitoredSecond add_silent(std::vector<ObservedSite> sites, Timestamp now);

  // When to call add_silent() if no figures come.
  Timestamp next_deadline(bool mcu_up) const;

 private:
  struct Report {
    mcu::EndpointReport endpoint;  // its freezes: in a second
    Timestamp at;
  };

  std::optional<mcu::EndpointReport> report_of(const SiteId& site, Timestamp now) const;
  MonitoredSecond judge(ObservedSecond second);

  Diagnosis diagnosis_;
  const ClockPair clocks_;
  std::map<SiteId, Report> reports_;
  Timestamp last_;       // end of the newest second
  bool silent_ = false;  // which had no figures
};

}  // namespace signaling
