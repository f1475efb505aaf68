#include "signaling/history/chart.h"

#include <algorithm>
#include <utility>

namespace signaling {
namespace {

constexpr int64_t kMinute = kSecondsInMinute;
constexpr int64_t kHour = 60 * kMinute;
constexpr int64_t kDay = 24 * kHour;
constexpr int64_t kSteps[] = {
    1,     10,        kMinute,   2 * kMinute, 5 * kMinute, 10 * kMinute, 15 * kMinute, 30 * kMinute,
    kHour, 2 * kHour, 3 * kHour, 6 * kHour,   12 * kHour,  kDay};

ChartGrid grid_of(int64_t from, int64_t to, int64_t step) {
  const int64_t begin = from / step * step;
  return {begin, step, static_cast<size_t>((to - begin + step - 1) / step)};
}

}  // namespace

ChartGrid make_grid(int64_t from, int64_t to, size_t points, int64_t least_step_s) {
  for (const int64_t step : kSteps) {
    if (step < least_step_s) continue;
    const auto grid = grid_of(from, to, step);
    if (grid.points <= points) return grid;
  }
  int64_t days = 2;
  while (grid_of(from, to, days * kDay).points > std::max<size_t>(points, 2)) ++days;
  return grid_of(from, to, days * kDay);
}

ChartLine::ChartLine(SiteId site, Figure figure, const ChartGrid& grid)
    : site_(std::move(site)),
      figure_(figure),
      grid_(grid),
      points_(grid.points),
      kinds_(figure == Figure::kVerdict ? grid.points : 0) {}

std::optional<size_t> ChartLine::index_of(int64_t at) const {
  if (at < grid_.from || at >= grid_.to()) return std::nullopt;
  return static_cast<size_t>((at - grid_.from) / grid_.step_s);
}

void ChartLine::add(int64_t minute, const MinuteBlock& block) {
  for (size_t second = 0; second < kSecondsInMinute; ++second) {
    const int32_t value = block.at(second, figure_);
    const auto index = index_of(minute * kMinute + static_cast<int64_t>(second));
    if (value == kNoFigure || !index) continue;
    points_[*index].add(value);
    if (!kinds_.empty() && value >= 0 && value < kVerdictKinds) ++kinds_[*index][static_cast<size_t>(value)];
  }
}

void ChartLine::add(int64_t minute, const FigureSummaries& summaries) {
  const auto& summary = summaries[static_cast<size_t>(figure_)];
  const auto index = index_of(minute * kMinute);
  if (!index) return;
  points_[*index].add(summary);
  const auto kind = static_cast<size_t>(std::max(0.0, summary.mean));
  if (!kinds_.empty() && kind < kinds_[*index].size()) kinds_[*index][kind] += summary.count;
}

FigureSummary ChartLine::point(size_t index) const {
  FigureSummary point = points_[index];
  if (!kinds_.empty()) {
    const auto& kinds = kinds_[index];
    point.mean = static_cast<double>(std::ranges::max_element(kinds) - kinds.begin());
  }
  return point;
}

}  // namespace signaling
