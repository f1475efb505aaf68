#include "mcu/api/messages.h"

#include <gtest/gtest.h>

namespace mcu {
namespace {

TEST(ControlMessages, EveryCommandSurvivesTheWire) {
  const ConferenceId conference("c");
  const SiteId site("s");
  const ConnectionId connection("x");
  const Command commands[] = {{0, Hello{1, "ab"}},
                              {1, RemoveConference{conference}},
                              {2, Offer{conference, site, connection, "v=0\r\n"}},
                              {3, Candidate{conference, site, connection, "candidate:1", "0"}},
                              {4, Leave{conference, site, connection}}};
  for (const auto& command : commands) {
    const std::string line = to_json(command);
    const auto parsed = parse_command(line);
    ASSERT_TRUE(parsed) << line << ": " << parsed.error().message;
    EXPECT_EQ(to_json(*parsed), line);
  }
}

TEST(ControlMessages, EveryEventSurvivesTheWire) {
  const ConferenceId conference("c");
  const SiteId site("s");
  const Event events[] = {
      Challenge{1, "00"},
      Refused{"control.wrong_secret", "no"},
      Welcome{1, "mcu-1", {{conference, 3, {{site, ConnectionId("x"), ConnectionState::kConnected}}}}},
      Reply{5, true, "", "", "v=0", {{"2", "stage", site, false}, {"3", "gallery-1", std::nullopt, true}}},
      Reply{6, false, "sdp.no_vp8", "m-line 2 offers no VP8", "", {}},
      ParticipantStateEvent{conference, site, ConnectionId("x"), ConnectionState::kDisconnected},
      SlotsEvent{conference, site, {{"2", "stage", std::nullopt, true}}},
      SpeakingEvent{conference, {site}, site, std::nullopt},
      SpeakingEvent{conference, {}, std::nullopt, site},
      LayersEvent{conference, site, {"h", "l"}},
      FiguresEvent{{{conference,
                     {SiteSecond{.site = site,
                                 .uplink = LineFigures{.packets = 150, .lost = 6, .kbps = 1500.5, .rtt_ms = 12},
                                 .picture = PictureFigures{.layers_received = {"l"}}},
                      SiteSecond{.site = SiteId("~viewer")}},
                     70,
                     80}},
                   {1.5, 2, 3, {{"opus_encode", 4, 0.25}}},
                   {0.5, 0.25, 1, 2, 3, 4'000'000'000, {}}}};
  for (const auto& event : events) {
    const std::string line = to_json(event);
    const auto parsed = parse_event(line);
    ASSERT_TRUE(parsed) << line << ": " << parsed.error().message;
    EXPECT_EQ(to_json(*parsed), line);
  }
}

// Boost 1.81 reads long fractions a little wrong; what we write is short enough to come back as it was.
TEST(ControlMessages, FiguresComeBackAsTheyWereWritten) {
  for (const double kbps : {1.0 / 3, 0.1234567890123456789, 123456789.98765432, 2.5e-9, 999'999'999.999999}) {
    FiguresEvent event;
    event.conferences.push_back({ConferenceId("c"), {{SiteId("a"), LineFigures{.kbps = kbps / 1000}}}, 0, 0});
    event.process.cpu_seconds = kbps;
    const std::string written = to_json(Event(event));
    const auto again = parse_event(written);
    ASSERT_TRUE(again) << written;
    EXPECT_EQ(to_json(*again), written);
    EXPECT_NEAR(std::get<FiguresEvent>(*again).process.cpu_seconds, kbps, 1e-6);
  }
  EXPECT_FALSE(parse_event(R"({"type":"figures","process":{"cpu_seconds":1e25},"conferences":[]})"));
}

TEST(ControlMessages, FiguresThatCannotBeMeasuredNameTheMember) {
  const std::string server = R"(,"server":{"cpu_share":0.5,"busiest_lane_share":0,"late_ticks":0,"queue_depth":0,)"
                             R"("socket_drops":0,"memory_bytes":1}})";
  const std::string begin = R"({"type":"figures","process":{},"conferences":[{"id":"c","sites":[)";
  ASSERT_TRUE(parse_event(begin + R"({"site":"a"}]}])" + server));
  const struct {
    std::string line;
    const char* named;
  } cases[] = {
      {begin + R"({"site":"a","uplink":{"packets":-1}}]}])" + server, "conferences[0].sites[0].uplink.packets"},
      {begin + R"({"uplink":null}]}])" + server, "conferences[0].sites[0].site"},
      {begin + "]}]}", "server"},
      {begin + R"(]}],"server":{"cpu_share":2}})", "server.cpu_share"},
  };
  for (const auto& c : cases) {
    const auto parsed = parse_event(c.line);
    ASSERT_FALSE(parsed) << c.line;
    EXPECT_NE(parsed.error().message.find(c.named), std::string::npos) << parsed.error().message;
  }
}

TEST(ControlMessages, WrongMessagesNameTheMember) {
  const struct {
    const char* line;
    const char* named;
  } cases[] = {
      {"", "not JSON"},
      {"[1]", "JSON object"},
      {R"({"id":1})", "\"type\""},
      {R"({"type":"dance"})", "dance"},
      {R"({"type":"offer","conference":"c","site":"s","connection":"x"})", "\"sdp\""},
      {R"({"type":"offer","conference":7,"site":"s","connection":"x","sdp":""})", "\"conference\""},
      {R"({"type":"set_conference"})", "\"conference\""},
      {R"({"type":"leave","conference":"c","site":"s","connection":"x","id":"one"})", "\"id\""},
  };
  for (const auto& c : cases) {
    const auto parsed = parse_command(c.line);
    ASSERT_FALSE(parsed) << c.line;
    EXPECT_EQ(parsed.error().code, "control.bad_message");
    EXPECT_NE(parsed.error().message.find(c.named), std::string::npos) << parsed.error().message;
  }
}

TEST(ControlMessages, UnknownMembersAreIgnoredSoThatEitherSideMayBeNewer) {
  const auto parsed =
      parse_command(R"({"type":"leave","conference":"c","site":"s","connection":"x","id":9,"later":{"a":1}})");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(std::get<Leave>(parsed->body).site, SiteId("s"));
}

TEST(ControlMessages, TooLongAndTooDeepAreRefused) {
  EXPECT_FALSE(parse_command(std::string(kMaxControlLine + 1, ' ')));
  EXPECT_FALSE(parse_command(std::string(64, '[') + std::string(64, ']')));
}

}  // namespace
}  // namespace mcu
