#include "signaling/metrics/figure_book.h"

#include <chrono>
#include <string>

#include <gtest/gtest.h>

namespace signaling {
namespace {

using namespace std::chrono_literals;
using media::ConferenceId;
using media::SiteId;
using media::Timestamp;

const ConferenceId kMorning("sang");
const ConferenceId kEvening("toi");
constexpr Timestamp kStart{1000s};

mcu::SiteSecond figures(const std::string& site, int64_t packets, int64_t lost) {
  mcu::SiteSecond second{SiteId(site)};
  second.uplink = mcu::LineFigures{.packets = packets, .lost = lost, .kbps = 800};
  second.sound = mcu::SoundFigures{.concealed = 0.25};
  second.picture = mcu::PictureFigures{.frames_decoded = 25, .frames_dropped = 2};
  return second;
}

class FigureBookTest : public testing::Test {
 protected:
  // A second with these sites, measured or not.
  void add(const ConferenceId& conference, std::vector<ObservedSite> sites, int64_t late_ticks = 0) {
    MonitoredSecond second;
    second.observed = {now, std::move(sites), mcu::ServerFigures{.cpu_share = 0.5, .late_ticks = late_ticks}};
    for (const auto& site : second.observed.sites) {
      second.verdicts.push_back({.site = site.site, .verdict = {.kind = VerdictKind::kUplink}});
    }
    book.add(conference, "Giao ban", second);
  }
  void measure(const ConferenceId& conference, const std::string& site, int64_t packets, int64_t lost = 0) {
    add(conference, {{.site = SiteId(site), .figures = figures(site, packets, lost)}});
  }
  // The only site of the only conference.
  SiteMetrics only() const {
    const auto all = book.conferences(now);
    EXPECT_EQ(all.size(), 1U);
    EXPECT_EQ(all.at(0).sites.size(), 1U);
    return all.at(0).sites.at(0);
  }

  FigureBook book;
  Timestamp now = kStart;
};

TEST_F(FigureBookTest, KeepsTheNewestSecondAndAddsUp) {
  measure(kMorning, "y-yen", 100, 2);
  now += 1s;
  measure(kMorning, "y-yen", 90, 10);
  const auto site = only();
  EXPECT_EQ(site.site, SiteId("y-yen"));
  EXPECT_EQ(site.figures->uplink->packets, 90);
  EXPECT_EQ(site.verdict, VerdictKind::kUplink);
  EXPECT_FALSE(site.silence);
  EXPECT_EQ(site.uplink.packets, 190);
  EXPECT_EQ(site.uplink.lost, 12);
  EXPECT_EQ(site.uplink.bytes, 200'000) << "800 kbit/s for two seconds";
  EXPECT_EQ(site.downlink.packets, 0);
  EXPECT_EQ(site.media.frames_decoded, 50);
  EXPECT_EQ(site.media.concealed_s, 0.5);
  EXPECT_EQ(book.conferences(now)[0].title, "Giao ban");
}

TEST_F(FigureBookTest, WhileNothingIsMeasuredTotalsStand) {
  measure(kMorning, "y-yen", 100);
  now += 1s;
  add(kMorning, {{.site = SiteId("y-yen")}});
  EXPECT_FALSE(only().figures);
  EXPECT_EQ(only().uplink.packets, 100);
  now += 1s;
  add(kMorning, {{.site = SiteId("my-loc")}, {.site = SiteId("y-yen"), .figures = figures("y-yen", 1, 0)}});
  EXPECT_EQ(book.conferences(now)[0].sites[1].uplink.packets, 101) << "also if it stands elsewhere in the list";
}

TEST_F(FigureBookTest, GuestsAreLeftOut) {
  add(kMorning, {{.site = SiteId("guest.1")}, {.site = SiteId("y-yen")}, {.site = SiteId("guest.2")}});
  EXPECT_EQ(only().site, SiteId("y-yen"));
  EXPECT_EQ(book.left_out(now), 0U);
}

TEST_F(FigureBookTest, AConferenceThatIsNotHeardOfIsOver) {
  measure(kMorning, "y-yen", 100);
  now += 3s;
  measure(kEvening, "y-yen", 10);
  EXPECT_EQ(book.conferences(now).size(), 2U);
  now = kStart + FigureBook::kSilence;
  EXPECT_EQ(book.conferences(now).size(), 2U);
  now += 1ms;
  ASSERT_EQ(book.conferences(now).size(), 1U);
  EXPECT_EQ(book.conferences(now)[0].conference, kEvening);
  measure(kMorning, "y-yen", 7);
  EXPECT_EQ(book.conferences(now)[0].sites[0].uplink.packets, 7) << "it began anew";
}

TEST_F(FigureBookTest, SitesAreBounded) {
  std::vector<ObservedSite> many(FigureBook::kMostSites - 1);
  for (size_t i = 0; i < many.size(); ++i) many[i].site = SiteId("s" + std::to_string(i));
  add(kMorning, many);
  add(kEvening, {{.site = SiteId("a")}, {.site = SiteId("b")}, {.site = SiteId("c")}});
  EXPECT_EQ(book.left_out(now), 2U);
  ASSERT_EQ(book.conferences(now).size(), 2U);
  EXPECT_EQ(book.conferences(now)[1].sites.size(), 1U);
  now += FigureBook::kSilence;
  add(kEvening, {{.site = SiteId("a")}, {.site = SiteId("b")}, {.site = SiteId("c")}});
  now += 1ms;
  EXPECT_EQ(book.left_out(now), 2U) << "as it was in its newest second";
  add(kEvening, {{.site = SiteId("a")}, {.site = SiteId("b")}, {.site = SiteId("c")}});
  EXPECT_EQ(book.left_out(now), 0U) << "the other one is over";
}

TEST_F(FigureBookTest, TheServersTicksAreCountedOnceForAllConferences) {
  EXPECT_FALSE(book.server(now));
  for (int i = 0; i < 3; ++i) {
    now += 1s;
    add(kMorning, {}, 2);
    add(kEvening, {}, 2);
  }
  ASSERT_TRUE(book.server(now));
  EXPECT_EQ(book.server(now)->late_ticks, 6);
  EXPECT_EQ(book.server(now)->figures.cpu_share, 0.5);
  now += FigureBook::kSilence + 1ms;
  EXPECT_FALSE(book.server(now)) << "it is silent";
  add(kEvening, {}, 5);
  EXPECT_EQ(book.server(now)->late_ticks, 11) << "another conference tells them now";
}

}  // namespace
}  // namespace signaling
