#include "signaling/history/history_reader.h"

#include <algorithm>
#include <set>
#include <utility>

#include "signaling/history/call_row.h"
#include "signaling/history/history_file.h"

namespace signaling {
namespace {

constexpr int64_t kMinute = kSecondsInMinute;
constexpr int64_t kStreamBits = (int64_t{1} << 32) - 1;

std::vector<SiteId> sites_of(const ChartQuery& query, const std::map<int64_t, SiteId>& streams) {
  if (query.sites) return *query.sites;
  std::set<SiteId> all;
  for (const auto& [number, site] : streams) all.insert(site);
  return {all.begin(), all.end()};
}

std::vector<ChartLine> lines_of(const ChartQuery& query, const std::vector<SiteId>& sites, const ChartGrid& grid) {
  std::vector<ChartLine> lines;
  for (const auto& site : sites) {
    if (site == kServerSite) continue;
    for (const Figure figure : query.figures) {
      if (!is_of_server(figure)) lines.emplace_back(site, figure, grid);
    }
  }
  for (const Figure figure : query.figures) {
    if (is_of_server(figure)) lines.emplace_back(kServerSite, figure, grid);
  }
  return lines;
}

size_t count_lines(const ChartQuery& query, size_t sites) {
  const auto of_server = static_cast<size_t>(std::ranges::count_if(query.figures, is_of_server));
  return of_server + (query.figures.size() - of_server) * sites;
}

}  // namespace

media::Result<HistoryReader> HistoryReader::open(const std::filesystem::path& file) {
  auto sql = SqliteFile::open(file, SqliteFile::Use::kRead);
  if (sql && (*sql)->number("PRAGMA user_version") != 0) return HistoryReader(std::move(*sql));
  if (sql || sql.error().code == "history.missing") return HistoryReader(nullptr);  // it is being made
  return tl::unexpected(sql.error());
}

template <typename T>
media::Result<T> HistoryReader::checked(T value) {
  if (sql_) {
    if (auto done = sql_->take_result(); !done) return tl::unexpected(done.error());
  }
  return value;
}

media::Result<std::vector<RememberedConference>> HistoryReader::conferences(int64_t from, int64_t to) {
  std::vector<RememberedConference> all;
  if (!sql_) return all;
  auto asked = sql_->statement(
      "SELECT conferences.id, name, title, MIN(first), MAX(last) FROM conferences"
      " JOIN streams ON conference = conferences.id GROUP BY conferences.id"
      " HAVING MAX(last) >= ? AND MIN(first) <= ? ORDER BY MIN(first) DESC LIMIT ?");
  auto sites = sql_->statement("SELECT site FROM streams WHERE conference = ? AND site <> '' ORDER BY site");
  asked.bind(from / kMinute).bind(to / kMinute).bind(kMaxConferences);
  while (asked.step()) {
    RememberedConference one{ConferenceId(std::string(asked.text(1))),
                             std::string(asked.text(2)),
                             asked.integer(3) * kMinute,
                             asked.integer(4) * kMinute + kMinute - 1,
                             {}};
    sites.bind(asked.integer(0));
    while (sites.step()) one.sites.emplace_back(std::string(sites.text(0)));
    all.push_back(std::move(one));
  }
  return checked(std::move(all));
}

media::Result<bool> HistoryReader::knows(const ConferenceId& conference) {
  if (!sql_) return false;
  auto asked = sql_->statement("SELECT 1 FROM conferences WHERE name = ?");
  return checked(asked.bind(std::string_view(conference.value())).step());
}

HistoryReader::Streams HistoryReader::streams(const std::optional<ConferenceId>& conference, int64_t from, int64_t to) {
  Streams found;
  if (!sql_) return found;
  auto asked = sql_->statement(
      "SELECT streams.id, site FROM streams JOIN conferences ON conferences.id = conference"
      " WHERE last >= ? AND first <= ? AND (? OR name = ?)");
  asked.bind(from / kMinute).bind(to / kMinute).bind(int64_t{!conference});
  asked.bind(std::string_view(conference ? conference->value() : std::string()));
  while (asked.step()) found.emplace(asked.integer(0), std::string(asked.text(1)));
  return found;
}

media::Result<Chart> HistoryReader::chart(const ChartQuery& query) {
  const auto found = streams(query.conference, query.from, query.to);
  const auto sites = sites_of(query, found);
  Chart chart{make_grid(query.from, query.to, query.points), {}};
  if (count_lines(query, sites.size()) * chart.grid.points > kMaxChartPoints) {
    return media::failure("history.too_much", "fewer sites, figures or points");
  }
  chart.lines = lines_of(query, sites, chart.grid);
  const bool any = fill(chart, found);
  if (!any && chart.grid.has_seconds()) {
    chart.grid = make_grid(query.from, query.to, query.points, kMinute);
    chart.lines = lines_of(query, sites, chart.grid);
    fill(chart, found);
  }
  return checked(std::move(chart));
}

bool HistoryReader::fill(Chart& chart, const Streams& streams) {
  if (!sql_) return false;
  std::map<int64_t, std::vector<ChartLine*>> wanted;
  for (const auto& [number, site] : streams) {
    for (auto& line : chart.lines) {
      if (line.site() == site) wanted[number].push_back(&line);
    }
  }
  const bool seconds = chart.grid.has_seconds();
  auto asked = sql_->statement(seconds ? "SELECT id, figures FROM seconds WHERE id >= ? AND id < ?"
                                       : "SELECT id, figures FROM minutes WHERE id >= ? AND id < ?");
  asked.bind(history_row(chart.grid.from / kMinute, 0)).bind(history_row((chart.grid.to() + kMinute - 1) / kMinute, 0));
  bool any = false;
  while (asked.step()) {
    const auto lines = wanted.find(asked.integer(0) & kStreamBits);
    if (lines == wanted.end()) continue;
    any = true;
    const int64_t minute = asked.integer(0) >> 32;
    const auto add = [&](const auto& decoded) {
      if (!decoded) return;
      for (auto* line : lines->second) line->add(minute, *decoded);
    };
    if (seconds) {
      add(MinuteBlock::decode(asked.bytes(1)));
    } else {
      add(decode_summaries(asked.bytes(1)));
    }
  }
  return any;
}

media::Result<RememberedMoment> HistoryReader::moment(const ConferenceId& conference, int64_t at) {
  RememberedMoment moment;
  if (!sql_) return moment;
  const auto found = streams(conference, at, at);
  const int64_t minute = at / kMinute;
  const auto second = static_cast<size_t>(at % kMinute);
  auto exact = sql_->statement("SELECT figures FROM seconds WHERE id = ?");
  auto coarse = sql_->statement("SELECT figures FROM minutes WHERE id = ?");
  std::vector<RememberedMoment::Site> coarse_sites;
  bool any = false;
  for (const auto& [number, site] : found) {
    RememberedMoment::Site one{site};
    if (exact.bind(history_row(minute, number)).step()) {
      any = true;
      const auto block = MinuteBlock::decode(exact.bytes(0));
      exact.run();
      if (!block || !block->has(second)) continue;
      for (size_t i = 0; i < kFigures; ++i) {
        const auto figure = static_cast<Figure>(i);
        if (block->at(second, figure) != kNoFigure) one.figures[i] = from_steps(figure, block->at(second, figure));
      }
      moment.sites.push_back(std::move(one));
    } else if (coarse.bind(history_row(minute, number)).step()) {
      const auto summaries = decode_summaries(coarse.bytes(0));
      coarse.run();
      if (!summaries) continue;
      for (size_t i = 0; i < kFigures; ++i) {
        if ((*summaries)[i].count > 0) one.figures[i] = from_steps(static_cast<Figure>(i), (*summaries)[i].mean);
      }
      coarse_sites.push_back(std::move(one));
    }
  }
  if (!any && !coarse_sites.empty()) moment = {kMinute, std::move(coarse_sites)};
  return checked(std::move(moment));
}

media::Result<std::vector<CallRecord>> HistoryReader::calls(const ConferenceId& conference) {
  std::vector<CallRecord> all;
  if (!sql_) return all;
  auto asked = sql_->statement(
      "SELECT site, began, calls.last, open, browser, figures, verdicts FROM calls"
      " JOIN streams ON streams.id = stream"
      " JOIN conferences ON conferences.id = conference WHERE name = ? ORDER BY began, site");
  asked.bind(std::string_view(conference.value()));
  while (asked.step()) {
    if (auto call = read_call(asked, 1, {conference, SiteId(std::string(asked.text(0)))})) {
      all.push_back(std::move(*call));
    }
  }
  return checked(std::move(all));
}

}  // namespace signaling
