#include "signaling/history/chart.h"

#include "tests/unit/signaling/history/history_fixture.h"

namespace signaling {
namespace {

TEST(Chart, TheGridIsTheFinestThatFits) {
  struct Case {
    int64_t from;
    int64_t to;
    size_t points;
    int64_t least;
    ChartGrid grid;
  };
  constexpr int64_t kDay = 86'400;
  const Case cases[] = {
      {kNow, kNow + 600, 600, 1, {kNow, 1, 600}},     {kNow, kNow + 601, 600, 1, {kNow, 10, 61}},
      {kNow + 5, kNow + 601, 60, 1, {kNow, 60, 11}},  {kNow, kNow + 600, 600, 60, {kNow, 60, 10}},
      {kNow, kNow + kDay, 1440, 1, {kNow, 60, 1440}}, {kNow, kNow + kDay, 1439, 1, {kNow, 120, 720}},
      {kNow, kNow + kDay, 600, 1, {kNow, 300, 288}},  {kNow, kNow + 1, 1, 1, {kNow, 1, 1}},
      {0, 400 * kDay, 400, 1, {0, kDay, 400}},        {0, 400 * kDay, 100, 1, {0, 4 * kDay, 100}},
  };
  for (const auto& one : cases) {
    EXPECT_EQ(make_grid(one.from, one.to, one.points, one.least), one.grid) << one.to - one.from << " " << one.points;
  }
}

TEST(Chart, SecondsAndMinutesAreTakenIntoTheirPoints) {
  MinuteBlock block;
  for (size_t second = 0; second < kSecondsInMinute; ++second) {
    block.set(second, figures({{Figure::kUplinkKbps, static_cast<double>(second)}}));
  }
  ChartLine seconds(kMyLoc, Figure::kUplinkKbps, {kNow + 50, 10, 2});
  seconds.add(kNow / 60, block);
  EXPECT_EQ(seconds.point(0), (FigureSummary{10, 50, 59, 54.5}));
  EXPECT_EQ(seconds.point(1).count, 0U);
  ChartLine minutes(kMyLoc, Figure::kUplinkKbps, {kNow, 120, 2});
  for (int64_t i = -1; i < 5; ++i) minutes.add(kNow / 60 + i, block.summaries());
  EXPECT_EQ(minutes.point(0), (FigureSummary{120, 0, 59, 29.5}));
  EXPECT_EQ(minutes.point(1).count, 120U) << "what lies outside is left out";
  ChartLine other(kMyLoc, Figure::kUplinkRtt, {kNow, 120, 2});
  other.add(kNow / 60, block.summaries());
  EXPECT_EQ(other.point(0).count, 0U);
}

TEST(Chart, OfVerdictsTheCommonestStands) {
  MinuteBlock block;
  for (size_t second = 0; second < 9; ++second) {
    block.set(second, figures({{Figure::kVerdict, second < 4 ? 0.0 : second < 5 ? 1.0 : 9.0}}));
  }
  ChartLine seconds(kMyLoc, Figure::kVerdict, {kNow, 10, 1});
  seconds.add(kNow / 60, block);
  EXPECT_EQ(seconds.point(0).mean, 0) << "4 s, as 9, and it is first";
  EXPECT_EQ(seconds.point(0).max, 9);
  ChartLine minutes(kMyLoc, Figure::kVerdict, {kNow, 120, 1});
  minutes.add(kNow / 60, block.summaries());
  EXPECT_EQ(minutes.point(0).count, 9U);
}

}  // namespace
}  // namespace signaling
