#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "signaling/base/ids.h"
#include "signaling/history/figure.h"
#include "signaling/history/figure_summary.h"
#include "signaling/history/minute_block.h"

namespace signaling {

// The points of a chart: `points` spans of `step_s` seconds from `from` on (s since 1970, a multiple of the step).
struct ChartGrid {
  int64_t from = 0;
  int64_t step_s = 1;
  size_t points = 0;

  int64_t to() const { return from + step_s * static_cast<int64_t>(points); }
  bool has_seconds() const { return step_s < static_cast<int64_t>(kSecondsInMinute); }
  friend bool operator==(const ChartGrid&, const ChartGrid&) = default;
};

// The finest grid over [from, to) of at most `points` points: steps are 1 s, 10 s or 1, 2, 5, 10, 15, 30 min, hours
// that divide a day, or whole days. `from` < `to`, `points` > 0; `least_step_s`: 1 or 60.
ChartGrid make_grid(int64_t from, int64_t to, size_t points, int64_t least_step_s = 1);

// One figure of one site over a grid. Takes seconds or minutes in any order, once each.
class ChartLine {
 public:
  ChartLine(SiteId site, Figure figure, const ChartGrid& grid);

  // Those parts of a minute (since 1970) that lie on the grid.
  void add(int64_t minute, const MinuteBlock& block);
  void add(int64_t minute, const FigureSummaries& summaries);

  const SiteId& site() const { return site_; }
  Figure figure() const { return figure_; }
  // In steps; count 0: nothing is known. The mean of the verdict is the commonest kind.
  FigureSummary point(size_t index) const;

 private:
  std::optional<size_t> index_of(int64_t at) const;

  SiteId site_;
  Figure figure_;
  ChartGrid grid_;
  std::vector<FigureSummary> points_;
  std::vector<std::array<uint32_t, kVerdictKinds>> kinds_;  // of the verdict only
};

}  // namespace signaling
