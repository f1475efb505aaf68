#include "signaling/service/metrics_desk.h"

#include <chrono>

#include <gmock/gmock.h>

namespace signaling {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr media::Timestamp kNow{std::chrono::seconds(100)};

Alarm alarm(AlarmSeverity severity) {
  return {AlarmId(1), {AlarmKind::kDisk, {}, {}, {}}, severity, {"Đầy.", "Full."}, WallTime(std::chrono::hours(1))};
}

TEST(MetricsDesk, SaysWhatAllPartsSay) {
  ServiceFacts facts;
  facts.version = "1.2.3";
  facts.started = WallTime(std::chrono::milliseconds(1'795'000'000'500));
  facts.websockets = 13;
  facts.connected_sites = 12;
  facts.history = {.problem = "", .dropped = 40, .bytes = 4096};
  MetricsDesk desk;
  for (const unsigned status : {200U, 204U, 301U, 404U, 429U, 503U, 0U, 700U}) desk.answered(status);
  MonitoredSecond second;
  second.observed = {kNow, {{.site = SiteId("y-yen")}}, mcu::ServerFigures{.late_ticks = 3}};
  desk.second(ConferenceId("b-1"), "Giao ban", second);
  const std::vector<Alarm> open{alarm(AlarmSeverity::kWarning), alarm(AlarmSeverity::kCritical),
                                alarm(AlarmSeverity::kWarning)};
  const std::string text = desk.write(facts, open, kNow + std::chrono::seconds(1));
  for (const auto* line :
       {"diemcau_build_info{version=\"1.2.3\"} 1", "diemcau_start_time_seconds 1795000000.5", "diemcau_mcu_up 0",
        "diemcau_websockets 13", "diemcau_sites_connected 12", "diemcau_history_dropped_seconds_total 40",
        "diemcau_history_bytes 4096", "diemcau_http_answers_total{class=\"1xx\"} 0",
        "diemcau_http_answers_total{class=\"2xx\"} 2", "diemcau_http_answers_total{class=\"4xx\"} 2",
        "diemcau_http_answers_total{class=\"5xx\"} 1", "diemcau_alarms_open{severity=\"info\"} 0",
        "diemcau_alarms_open{severity=\"warning\"} 2", "diemcau_alarms_open{severity=\"critical\"} 1",
        "diemcau_mcu_late_ticks_total 3", "diemcau_site_connected{conference=\"b-1\",site=\"y-yen\"} 0",
        "diemcau_conference_info{conference=\"b-1\",title=\"Giao ban\"} 1"}) {
    EXPECT_THAT(text, HasSubstr("\n" + std::string(line) + "\n"));
  }
  const auto later = desk.write(facts, {}, kNow + std::chrono::minutes(1));
  EXPECT_THAT(later, Not(HasSubstr("diemcau_conference_info{"))) << "it is over";
  EXPECT_THAT(later, HasSubstr("diemcau_alarms_open{severity=\"critical\"} 0"));
}

TEST(ServiceFacts, HealthIsDegradedWithoutTheMcu) {
  ServiceFacts facts;
  facts.mcu_state = "refused";
  facts.history = {.problem = "", .dropped = 7, .bytes = 9};
  facts.uptime = std::chrono::seconds(60);
  auto health = health_of(facts);
  EXPECT_EQ(health.at("status").as_string(), "degraded");
  EXPECT_EQ(health.at("mcu").as_string(), "refused");
  EXPECT_EQ(health.at("history_dropped").to_number<int>(), 7);
  EXPECT_EQ(health.at("uptime_s").to_number<int>(), 60);
  facts.mcu_up = true;
  EXPECT_EQ(health_of(facts).at("status").as_string(), "ok");
}

}  // namespace
}  // namespace signaling
