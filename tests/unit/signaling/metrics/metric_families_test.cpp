#include "signaling/metrics/metric_families.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string>

#include <gmock/gmock.h>

namespace signaling {
namespace {

using media::ConferenceId;
using media::SiteId;
using testing::HasSubstr;

// One site of which everything is known.
MetricsSnapshot full() {
  mcu::SiteSecond second{SiteId("y-yen")};
  second.uplink = mcu::LineFigures{
      .packets = 95, .lost = 5, .loss = 0.05, .jitter_ms = 12.5, .rtt_ms = 40, .delay_trend_ms = -2};
  second.downlink = mcu::LineFigures{.packets = 200, .loss = 0.01};
  second.sound = mcu::SoundFigures{.level_dbov = -26, .concealed = 0.1, .buffer_ms = 60, .r = 80, .mos = 4,
                                   .echo = mcu::EchoFigures{.delay_ms = 250, .loss_db = 18}};
  second.picture = mcu::PictureFigures{.layers_received = {"h", "q"}, .longest_freeze_ms = 400, .frozen = true};
  second.endpoint = mcu::EndpointReport{.capture_fps = 25, .cpu_share = 0.75, .clock_offset_s = -3600};
  SiteMetrics site{SiteId("y-yen")};
  site.duty = {.connected_since = media::Timestamp{}, .has_floor = true};
  site.figures = second;
  site.verdict = VerdictKind::kUplink;
  site.silence = SilenceKind::kLine;
  site.uplink = {.packets = 1900, .lost = 100, .bytes = 1e6};
  MetricsSnapshot snapshot;
  snapshot.version = "1.2.3";
  snapshot.certificate_ends_s = 1.8e9;
  snapshot.mcu_up = true;
  snapshot.answers = {0, 40, 2, 3, 0};
  snapshot.open_alarms = {{"info", 0}, {"warning", 2}, {"critical", 1}};
  snapshot.server = ServerMetrics{.figures = {.cpu_share = 0.4, .disk_free_bytes = 1000}, .late_ticks = 7};
  snapshot.conferences.push_back(
      {ConferenceId("b-1"), "Giao ban \"tuần\"", {site, SiteMetrics{SiteId("my-loc")}}});
  return snapshot;
}

// Lines without comments, by what stands in front of the number.
std::map<std::string, std::string> values_of(const MetricsSnapshot& snapshot) {
  std::map<std::string, std::string> values;
  const std::string text = write_metrics(families_of(snapshot));
  for (size_t start = 0; start < text.size();) {
    const size_t end = text.find('\n', start);
    const std::string line = text.substr(start, end - start);
    start = end + 1;
    if (line.starts_with('#')) continue;
    const size_t space = line.rfind(' ');
    EXPECT_TRUE(values.emplace(line.substr(0, space), line.substr(space + 1)).second) << line;
  }
  return values;
}

TEST(MetricFamilies, SayWhatIsKnownInBaseUnits) {
  const auto values = values_of(full());
  const std::string yen = R"({conference="b-1",site="y-yen")";
  const std::map<std::string, std::string> expected = {
      {R"(diemcau_build_info{version="1.2.3"})", "1"},
      {"diemcau_certificate_end_time_seconds", "1800000000"},
      {"diemcau_mcu_up", "1"},
      {R"(diemcau_http_answers_total{class="4xx"})", "3"},
      {R"(diemcau_alarms_open{severity="info"})", "0"},
      {R"(diemcau_alarms_open{severity="critical"})", "1"},
      {"diemcau_mcu_cpu_ratio", "0.4"},
      {"diemcau_mcu_late_ticks_total", "7"},
      {"diemcau_mcu_disk_free_bytes", "1000"},
      {R"(diemcau_conference_info{conference="b-1",title="Giao ban \"tuần\""})", "1"},
      {"diemcau_site_verdict" + yen + R"(,verdict="uplink"})", "1"},
      {"diemcau_site_silence" + yen + R"(,silence="line"})", "1"},
      {"diemcau_site_connected" + yen + "}", "1"},
      {R"(diemcau_site_connected{conference="b-1",site="my-loc"})", "0"},
      {"diemcau_site_has_floor" + yen + "}", "1"},
      {"diemcau_site_packets_total" + yen + R"(,direction="uplink"})", "1900"},
      {"diemcau_site_packets_total" + yen + R"(,direction="downlink"})", "0"},
      {"diemcau_site_loss_ratio" + yen + R"(,direction="uplink"})", "0.05"},
      {"diemcau_site_loss_ratio" + yen + R"(,direction="downlink"})", "0.01"},
      {"diemcau_site_jitter_seconds" + yen + R"(,direction="uplink"})", "0.0125"},
      {"diemcau_site_round_trip_seconds" + yen + R"(,direction="uplink"})", "0.04"},
      {"diemcau_site_delay_trend_seconds" + yen + R"(,direction="uplink"})", "-0.002"},
      {"diemcau_site_mos" + yen + "}", "4"},
      {"diemcau_site_echo_delay_seconds" + yen + "}", "0.25"},
      {"diemcau_site_layers_received" + yen + "}", "2"},
      {"diemcau_site_picture_frozen" + yen + "}", "1"},
      {"diemcau_site_endpoint_cpu_ratio" + yen + "}", "0.75"},
      {"diemcau_site_endpoint_clock_offset_seconds" + yen + "}", "-3600"},
  };
  for (const auto& [name, value] : expected) {
    ASSERT_TRUE(values.contains(name)) << name;
    EXPECT_EQ(values.at(name), value) << name;
  }
}

TEST(MetricFamilies, WhatIsNotKnownHasNoSample) {
  const auto values = values_of(full());
  const std::string yen = R"({conference="b-1",site="y-yen")";
  EXPECT_FALSE(values.contains("diemcau_site_round_trip_seconds" + yen + R"(,direction="downlink"})"));
  EXPECT_FALSE(values.contains(R"(diemcau_site_mos{conference="b-1",site="my-loc"})"));
  EXPECT_FALSE(values.contains(R"(diemcau_site_verdict{conference="b-1",site="my-loc",verdict="fine"})"));
  for (const auto& [name, value] : values_of({})) {
    for (const auto* unknown : {"diemcau_site_", "diemcau_conference_", "diemcau_mcu_cpu", "diemcau_certificate"}) {
      EXPECT_FALSE(name.starts_with(unknown)) << name;
    }
  }
  EXPECT_EQ(values_of({}).at("diemcau_mcu_up"), "0");
}

TEST(MetricFamilies, AreNamedEvenWhereNothingIsKnown) {
  EXPECT_EQ(families_of({}).size(), families_of(full()).size());
  EXPECT_THAT(write_metrics(families_of({})), HasSubstr("\n# TYPE diemcau_site_echo_delay_seconds gauge\n"));
}

// The rules that promtool holds them to, of all families: tests/api/metrics_test.py has promtool itself.
TEST(MetricFamilies, NamesAndHelpAreInOrder) {
  std::set<std::string_view> names;
  for (const auto& family : families_of(full())) {
    EXPECT_TRUE(names.insert(family.name).second) << family.name;
    EXPECT_TRUE(family.name.starts_with("diemcau_")) << family.name;
    EXPECT_TRUE(std::ranges::all_of(family.name, [](unsigned char c) { return std::islower(c) || c == '_'; }))
        << family.name;
    EXPECT_EQ(family.name.ends_with("_total"), family.type == MetricType::kCounter) << family.name;
    EXPECT_TRUE(family.help.ends_with('.')) << family.name;
    for (const auto& sample : family.samples) {
      for (const auto& [label, value] : sample.labels) {
        EXPECT_TRUE(std::ranges::all_of(label, [](unsigned char c) { return std::islower(c) != 0; })) << family.name;
      }
    }
  }
  EXPECT_GT(names.size(), 50U);
}

}  // namespace
}  // namespace signaling
