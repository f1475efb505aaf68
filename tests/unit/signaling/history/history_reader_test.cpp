#include "signaling/history/history_reader.h"

#include "tests/unit/signaling/history/history_fixture.h"

namespace signaling {
namespace {

using testing::ElementsAre;

const ConferenceId kOther("hn-20261127-1");

class HistoryReaderTest : public testing::Test {
 protected:
  // Five minutes of two sites and the server, a day later one minute of another conference.
  void SetUp() override {
    std::vector<HistorySecond> seconds;
    for (int64_t at = 0; at < 300; ++at) {
      const auto loss =
          figures({{Figure::kUplinkLoss, at == 42 ? 0.5 : 0}, {Figure::kUplinkKbps, static_cast<double>(at)}});
      const auto verdict = figures({{Figure::kVerdict, 9}});
      seconds.push_back(second_of(kNow + at, {connected(kMyLoc, loss),
                                              {kYYen, std::nullopt, "", verdict},
                                              {kServerSite, std::nullopt, "", figures({{Figure::kServerCpu, 0.5}})}}));
    }
    for (int64_t at = 0; at < 60; ++at) {
      const auto values = figures({{Figure::kUplinkKbps, 7}});
      seconds.push_back(second_of(kNow + 86'400 + at, {connected(kMyLoc, values)}, kOther));
    }
    history_.write(seconds);
  }

  Chart chart(const ChartQuery& query) {
    auto chart = history_.reader().chart(query);
    EXPECT_TRUE(chart) << chart.error().message;
    return std::move(*chart);
  }
  static ChartQuery query(std::vector<Figure> figures, int64_t seconds, size_t points) {
    return {kConference, std::nullopt, std::move(figures), kNow, kNow + seconds, points};
  }
  static std::vector<std::string> names(const Chart& chart) {
    std::vector<std::string> all;
    for (const auto& line : chart.lines)
      all.push_back(line.site().value() + " " + std::string(to_string(line.figure())));
    return all;
  }

  TemporaryHistory history_;
};

TEST_F(HistoryReaderTest, ConferencesAreListedTheLatestFirst) {
  const auto all = history_.reader().conferences(0, kNow * 2);
  ASSERT_TRUE(all);
  ASSERT_EQ(all->size(), 2U);
  EXPECT_EQ((*all)[0].conference, kOther);
  EXPECT_EQ((*all)[1].conference, kConference);
  EXPECT_EQ((*all)[1].title, "Giao ban tuần");
  EXPECT_EQ((*all)[1].first, kNow);
  EXPECT_EQ((*all)[1].last, kNow + 299);
  EXPECT_THAT((*all)[1].sites, ElementsAre(kMyLoc, kYYen)) << "without the server";
  EXPECT_EQ(history_.reader().conferences(kNow + 300, kNow * 2)->size(), 1U);
  EXPECT_EQ(history_.reader().conferences(0, kNow - 1)->size(), 0U);
}

TEST_F(HistoryReaderTest, AShortChartIsOfSeconds) {
  auto asked = query({Figure::kUplinkLoss, Figure::kServerCpu}, 60, 60);
  asked.sites = std::vector{kMyLoc};
  const auto drawn = chart(asked);
  EXPECT_EQ(drawn.grid, (ChartGrid{kNow, 1, 60}));
  EXPECT_THAT(names(drawn), ElementsAre("my-loc uplink.loss", " server.cpu_share"));
  EXPECT_EQ(drawn.lines[0].point(42).mean, 1000);
  EXPECT_EQ(drawn.lines[0].point(41).mean, 0);
  EXPECT_EQ(drawn.lines[1].point(0).mean, 250);
}

TEST_F(HistoryReaderTest, ALongChartIsOfMinutesAndHidesNoPeak) {
  const auto drawn = chart(query({Figure::kUplinkLoss, Figure::kVerdict}, 86'400, 1440));
  EXPECT_EQ(drawn.grid.step_s, 60);
  EXPECT_THAT(names(drawn), ElementsAre("my-loc uplink.loss", "my-loc verdict", "y-yen uplink.loss", "y-yen verdict"));
  EXPECT_EQ(drawn.lines[0].point(0).max, 1000);
  EXPECT_EQ(drawn.lines[0].point(0).count, 60U);
  EXPECT_NEAR(drawn.lines[0].point(0).mean, 1000.0 / 60, 1.0 / 16);
  EXPECT_EQ(drawn.lines[0].point(5).count, 0U);
  EXPECT_EQ(drawn.lines[3].point(4).mean, 9);
}

TEST_F(HistoryReaderTest, AllConferencesCanBeDrawnTogether) {
  auto asked = query({Figure::kUplinkKbps}, 2 * 86'400, 2000);
  asked.conference.reset();
  asked.sites = std::vector{kMyLoc};
  const auto drawn = chart(asked);
  EXPECT_EQ(drawn.grid.step_s, 120);
  EXPECT_EQ(drawn.lines[0].point(0).count, 120U);
  EXPECT_EQ(drawn.lines[0].point(720).mean, 7);
}

TEST_F(HistoryReaderTest, WithoutSecondsMinutesAreDrawn) {
  HistoryLimits limits;
  limits.seconds_days = 1;
  ASSERT_TRUE(history_.open()->sweep(kNow + 3 * 86'400, limits));
  const auto drawn = chart(query({Figure::kUplinkKbps}, 300, 600));
  EXPECT_EQ(drawn.grid, (ChartGrid{kNow, 60, 5}));
  EXPECT_EQ(drawn.lines[0].point(1).max, 119);
  const auto moment = history_.reader().moment(kConference, kNow + 42);
  ASSERT_TRUE(moment);
  EXPECT_EQ(moment->step_s, 60);
  ASSERT_EQ(moment->sites.size(), 3U);
}

TEST_F(HistoryReaderTest, AMomentShowsAllSites) {
  const auto moment = history_.reader().moment(kConference, kNow + 42);
  ASSERT_TRUE(moment);
  EXPECT_EQ(moment->step_s, 1);
  ASSERT_EQ(moment->sites.size(), 3U);
  EXPECT_EQ(moment->sites[0].site, kMyLoc);
  EXPECT_EQ(moment->sites[0].figures[static_cast<size_t>(Figure::kUplinkLoss)], 0.5);
  EXPECT_FALSE(moment->sites[0].figures[static_cast<size_t>(Figure::kUplinkRtt)].has_value());
  EXPECT_EQ(moment->sites[1].figures[static_cast<size_t>(Figure::kVerdict)], 9);
  EXPECT_TRUE(history_.reader().moment(kConference, kNow + 300)->sites.empty());
  EXPECT_TRUE(history_.reader().moment(kOther, kNow)->sites.empty());
}

TEST_F(HistoryReaderTest, CallsAreOfTheirConference) {
  const auto calls = history_.reader().calls(kConference);
  ASSERT_TRUE(calls);
  ASSERT_EQ(calls->size(), 1U);
  EXPECT_EQ((*calls)[0].site, kMyLoc);
  EXPECT_EQ((*calls)[0].last, kNow + 299);
  EXPECT_EQ((*calls)[0].figures[static_cast<size_t>(Figure::kUplinkKbps)].max, 299);
}

TEST_F(HistoryReaderTest, AChartIsBounded) {
  auto asked = query({Figure::kUplinkKbps}, 2000, 2000);
  asked.sites.emplace();
  for (int i = 0; i < 60; ++i) asked.sites->emplace_back("s" + std::to_string(i));
  ASSERT_TRUE(history_.reader().chart(asked));
  asked.sites->emplace_back("one-more");
  EXPECT_EQ(history_.reader().chart(asked).error().code, "history.too_much");
}

TEST(HistoryReader, AFileThatIsNotThereIsEmpty) {
  TemporaryHistory history;
  auto reader = history.reader();
  EXPECT_EQ(reader.conferences(0, kNow)->size(), 0U);
  EXPECT_FALSE(reader.knows(kConference).value());
  EXPECT_EQ(reader.calls(kConference)->size(), 0U);
  EXPECT_TRUE(reader.moment(kConference, kNow)->sites.empty());
  const auto chart = reader.chart({kConference, std::vector{kMyLoc}, {Figure::kUplinkKbps}, kNow, kNow + 60, 60});
  ASSERT_TRUE(chart);
  ASSERT_EQ(chart->lines.size(), 1U);
  EXPECT_EQ(chart->lines[0].point(0).count, 0U);
}

}  // namespace
}  // namespace signaling
