#include "signaling/history/history_json.h"

#include <chrono>
#include <cmath>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "signaling/base/date_time.h"
#include "signaling/diagnosis/words.h"

namespace signaling {

namespace json = boost::json;

namespace {

std::string time_of(int64_t at) { return to_date_time(std::chrono::sys_seconds(std::chrono::seconds(at))); }

// More digits than these mean nothing.
double rounded(double value) {
  constexpr double kParts = 1e5;
  return std::abs(value) > 1e9 ? std::round(value) : std::round(value * kParts) / kParts;
}

double value_of(Figure figure, double steps) { return rounded(from_steps(figure, steps)); }

json::value word_of(const std::optional<double>& verdict) {
  if (!verdict || *verdict < 0 || *verdict >= kVerdictKinds) return nullptr;
  return json::value(to_string(static_cast<VerdictKind>(*verdict)));
}

json::object figures_of(const RememberedMoment::Site& site) {
  json::object figures;
  for (const auto& info : figure_table()) {
    const auto& value = site.figures[static_cast<size_t>(info.figure)];
    if (value && info.figure != Figure::kVerdict) figures[info.id] = rounded(*value);
  }
  return figures;
}

json::object to_json(const ChartLine& line, const ChartGrid& grid) {
  json::array means;
  json::array least;
  json::array most;
  for (size_t i = 0; i < grid.points; ++i) {
    const auto point = line.point(i);
    const auto put = [&](json::array& array, double steps) {
      array.push_back(point.count == 0 ? json::value(nullptr) : json::value(value_of(line.figure(), steps)));
    };
    put(means, point.mean);
    if (grid.step_s == 1) continue;
    put(least, point.min);
    put(most, point.max);
  }
  json::object object{{"site", line.site().value()}, {"figure", to_string(line.figure())}, {"mean", std::move(means)}};
  if (grid.step_s != 1) {
    object["min"] = std::move(least);
    object["max"] = std::move(most);
  }
  return object;
}

json::object summaries_of(const CallRecord& call) {
  json::object object;
  for (const auto& info : figure_table()) {
    const auto& summary = call.figures[static_cast<size_t>(info.figure)];
    if (summary.count == 0) continue;
    object[info.id] = json::object{{"seconds", summary.count},
                                   {"mean", value_of(info.figure, summary.mean)},
                                   {"min", value_of(info.figure, summary.min)},
                                   {"max", value_of(info.figure, summary.max)}};
  }
  return object;
}

}  // namespace

json::object to_json(const RememberedConference& conference) {
  json::array sites;
  for (const auto& site : conference.sites) sites.emplace_back(site.value());
  return {{"conference", conference.conference.value()},
          {"title", conference.title},
          {"first", time_of(conference.first)},
          {"last", time_of(conference.last)},
          {"sites", std::move(sites)}};
}

json::object to_json(const Chart& chart) {
  json::array series;
  for (const auto& line : chart.lines) series.push_back(to_json(line, chart.grid));
  return {{"from", time_of(chart.grid.from)}, {"step_s", chart.grid.step_s}, {"series", std::move(series)}};
}

json::object to_json(const RememberedMoment& moment, int64_t at) {
  json::value server(nullptr);
  json::array sites;
  for (const auto& site : moment.sites) {
    if (site.site == kServerSite) {
      server = figures_of(site);
      continue;
    }
    sites.push_back(json::object{{"site", site.site.value()},
                                 {"figures", figures_of(site)},
                                 {"verdict", word_of(site.figures[static_cast<size_t>(Figure::kVerdict)])}});
  }
  return {{"at", time_of(at)}, {"step_s", moment.step_s}, {"server", std::move(server)}, {"sites", std::move(sites)}};
}

std::string to_line(const CallRecord& call) {
  json::object verdicts;
  for (size_t kind = 0; kind < call.verdicts.size(); ++kind) {
    if (call.verdicts[kind] > 0) verdicts[to_string(static_cast<VerdictKind>(kind))] = call.verdicts[kind];
  }
  return json::serialize(json::object{{"conference", call.conference.value()},
                                      {"site", call.site.value()},
                                      {"began", time_of(call.began)},
                                      {"ended", call.open ? json::value(nullptr) : json::value(time_of(call.last))},
                                      {"duration_s", call.last - call.began + 1},
                                      {"browser", call.browser},
                                      {"verdict_seconds", std::move(verdicts)},
                                      {"figures", summaries_of(call)}});
}

}  // namespace signaling
