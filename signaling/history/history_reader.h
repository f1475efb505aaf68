#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "media/base/result.h"
#include "signaling/history/call_record.h"
#include "signaling/history/chart.h"
#include "signaling/history/history_second.h"
#include "signaling/history/sqlite_file.h"

namespace signaling {

// A conference of which something is remembered. Times are s since 1970.
struct RememberedConference {
  ConferenceId conference;
  std::string title;
  int64_t first = 0;
  int64_t last = 0;
  std::vector<SiteId> sites;  // without the server
};

struct ChartQuery {
  std::optional<ConferenceId> conference;    // none: all of them
  std::optional<std::vector<SiteId>> sites;  // none: all there are
  std::vector<Figure> figures;               // those of the server are read once, whatever the sites
  int64_t from = 0;
  int64_t to = 0;
  size_t points = 0;
};

struct Chart {
  ChartGrid grid;
  std::vector<ChartLine> lines;  // by site, then figure; the server's last
};

// What is known of one moment: exactly, or of its minute, whose means then stand for it.
struct RememberedMoment {
  int64_t step_s = 1;
  struct Site {
    SiteId site;
    std::array<std::optional<double>, kFigures> figures{};
  };
  std::vector<Site> sites;  // the server's site has the empty id
};

// Reads the history's file, which may be written meanwhile. A file that is not there yet is an empty one. Any one
// thread; blocks for the disk. Error codes: sqlite_file.h, and "history.too_much" for a chart of more than
// kMaxChartPoints points in all.
class HistoryReader {
 public:
  static constexpr size_t kMaxChartPoints = 120'000;
  static constexpr int64_t kMaxConferences = 2000;

  static media::Result<HistoryReader> open(const std::filesystem::path& file);

  // Of which something lies in [from, to], the latest first, at most kMaxConferences.
  media::Result<std::vector<RememberedConference>> conferences(int64_t from, int64_t to);
  media::Result<bool> knows(const ConferenceId& conference);
  // From one-second figures if the steps are that fine and there are any, from those of minutes otherwise.
  media::Result<Chart> chart(const ChartQuery& query);
  media::Result<RememberedMoment> moment(const ConferenceId& conference, int64_t at);
  // By their begin.
  media::Result<std::vector<CallRecord>> calls(const ConferenceId& conference);

 private:
  using Streams = std::map<int64_t, SiteId>;  // by number

  explicit HistoryReader(std::unique_ptr<SqliteFile> sql) : sql_(std::move(sql)) {}
  Streams streams(const std::optional<ConferenceId>& conference, int64_t from, int64_t to);
  // Whether any row was there.
  bool fill(Chart& chart, const Streams& streams);
  template <typename T>
  media::Result<T> checked(T value);

  std::unique_ptr<SqliteFile> sql_;  // null: there is no file
};

}  // namespace signaling
