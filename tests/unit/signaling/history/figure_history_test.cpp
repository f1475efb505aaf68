#include "signaling/history/figure_history.h"

#include "tests/unit/signaling/history/history_fixture.h"

namespace signaling {
namespace {

MonitoredSecond monitored(int64_t at, double kbps) {
  MonitoredSecond second{WallTime(std::chrono::seconds(at)), {}, {}};
  mcu::SiteSecond figures{.site = kMyLoc};
  figures.uplink = mcu::LineFigures{.kbps = kbps};
  second.observed.sites = {
      {.site = kMyLoc, .duty = {.connected_since = media::Timestamp(std::chrono::seconds(1))}, .figures = figures}};
  return second;
}

class FigureHistoryTest : public testing::Test {
 protected:
  std::unique_ptr<FigureHistory> history(const std::filesystem::path& file, size_t max_waiting = 20'000) {
    return std::make_unique<FigureHistory>(
        HistorySettings{file, {}, max_waiting},
        [this](std::function<void()> work) { posted_.push_back(std::move(work)); },
        [this](const HistoryStatus& status) { told_.push_back(status); });
  }
  // What was posted to the service's thread. The history is gone: it must not be heard of any more.
  void run_posted() {
    for (const auto& work : posted_) work();
  }

  TemporaryHistory disk_;
  std::vector<std::function<void()>> posted_;
  std::vector<HistoryStatus> told_;
};

TEST_F(FigureHistoryTest, WhatWaitsIsWrittenAtTheEndAndGoesOnInTheNextRun) {
  for (int64_t run = 0; run < 3; ++run) {
    const auto remembers = history(disk_.file());
    for (int64_t at = 0; at < 10; ++at) remembers->add(kConference, "Họp", monitored(kNow + run * 10 + at, 100));
  }
  const auto chart =
      disk_.reader().chart({kConference, std::vector{kMyLoc}, {Figure::kUplinkKbps}, kNow, kNow + 60, 60});
  ASSERT_TRUE(chart);
  for (size_t second = 0; second < 60; ++second) {
    EXPECT_EQ(chart->lines.at(0).point(second).count, second < 30 ? 1U : 0U) << second;
  }
  const auto calls = disk_.reader().calls(kConference);
  ASSERT_TRUE(calls);
  ASSERT_EQ(calls->size(), 1U) << "the connection outlived the service";
  EXPECT_EQ((*calls)[0].last, kNow + 29);
  EXPECT_TRUE(posted_.empty());
}

TEST_F(FigureHistoryTest, WhatTheThreadDoesNotTakeInTimeIsDroppedAndCounted) {
  auto remembers = history(disk_.file(), 5);
  for (int64_t at = 0; at < 8; ++at) remembers->add(kConference, "Họp", monitored(kNow + at, 100));
  remembers.reset();
  EXPECT_EQ(posted_.size(), 1U);
  const auto chart =
      disk_.reader().chart({kConference, std::vector{kMyLoc}, {Figure::kUplinkKbps}, kNow, kNow + 10, 10});
  ASSERT_TRUE(chart);
  EXPECT_EQ(chart->lines.at(0).point(4).count, 1U);
  EXPECT_EQ(chart->lines.at(0).point(5).count, 0U);
}

TEST_F(FigureHistoryTest, ADiskThatFailsIsToldOnce) {
  auto remembers = history("/nonexistent/history.db");
  remembers->add(kConference, "Họp", monitored(kNow, 100));
  remembers.reset();
  EXPECT_EQ(posted_.size(), 1U);
  run_posted();
  EXPECT_TRUE(told_.empty()) << "who is gone tells nothing";
}

}  // namespace
}  // namespace signaling
