#include "mcu/api/site_figures_json.h"

#include <functional>

#include <gtest/gtest.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace mcu {
namespace {

namespace json = boost::json;

SiteSecond example() {
  SiteSecond s;
  s.site = SiteId("y-yen");
  s.uplink = LineFigures{.packets = 150, .lost = 6, .reordered = 1, .duplicates = 2, .kbps = 1200.5, .loss = 0.038462,
                         .loss_runs = {1, 1, 0, 0, 1}, .jitter_ms = 4.5, .rtt_ms = 22.25, .delay_trend_ms = -3.125};
  s.downlink = LineFigures{.packets = 200};
  s.sound = SoundFigures{.level_dbov = -32, .peak_dbov = -12.5, .clipped = 0.01, .concealed = 0.02, .speech = true,
                         .buffer_ms = 60, .buffer_target_ms = 80, .r = 85.5, .mos = 4.1, .echo = EchoFigures{180, 14}};
  s.picture = PictureFigures{.layers_wanted = {"m", "l"}, .layers_received = {"l"}, .frames_decoded = 30,
                             .frames_dropped = 1, .longest_freeze_ms = 400, .keyframes_asked = 2,
                             .keyframes_received = 1, .black = true, .frozen = true};
  s.endpoint = EndpointReport{.encoder_limit = EncoderLimit::kBandwidth, .capture_fps = 24.5, .render_freezes = 1,
                              .cpu_share = 0.9, .camera = DeviceState::kBusy, .microphone = DeviceState::kMuted,
                              .loudspeaker = DeviceState::kLost, .hidden = true, .browser = "Chromium 120",
                              .clock_offset_s = -7200};
  return s;
}

ServerFigures server_example() { return {0.5, 0.25, 2, 3, 4, 1'000'000'000, 5'000'000'000'000}; }

template <typename Read>
auto over_the_wire(const json::object& object, Read read, std::string& problem) {
  const auto parsed = json::parse(json::serialize(object)).as_object();
  JsonReader reader(parsed, problem);
  return read(reader);
}

TEST(SiteFiguresJson, SurviveTheWire) {
  std::string problem;
  EXPECT_EQ(over_the_wire(to_object(example()), read_site_second, problem), example());
  EXPECT_EQ(over_the_wire(to_object(server_example()), read_server_figures, problem), server_example());
  EXPECT_EQ(problem, "");
}

TEST(SiteFiguresJson, WhatIsUnknownStaysUnknown) {
  SiteSecond little;
  little.site = SiteId("a");
  little.uplink = LineFigures{};
  little.sound = SoundFigures{};
  little.endpoint = EndpointReport{};
  const auto object = to_object(little);
  EXPECT_FALSE(object.contains("downlink"));
  EXPECT_FALSE(object.at("uplink").as_object().contains("rtt_ms"));
  EXPECT_FALSE(object.at("sound").as_object().contains("echo"));
  EXPECT_FALSE(object.at("endpoint").as_object().contains("camera"));
  std::string problem;
  EXPECT_EQ(over_the_wire(object, read_site_second, problem), little);
  EXPECT_EQ(problem, "");
}

TEST(SiteFiguresJson, EveryWordSurvivesTheWire) {
  std::string problem;
  for (const auto limit : {EncoderLimit::kNone, EncoderLimit::kCpu, EncoderLimit::kBandwidth, EncoderLimit::kOther}) {
    EXPECT_EQ(over_the_wire(to_object(EndpointReport{.encoder_limit = limit}), read_endpoint_report, problem)
                  .encoder_limit, limit);
  }
  for (const auto state : {DeviceState::kOk, DeviceState::kMuted, DeviceState::kLost, DeviceState::kDenied,
                           DeviceState::kBusy, DeviceState::kSilent}) {
    EXPECT_FALSE(to_string(state).empty());
    EXPECT_EQ(over_the_wire(to_object(EndpointReport{.camera = state}), read_endpoint_report, problem).camera, state);
  }
  EXPECT_EQ(problem, "");
}

TEST(SiteFiguresJson, WhatIsWrongIsNamed) {
  const struct {
    const char* what;
    std::function<void(json::object&)> change;
    const char* problem;
  } cases[] = {
      {"no site", [](json::object& s) { s.erase("site"); }, "\"site\" is missing"},
      {"a missing count", [](json::object& s) { s["uplink"].as_object().erase("lost"); }, "\"uplink.lost\" is missing"},
      {"a missing number", [](json::object& s) { s["downlink"].as_object().erase("kbps"); },
       "\"downlink.kbps\" is missing"},
      {"a share above 1", [](json::object& s) { s["uplink"].as_object()["loss"] = 1.5; },
       "\"uplink.loss\" is beyond its bounds"},
      {"a negative count", [](json::object& s) { s["uplink"].as_object()["packets"] = -1; },
       "\"uplink.packets\" is beyond its bounds"},
      {"a count beyond 31 bits", [](json::object& s) { s["uplink"].as_object()["lost"] = int64_t{1} << 40; },
       "\"uplink.lost\" is beyond its bounds"},
      {"a run too few", [](json::object& s) { s["uplink"].as_object()["loss_runs"] = {1, 2, 3, 4}; },
       "\"uplink.loss_runs\" must be 5 counts"},
      {"a run that is none", [](json::object& s) { s["uplink"].as_object()["loss_runs"] = {1, 2, 3, 4, "5"}; },
       "\"uplink.loss_runs\" must be a short array of integers"},
      {"endless runs", [](json::object& s) { s["uplink"].as_object()["loss_runs"] = json::array(100, 1); },
       "\"uplink.loss_runs\" must be a short array of integers"},
      {"louder than full scale", [](json::object& s) { s["sound"].as_object()["level_dbov"] = 3; },
       "\"sound.level_dbov\" is beyond its bounds"},
      {"an echo without delay", [](json::object& s) { s["sound"].as_object()["echo"].as_object().erase("delay_ms"); },
       "\"sound.echo.delay_ms\" is missing"},
      {"too many layers", [](json::object& s) { s["picture"].as_object()["layers_wanted"] = json::array(9, "h"); },
       "\"picture.layers_wanted\" has too many layers"},
      {"a layer too long",
       [](json::object& s) { s["picture"].as_object()["layers_received"] = {std::string(17, 'h')}; },
       "\"picture.layers_received\" has a layer with too long a name"},
      {"an unknown device state", [](json::object& s) { s["endpoint"].as_object()["camera"] = "fine"; },
       "\"endpoint.camera\" must be one of ok, muted, lost, denied, busy, silent"},
      {"more than one whole CPU", [](json::object& s) { s["endpoint"].as_object()["cpu_share"] = 1e9; },
       "\"endpoint.cpu_share\" is beyond its bounds"},
      {"a text for an object", [](json::object& s) { s["picture"] = "black"; }, "\"picture\" must be an object"},
  };
  for (const auto& c : cases) {
    auto object = to_object(example());
    c.change(object);
    std::string problem;
    over_the_wire(object, read_site_second, problem);
    EXPECT_EQ(problem, c.problem) << c.what;
  }
}

TEST(SiteFiguresJson, AServersSecondIsWhole) {
  for (const auto* name : {"cpu_share", "busiest_lane_share", "late_ticks", "queue_depth", "socket_drops",
                           "memory_bytes"}) {
    auto object = to_object(server_example());
    object.erase(name);
    std::string problem;
    over_the_wire(object, read_server_figures, problem);
    EXPECT_EQ(problem, "\"" + std::string(name) + "\" is missing");
  }
}

TEST(SiteFiguresJson, ABrowsersNameIsCutBetweenCharacters) {
  std::string name;
  while (name.size() <= kMaxBrowserBytes) name += "ể";
  std::string problem;
  const auto read = over_the_wire(to_object(EndpointReport{.browser = name}), read_endpoint_report, problem);
  EXPECT_EQ(problem, "");
  EXPECT_EQ(read.browser, name.substr(0, kMaxBrowserBytes / 3 * 3));
}

}  // namespace
}  // namespace mcu
