#include "signaling/protocol/line_messages.h"

#include <chrono>

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "signaling/protocol/server_message.h"

namespace signaling {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;

// At 9:00:00.25 in Viet Nam; the steady clock says 100 s.
MonitoredSecond second() {
  MonitoredSecond second;
  second.at = std::chrono::sys_days(std::chrono::year(2026) / 12 / 1) + 2h + 250ms;
  second.observed.at = Timestamp(100s);
  second.observed.server = mcu::ServerFigures{.cpu_share = 0.5, .late_ticks = 2};
  mcu::SiteSecond figures{SiteId("a")};
  figures.uplink = mcu::LineFigures{.packets = 90, .lost = 10, .kbps = 800, .loss = 0.1};
  second.observed.sites = {{SiteId("a"), {.connected_since = Timestamp(50s)}, figures}, {SiteId("b")}};
  second.verdicts = {{SiteId("a"), {VerdictKind::kUplink, {{Measure::kLoss, 10, 3}}, Timestamp(96s)}}, {SiteId("b")}};
  second.verdicts[1].silence = Silence{SilenceKind::kMuted, {}, Timestamp(98s)};
  return second;
}

TEST(LineMessages, SayWhatWasMeasuredAndWhatItMeans) {
  const auto lines = to_object(Lines{second()});
  EXPECT_EQ(lines.at("type"), "lines");
  EXPECT_EQ(lines.at("at"), "2026-12-01T02:00:00.25Z");
  EXPECT_EQ(lines.at("server").at("late_ticks"), 2);
  const auto& sites = lines.at("sites").as_array();
  ASSERT_EQ(sites.size(), 2U);
  EXPECT_EQ(sites[0].at("site"), "a");
  EXPECT_EQ(sites[0].at("connected"), true);
  EXPECT_EQ(sites[0].at("figures").at("uplink").at("lost"), 10);
  EXPECT_EQ(sites[0].at("verdict").at("kind"), "uplink");
  EXPECT_EQ(sites[0].at("verdict").at("since"), "2026-12-01T01:59:56.25Z");
  EXPECT_EQ(sites[0].at("verdict").at("evidence").at(0).at("measure"), "loss");
  EXPECT_TRUE(sites[0].at("silence").is_null());
  EXPECT_EQ(sites[1].at("site"), "b");
  EXPECT_EQ(sites[1].at("connected"), false);
  EXPECT_TRUE(sites[1].at("figures").is_null());
  EXPECT_EQ(sites[1].at("silence").at("kind"), "muted");
}

TEST(LineMessages, ASilentMcuIsNull) {
  auto silent = second();
  silent.observed.server.reset();
  EXPECT_TRUE(to_object(Lines{silent}).at("server").is_null());
}

// Sites beyond what is diagnosed have no verdict, and nothing is told of them.
TEST(LineMessages, TellOnlyWhatWasJudged) {
  auto many = second();
  many.verdicts.pop_back();
  EXPECT_EQ(to_object(Lines{many}).at("sites").as_array().size(), 1U);
}

}  // namespace
}  // namespace signaling
