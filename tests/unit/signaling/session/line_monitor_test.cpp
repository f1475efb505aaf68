#include "signaling/session/line_monitor.h"

#include <chrono>

#include <gtest/gtest.h>

namespace signaling {
namespace {

using namespace std::chrono_literals;

constexpr Timestamp kStart{1000s};
const WallTime kNine = std::chrono::sys_days(std::chrono::year(2026) / 12 / 1) + 2h;

std::vector<ObservedSite> sites() { return {{SiteId("a"), {.connected_since = kStart}}, {SiteId("b")}}; }

mcu::SiteSecond measured(const std::string& site, double loss) {
  mcu::SiteSecond second{SiteId(site)};
  const auto lost = static_cast<int64_t>(loss * 100);
  second.uplink = mcu::LineFigures{.packets = 100 - lost, .lost = lost, .kbps = 500, .loss = loss};
  return second;
}

ReportEndpoint freezes(int64_t count) {
  ReportEndpoint report;
  report.report.render_freezes = count;
  return report;
}

class LineMonitorTest : public testing::Test {
 protected:
  // The next second of the mcu.
  std::optional<MonitoredSecond> next(const std::vector<mcu::SiteSecond>& figures = {}) {
    now += 1s;
    return monitor.add(sites(), figures, {}, now);
  }
  std::optional<mcu::EndpointReport> endpoint(const std::optional<MonitoredSecond>& second) {
    const auto& figures = second.value().observed.sites[0].figures;
    return figures ? figures->endpoint : std::nullopt;
  }

  LineMonitor monitor{{}, {}, {kNine, kStart}, kStart};
  Timestamp now = kStart;
};

TEST_F(LineMonitorTest, JoinsFiguresWithDuties) {
  const auto second = next({measured("~viewer", 0.5), measured("a", 0.02)});
  ASSERT_TRUE(second);
  EXPECT_EQ(second->at, kNine + 1s);
  EXPECT_EQ(second->observed.at, now);
  ASSERT_EQ(second->observed.sites.size(), 2U) << "a viewer is no site";
  EXPECT_EQ(second->observed.sites[0].figures->uplink->loss, 0.02);
  EXPECT_EQ(second->observed.sites[0].duty.connected_since, kStart);
  EXPECT_FALSE(second->observed.sites[1].figures);
  EXPECT_TRUE(second->observed.server);
  ASSERT_EQ(second->verdicts.size(), 2U);
  EXPECT_EQ(second->verdicts[1].site, SiteId("b"));
}

TEST_F(LineMonitorTest, JudgesWhatItJoins) {
  std::optional<MonitoredSecond> second;
  for (int i = 0; i < 12; ++i) second = next({measured("a", 0.1)});
  EXPECT_EQ(second->verdicts[0].verdict.kind, VerdictKind::kUplink);
  EXPECT_EQ(second->verdicts[1].verdict.kind, VerdictKind::kUnreachable);
}

TEST_F(LineMonitorTest, TakesSecondsThatComeTogetherForOne) {
  EXPECT_TRUE(next());
  EXPECT_FALSE(monitor.add(sites(), {}, {}, now + 10ms));
  EXPECT_TRUE(monitor.add(sites(), {}, {}, now + 900ms)) << "a little early";
}

TEST_F(LineMonitorTest, MakesSecondsItselfWhileTheMcuIsSilent) {
  EXPECT_EQ(monitor.next_deadline(true), kStart + 2s);
  EXPECT_EQ(monitor.next_deadline(false), kStart + 1s) << "it is known to be gone";
  next();
  EXPECT_EQ(monitor.next_deadline(true), now + 2s);
  MonitoredSecond second;
  for (int i = 0; i < 3; ++i) {
    now = monitor.next_deadline(true);
    second = monitor.add_silent(sites(), now);
    EXPECT_FALSE(second.observed.server);
    EXPECT_EQ(monitor.next_deadline(true), now + 1s);
  }
  EXPECT_EQ(second.verdicts[0].verdict.kind, VerdictKind::kServer);
  EXPECT_TRUE(next());
  EXPECT_EQ(monitor.next_deadline(true), now + 2s) << "it is back";
}

TEST_F(LineMonitorTest, AReportStandsBesideTheFiguresForSixSeconds) {
  ReportEndpoint report;
  report.report.encoder_limit = mcu::EncoderLimit::kCpu;
  report.report.browser = "Firefox 140";
  monitor.report(SiteId("a"), report, now);
  for (int i = 0; i < 6; ++i) {
    const auto second = next(i % 2 == 0 ? std::vector{measured("a", 0)} : std::vector<mcu::SiteSecond>{});
    ASSERT_TRUE(endpoint(second)) << i;
    EXPECT_EQ(endpoint(second)->encoder_limit, mcu::EncoderLimit::kCpu);
    EXPECT_EQ(second->observed.sites[0].figures->uplink.has_value(), i % 2 == 0);
    EXPECT_FALSE(second->observed.sites[1].figures) << "it speaks of its own site only";
  }
  EXPECT_FALSE(endpoint(next({measured("a", 0)})));
}

TEST_F(LineMonitorTest, FreezesAreCountedASecondAndOnce) {
  monitor.report(SiteId("a"), freezes(6), now);
  EXPECT_EQ(endpoint(next())->render_freezes, 3) << "reports come every two seconds";
  EXPECT_EQ(endpoint(next())->render_freezes, 3);
  monitor.report(SiteId("a"), freezes(4), now);
  EXPECT_EQ(endpoint(next())->render_freezes, 2);
  monitor.report(SiteId("a"), freezes(1), now - 900ms);
  EXPECT_EQ(endpoint(next())->render_freezes, 1) << "two reports at once";
  next(), next();
  EXPECT_EQ(endpoint(next())->render_freezes, 0) << "no report came since";
}

TEST_F(LineMonitorTest, AClockThatIsWrongIsAnOffsetAndNothingElse) {
  const auto offset = [&](int64_t clock_ms) {
    ReportEndpoint report;
    report.clock_ms = clock_ms;
    monitor.report(SiteId("a"), report, now);
    const auto second = next({measured("a", 0)});
    EXPECT_EQ(second->verdicts[0].verdict.kind, VerdictKind::kFine);
    EXPECT_EQ(second->at, kNine + (now - kStart));
    return endpoint(second)->clock_offset_s.value();
  };
  const auto nine = kNine.time_since_epoch().count();
  EXPECT_EQ(offset(nine), 0);
  EXPECT_EQ(offset(nine + 1000 - 7'200'500), -7200.5);
  EXPECT_EQ(offset(0), -1e9) << "clamped";
  EXPECT_EQ(offset(253'402'300'799'999), 1e9);
}

}  // namespace
}  // namespace signaling
