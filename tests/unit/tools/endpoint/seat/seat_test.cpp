#include "tools/endpoint/seat/seat.h"

#include <set>

#include "tests/unit/tools/endpoint/seat/seat_fixture.h"

namespace tools {
namespace {

using namespace test;

TEST_F(SeatTest, JoinsOffersAndSends) {
  connect_media();
  const auto join = *signaling_.received("join");
  EXPECT_EQ(join.at("token"), "secret");
  EXPECT_EQ(join.at("version"), 2);
  EXPECT_EQ(join.at("media"), true);
  EXPECT_FALSE(join.contains("connection"));
  EXPECT_EQ(last("joined").at("connection"), "c1");
  EXPECT_EQ(last("media").at("connected"), true);
  ASSERT_TRUE(until([&] { return bridge_->packets.size() >= 3; }));
  const auto report = seat_->report(mcu::EventLoop::now(), false);
  EXPECT_EQ(report.at("joined"), true);
  EXPECT_EQ(report.at("connected"), true);
  EXPECT_GE(report.at("uplink").at("packets").to_number<int>(), 3);
  EXPECT_EQ(report.at("srtp"), "SRTP_AEAD_AES_128_GCM");
}

TEST_F(SeatTest, ReportsWhatItReceives) {
  connect_media();
  const uint8_t sound[] = {0xF8, 0xFF, 0xFE};  // Opus silence
  bridge_->sender->send_sound(sound, 127, 0, mcu::EventLoop::now(), mcu::EventLoop::now());
  std::vector<uint8_t> picture{0x10, 0, 0, 0x9d, 0x01, 0x2a, 0x40, 0x01, 0xb4, 0x00};
  const PictureLayer layer[] = {{picture, true}};
  bridge_->sender->send_picture(layer, 0, mcu::EventLoop::now(), mcu::EventLoop::now());
  ASSERT_TRUE(until([&] {
    const auto report = seat_->report(mcu::EventLoop::now(), false);
    return report.at("downlink").at("packets").to_number<int>() >= 2;
  }));
  const auto report = seat_->report(mcu::EventLoop::now(), true);
  EXPECT_EQ(report.at("sound").at("packets"), 1);
  EXPECT_EQ(report.at("sound").at("latency_ms").at("count"), 0);
  EXPECT_TRUE(report.at("sound").at("latency_ms").at("samples").as_array().empty());
  EXPECT_TRUE(until([&] {
    const auto pictures = seat_->report(mcu::EventLoop::now(), false).at("pictures").as_array();
    return pictures.size() == 1 && pictures[0].at("broken") == 1 && pictures[0].at("tiles").as_array().empty();
  })) << "what came whole but cannot be decoded";
}

TEST_F(SeatTest, SoundFollowsTheMicrophone) {
  connect_media();
  EXPECT_EQ(sounds_.back(), std::pair(std::string("tone"), false));
  signaling_.say({{"type", "microphone"}, {"state", "asked"}, {"place", 1}});
  signaling_.say({{"type", "microphone"}, {"state", "live"}});
  ASSERT_TRUE(until([&] { return sounds_.back().second; }));
  ASSERT_TRUE(seat_->obey(*parse_command(R"({"do":"sound","sound":"quiet"})")));
  EXPECT_EQ(sounds_.back(), std::pair(std::string("quiet"), true));
  ASSERT_TRUE(seat_->obey(*parse_command(R"({"do":"silence"})")));
  EXPECT_EQ(sounds_.back(), std::pair(std::string("silence"), true));
  EXPECT_EQ(seat_->obey(*parse_command(R"({"do":"sound","sound":"missing"})")).error().code, "endpoint.file");
  signaling_.say({{"type", "microphone"}, {"state", "off"}});
  ASSERT_TRUE(until([&] { return !sounds_.back().second; }));
}

TEST_F(SeatTest, PassesWishesOnToSignaling) {
  connect_media();
  ASSERT_TRUE(seat_->obey(*parse_command(R"({"do":"ask"})")));
  ASSERT_TRUE(seat_->obey(*parse_command(R"({"do":"view","view":"forwarded"})")));
  ASSERT_TRUE(until([&] { return signaling_.received("view").has_value(); }));
  EXPECT_TRUE(signaling_.received("floor.request"));
  EXPECT_EQ(signaling_.received("view")->at("view"), "forwarded");
  EXPECT_EQ(seat_->obey(*parse_command(R"({"do":"dance"})")).error().message, "there is no command \"dance\"");
}

TEST_F(SeatTest, ComesBackAndResumesItsMedia) {
  connect_media();
  signaling_.close(1012);
  ASSERT_TRUE(until([&] { return signaling_.connections == 2 && signaling_.messages.back().contains("token"); }));
  EXPECT_EQ(last("closed").at("code"), 1012);
  EXPECT_EQ(signaling_.received("join")->at("connection"), "c1");
  const auto before = signaling_.messages.size();
  signaling_.say({{"type", "joined"}, {"connection", "c1"}, {"resumed", true}});
  ASSERT_TRUE(until([&] { return events("joined") == 2; }));
  EXPECT_EQ(signaling_.messages.size(), before) << "no new offer";
  const auto sent = bridge_->packets.size();
  ASSERT_TRUE(until([&] { return bridge_->packets.size() > sent + 2; })) << "the old media go on";
}

TEST_F(SeatTest, DoesNotComeBackToASeatTakenByAnother) {
  connect_media();
  seat_gone_ = true;
  signaling_.close(4001);
  ASSERT_TRUE(until([&] { return events("closed") == 1; }));
  const auto end = mcu::EventLoop::now() + 400ms;
  ASSERT_TRUE(until([&] { return mcu::EventLoop::now() > end; }));
  EXPECT_EQ(signaling_.connections, 1);
  EXPECT_EQ(seat_->report(mcu::EventLoop::now(), false).at("connected"), false);
}

TEST_F(SeatTest, WaitsInStandbyAnswersACallAndJoinsByItself) {
  make_seat();
  ASSERT_TRUE(until([&] { return signaling_.received("join").has_value(); }));
  signaling_.say({{"type", "standby"}, {"site", "my-loc"}, {"call", nullptr}});
  ASSERT_TRUE(until([&] { return events("standby") == 1; }));
  EXPECT_EQ(events("call"), 0U);
  EXPECT_FALSE(signaling_.received("offer"));
  signaling_.say({{"type", "standby"}, {"site", "my-loc"}, {"call", json::object{{"conference", "khan"}}}});
  ASSERT_TRUE(until([&] { return signaling_.received("answer_call").has_value(); }));
  EXPECT_EQ(signaling_.received("answer_call")->at("conference"), "khan");
  EXPECT_EQ(last("call").at("conference"), "khan");
  signaling_.say(
      {{"type", "joined"}, {"conference", json::object{{"id", "khan"}}}, {"connection", "c1"}, {"resumed", false}});
  ASSERT_TRUE(until([&] { return signaling_.received("offer").has_value(); }));
  EXPECT_EQ(last("joined").at("conference"), "khan");
  EXPECT_EQ(signaling_.connections, 1);
}

TEST_F(SeatTest, EndsItsMediaInStandby) {
  connect_media();
  signaling_.say({{"type", "standby"}, {"site", "my-loc"}, {"call", nullptr}});
  ASSERT_TRUE(until([&] { return events("standby") == 1; }));
  EXPECT_EQ(seat_->report(mcu::EventLoop::now(), false).at("connected"), false);
  EXPECT_FALSE(seat_->obey({"my-loc", "ask", {}, {}})) << "there is no floor to ask for";
  signaling_.messages.clear();
  signaling_.say({{"type", "joined"}, {"connection", "c2"}, {"resumed", false}});
  ASSERT_TRUE(until([&] { return signaling_.received("offer").has_value(); })) << "with new media";
}

TEST_F(SeatTest, AHallReportsOnItself) {
  settings_.reports = json::object{{"limit", "cpu"}};
  make_seat();
  ASSERT_TRUE(until([&] { return signaling_.received("join").has_value(); }));
  signaling_.say({{"type", "joined"},
                  {"self", json::object{{"site", "my-loc"}, {"role", "site"}}},
                  {"connection", "c1"},
                  {"resumed", false}});
  ASSERT_TRUE(until([&] { return signaling_.received("report").has_value(); }));
  const auto report = *signaling_.received("report");
  EXPECT_EQ(report.at("limit"), "cpu") << "as its settings say";
  EXPECT_GT(report.at("clock_ms").to_number<int64_t>(), 1'700'000'000'000);
  EXPECT_LE(seat_->next_deadline(), mcu::EventLoop::now() + SelfReport::kInterval);
}

TEST_F(SeatTest, AnswersATestOfItsHall) {
  connect_media();
  signaling_.say({{"type", "preflight.start"}, {"test", 7}, {"sounds", true}, {"quiet_ms", 20}, {"probe", nullptr}});
  ASSERT_TRUE(until([&] { return signaling_.received("preflight.result").has_value(); }));
  const auto result = *signaling_.received("preflight.result");
  EXPECT_EQ(result.at("test"), 7);
  EXPECT_EQ(result.at("camera"), "ok");
  EXPECT_EQ(result.at("camera_moving"), true);
  EXPECT_EQ(result.at("microphone_dbov").as_double(), -40.3);
  EXPECT_EQ(result.at("chirp"), "heard");
  EXPECT_EQ(result.at("chirp_delay_ms").as_double(), 42);
  EXPECT_FALSE(result.contains("up_kbps"));
}

TEST_F(SeatTest, ATestWithoutAServerForTheProbeIsAnsweredWithoutFigures) {
  settings_.reports = json::object{{"camera", "lost"}, {"cpu", 1}};
  connect_media();
  const json::object probe{{"max_kbps", 4000}, {"seconds", 2}, {"bytes", 1}};
  signaling_.say({{"type", "preflight.start"}, {"test", 8}, {"sounds", false}, {"quiet_ms", 1}, {"probe", probe}});
  ASSERT_TRUE(until([&] { return signaling_.received("preflight.result").has_value(); }));
  const auto result = *signaling_.received("preflight.result");
  EXPECT_EQ(result.at("test"), 8);
  EXPECT_EQ(result.at("camera"), "lost") << "as its settings say";
  for (const auto* member : {"up_kbps", "down_kbps", "chirp", "failed", "cpu"}) {
    EXPECT_FALSE(result.contains(member)) << member;
  }
}

TEST_F(SeatTest, ATestEndsWithTheSeat) {
  connect_media();
  signaling_.say({{"type", "preflight.start"}, {"test", 9}, {"sounds", false}, {"quiet_ms", 60}, {"probe", nullptr}});
  signaling_.say({{"type", "standby"}, {"site", "my-loc"}, {"call", nullptr}});
  ASSERT_TRUE(until([&] { return events("standby") == 1; }));
  const auto end = mcu::EventLoop::now() + 150ms;
  ASSERT_TRUE(until([&] { return mcu::EventLoop::now() > end; }));
  EXPECT_FALSE(signaling_.received("preflight.result"));
}

TEST_F(SeatTest, NamesItsDevicesToATechnician) {
  connect_media();
  signaling_.say({{"type", "remote.do"}, {"request", 3}, {"what", "devices"}, {"by", "Trần Kỹ Thuật"}});
  ASSERT_TRUE(until([&] { return signaling_.received("remote.answer").has_value(); }));
  const auto answer = *signaling_.received("remote.answer");
  EXPECT_EQ(answer.at("request"), 3);
  EXPECT_EQ(answer.at("ok"), true);
  EXPECT_EQ(answer.at("devices").as_array().size(), 3U);
  EXPECT_EQ(last("remote").at("by"), "Trần Kỹ Thuật");
}

TEST_F(SeatTest, BeginsItsMediaAnewForATechnician) {
  connect_media();
  seat_gone_ = true;
  signaling_.say({{"type", "remote.do"}, {"request", 4}, {"what", "restart"}, {"by", "x"}});
  ASSERT_TRUE(until([&] { return signaling_.connections == 2 && signaling_.messages.back().contains("token"); }));
  EXPECT_EQ(signaling_.received("remote.answer")->at("ok"), true) << "before it went";
  EXPECT_FALSE(signaling_.received("join")->contains("connection")) << "a new one";
  signaling_.messages.clear();
  signaling_.say({{"type", "joined"}, {"connection", "c2"}, {"resumed", false}});
  ASSERT_TRUE(until([&] { return signaling_.received("offer").has_value(); }));
}

TEST_F(SeatTest, KeepsToATechniciansCap) {
  settings_.messages.push_back("remote.state");
  pictures_ = true;
  connect_media();
  const auto last_message = [&] { return text_field(last("message").at("message").as_object(), "type"); };
  const auto cap = [&](json::value kbps) {
    const size_t told = events("message");
    signaling_.say({{"type", "remote.state"}, {"cap_kbps", std::move(kbps)}, {"listening", false}});
    EXPECT_TRUE(until([&] { return events("message") > told && last_message() == "remote.state"; }));
  };
  // In the next packets but those that may be under way.
  const auto layers_sent = [&] {
    const size_t from = bridge_->packets.size() + 8;
    EXPECT_TRUE(until([&] { return bridge_->packets.size() > from + 16; }));
    std::set<uint32_t> layers;
    for (size_t i = from; i < bridge_->packets.size(); ++i) {
      if (bridge_->packets[i].mid == "1") layers.insert(bridge_->packets[i].header.ssrc);
    }
    return layers.size();
  };
  EXPECT_EQ(layers_sent(), 3U);
  cap(700);
  EXPECT_EQ(layers_sent(), 2U);
  cap(100);
  EXPECT_EQ(layers_sent(), 1U) << "the smallest in any case";
  signaling_.say({{"type", "layers"}, {"layers", json::array{"h", "l"}}});
  cap(1700);
  EXPECT_EQ(layers_sent(), 2U);
  cap(nullptr);
  signaling_.say({{"type", "layers"}, {"layers", json::array{"h", "m", "l"}}});
  EXPECT_TRUE(until([&] { return last_message() == "layers"; }));
  EXPECT_EQ(layers_sent(), 3U);
}

TEST_F(SeatTest, APageHasNothingToReport) {
  make_seat();
  ASSERT_TRUE(until([&] { return signaling_.received("join").has_value(); }));
  signaling_.say({{"type", "joined"},
                  {"self", json::object{{"site", "my-loc"}, {"role", "chair"}}},
                  {"connection", "c1"},
                  {"resumed", false}});
  ASSERT_TRUE(until([&] { return signaling_.received("offer").has_value(); }));
  ASSERT_TRUE(seat_->obey({"my-loc", "ask", {}, {}}));
  ASSERT_TRUE(until([&] { return signaling_.received("floor.request").has_value(); }));
  EXPECT_FALSE(signaling_.received("report"));
}

TEST_F(SeatTest, LetsACallRingIfItIsToldTo) {
  settings_.answer_calls = false;
  make_seat();
  ASSERT_TRUE(until([&] { return signaling_.received("join").has_value(); }));
  signaling_.say({{"type", "standby"}, {"site", "my-loc"}, {"call", json::object{{"conference", "khan"}}}});
  ASSERT_TRUE(until([&] { return events("call") == 1; }));
  signaling_.say({{"type", "standby"}, {"site", "my-loc"}, {"call", nullptr}});
  ASSERT_TRUE(until([&] { return events("standby") == 2; }));
  EXPECT_FALSE(signaling_.received("answer_call"));
}

TEST_F(SeatTest, KilledItSaysNothingMoreAndMayBeTakenAgain) {
  connect_media();
  seat_gone_ = true;
  seat_->kill();
  ASSERT_TRUE(until([&] { return signaling_.gone; }));
  EXPECT_TRUE(bridge_->connected()) << "no goodbye reached the bridge";
  EXPECT_EQ(seat_->next_deadline(), media::kNever);
  seat_->join();
  ASSERT_TRUE(until([&] { return signaling_.connections == 2; }));
}

TEST_F(SeatTest, LeavingSaysGoodbye) {
  connect_media();
  seat_gone_ = true;
  seat_->leave();
  ASSERT_TRUE(until([&] { return signaling_.gone && !bridge_->connected(); }));
}

TEST_F(SeatTest, KeepsTryingWhileNobodyListens) {
  settings_.url = "ws://127.0.0.1:1/ws";
  make_seat();
  ASSERT_TRUE(until([&] { return events("closed") >= 2; }));
  EXPECT_EQ(last("closed").at("code"), SignalingClient::kLost);
}

}  // namespace
}  // namespace tools
