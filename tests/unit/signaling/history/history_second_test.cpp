#include "signaling/history/history_second.h"

#include "tests/unit/signaling/history/history_fixture.h"

namespace signaling {
namespace {

TEST(HistorySecond, KeepsWhatIsKnown) {
  MonitoredSecond second{WallTime(std::chrono::milliseconds(kNow * 1000 + 999)), {}, {}};
  mcu::SiteSecond figures{.site = kMyLoc};
  figures.uplink = mcu::LineFigures{.kbps = 800};
  figures.endpoint = mcu::EndpointReport{.browser = "Firefox 128"};
  const media::Timestamp since(std::chrono::seconds(4));
  second.observed.sites = {{.site = kMyLoc, .duty = {.connected_since = since}, .figures = figures},
                           {.site = kYYen},
                           {.site = SiteId("vu-ban")}};
  second.observed.server = mcu::ServerFigures{.cpu_share = 0.25};
  second.verdicts = {{.site = kYYen, .verdict = {.kind = VerdictKind::kUnreachable}}};
  const auto kept = condense(kConference, "Họp", second);
  EXPECT_EQ(kept.at, kNow);
  EXPECT_EQ(kept.title, "Họp");
  ASSERT_EQ(kept.sites.size(), 3U) << "of Vụ Bản nothing is known";
  EXPECT_EQ(kept.sites[0].site, kMyLoc);
  EXPECT_EQ(kept.sites[0].connected_since, since);
  EXPECT_EQ(kept.sites[0].browser, "Firefox 128");
  EXPECT_EQ(kept.sites[0].figures[static_cast<size_t>(Figure::kUplinkKbps)], 800);
  EXPECT_EQ(kept.sites[1].figures[static_cast<size_t>(Figure::kVerdict)], static_cast<int>(VerdictKind::kUnreachable));
  EXPECT_FALSE(kept.sites[1].connected_since);
  EXPECT_EQ(kept.sites[2].site, kServerSite);
}

}  // namespace
}  // namespace signaling
