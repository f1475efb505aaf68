#include "signaling/session/line_monitor.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace signaling {
namespace {

using namespace std::chrono_literals;

constexpr Duration kSecond = 1s;
constexpr Duration kShortest = 500ms;     // of a second: the mcu's come a little early or late
constexpr Duration kReportInterval = 2s;  // of endpoints

// In a second, of those since the report before; two reports in quick succession make no more of them.
int64_t per_second(int64_t freezes, Duration since) {
  const double seconds = std::chrono::duration<double>(std::max(since, kSecond)).count();
  return std::llround(static_cast<double>(freezes) / seconds);
}

}  // namespace

LineMonitor::LineMonitor(DiagnosisSettings settings, std::vector<Trunk> trunks, const ClockPair& clocks, Timestamp now)
    : diagnosis_(settings, std::move(trunks)), clocks_(clocks), last_(now) {}

void LineMonitor::report(const SiteId& site, const ReportEndpoint& report, Timestamp now) {
  const auto former = reports_.find(site);
  const bool follows = former != reports_.end() && now - former->second.at <= kReportTime;
  Report kept{report.report, now};
  kept.endpoint.render_freezes =
      per_second(report.report.render_freezes, follows ? now - former->second.at : kReportInterval);
  if (report.clock_ms) kept.endpoint.clock_offset_s = seconds_ahead(*report.clock_ms, clocks_.to_wall(now));
  reports_.insert_or_assign(site, std::move(kept));
}

std::optional<MonitoredSecond> LineMonitor::add(std::vector<ObservedSite> sites,
                                                std::span<const mcu::SiteSecond> figures,
                                                const mcu::ServerFigures& server, Timestamp now) {
  if (now - last_ < kShortest) return std::nullopt;
  silent_ = false;
  std::map<SiteId, const mcu::SiteSecond*> measured;
  for (const auto& site : figures) measured.emplace(site.site, &site);
  for (auto& site : sites) {
    if (const auto found = measured.find(site.site); found != measured.end()) site.figures = *found->second;
  }
  return judge({now, std::move(sites), server});
}

MonitoredSecond LineMonitor::add_silent(std::vector<ObservedSite> sites, Timestamp now) {
  silent_ = true;
  return judge({now, std::move(sites), std::nullopt});
}

MonitoredSecond LineMonitor::judge(ObservedSecond second) {
  last_ = second.at;
  std::erase_if(reports_, [&](const auto& report) { return second.at - report.second.at > kReportTime; });
  for (auto& site : second.sites) {
    auto report = report_of(site.site, second.at);
    if (!report) continue;
    if (!site.figures) site.figures.emplace().site = site.site;
    site.figures->endpoint = std::move(report);
  }
  diagnosis_.add(second);
  const auto verdicts = diagnosis_.verdicts();
  const auto at = std::chrono::floor<std::chrono::milliseconds>(clocks_.to_wall(second.at));
  return {at, std::move(second), std::vector<SiteVerdict>(verdicts.begin(), verdicts.end())};
}

std::optional<mcu::EndpointReport> LineMonitor::report_of(const SiteId& site, Timestamp now) const {
  const auto found = reports_.find(site);
  if (found == reports_.end()) return std::nullopt;
  auto endpoint = found->second.endpoint;
  // States last, but what happened is over when the next report should have come.
  if (now - found->second.at > kReportInterval + kSecond) endpoint.render_freezes = 0;
  return endpoint;
}

Timestamp LineMonitor::next_deadline(bool mcu_up) const { return last_ + (mcu_up && !silent_ ? kPatience : kSecond); }

}  // namespace signaling
