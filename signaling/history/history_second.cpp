#include "signaling/history/history_second.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace signaling {
namespace {

HistorySecond::Site condense(const ObservedSite& observed, const std::vector<SiteVerdict>& verdicts) {
  const auto verdict = std::ranges::find(verdicts, observed.site, &SiteVerdict::site);
  const auto* const figures = observed.figures ? &*observed.figures : nullptr;
  HistorySecond::Site site{observed.site, observed.duty.connected_since};
  site.figures = figures_of(figures, verdict == verdicts.end() ? nullptr : &*verdict);
  if (figures != nullptr && figures->endpoint) site.browser = figures->endpoint->browser;
  return site;
}

}  // namespace

HistorySecond condense(const ConferenceId& conference, const std::string& title, const MonitoredSecond& second) {
  HistorySecond result{
      conference, title, std::chrono::floor<std::chrono::seconds>(second.at).time_since_epoch().count(), {}};
  result.sites.reserve(second.observed.sites.size() + 1);
  for (const auto& observed : second.observed.sites) {
    auto site = condense(observed, second.verdicts);
    if (site.figures != kNoFigures || site.connected_since) result.sites.push_back(std::move(site));
  }
  if (second.observed.server) {
    result.sites.push_back({.site = kServerSite, .figures = figures_of(*second.observed.server)});
  }
  return result;
}

}  // namespace signaling
