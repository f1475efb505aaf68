#include "tools/endpoint/seat/seat.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>

#include "tests/unit/tools/endpoint/stream/fake_bridge.h"
#include "tests/unit/tools/endpoint/stream/immediate_lane.h"
#include "tools/endpoint/seat/json_fields.h"

namespace tools {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace json = boost::json;
using testing::Contains;
using namespace std::chrono_literals;

// Signaling as far as one seat sees it: remembers what it is told, says what it is asked to say.
class FakeSignaling {
 public:
  FakeSignaling() : acceptor_(context_, {asio::ip::make_address("127.0.0.1"), 0}) { accept(); }

  // Everything happens in here.
  void poll() { context_.poll(); }

  std::string url() const { return "ws://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port()) + "/ws"; }

  void say(const json::object& message) { socket_->write(asio::buffer(json::serialize(message))); }
  void close(int code) {
    socket_->async_close({static_cast<uint16_t>(code)}, [socket = socket_](auto) {});
  }
  std::optional<json::object> received(std::string_view type) const {
    for (auto it = messages.rbegin(); it != messages.rend(); ++it) {
      if (text_field(*it, "type") == type) return *it;
    }
    return std::nullopt;
  }

  int connections = 0;
  bool gone = false;  // the last connection ended
  std::vector<json::object> messages;

 private:
  using Socket = beast::websocket::stream<beast::tcp_stream>;
  void accept() {
    acceptor_.async_accept([this](boost::system::error_code error, asio::ip::tcp::socket socket) {
      if (error) return;
      socket_ = std::make_shared<Socket>(std::move(socket));
      socket_->async_accept([this, current = socket_](boost::system::error_code failed) {
        if (failed) return;
        ++connections;
        gone = false;
        read(current);
      });
      accept();
    });
  }
  void read(const std::shared_ptr<Socket>& socket) {
    socket->async_read(buffer_, [this, socket](boost::system::error_code error, size_t) {
      if (error) {
        gone = socket == socket_;
        return;
      }
      messages.push_back(parse_object(beast::buffers_to_string(buffer_.data())).value());
      buffer_.consume(buffer_.size());
      read(socket);
    });
  }

  asio::io_context context_;
  asio::ip::tcp::acceptor acceptor_;
  std::shared_ptr<Socket> socket_;
  beast::flat_buffer buffer_;
};

// Sends one sound packet each time it is asked.
struct FakeMedia : SeatMedia {
  explicit FakeMedia(std::vector<std::pair<std::string, bool>>& told) : sounds(told) {}
  void poll(MediaSender& sender, media::Timestamp now) override {
    const uint8_t opus[] = {1};
    sender.send_sound(opus, 30, 960 * sent++, now, now);
    next = now + 20ms;
  }
  media::Timestamp next_deadline() const override { return next; }
  void request_keyframe() override {}
  media::Result<void> set_sound(const std::string& name, bool on) override {
    sounds.emplace_back(name, on);
    if (name == "missing") return media::failure("endpoint.file", "no such sound");
    return {};
  }
  std::vector<std::pair<std::string, bool>>& sounds;
  media::Timestamp next{};
  int64_t sent = 0;
};

class SeatTest : public testing::Test {
 protected:
  SeatTest() {
    settings_.name = "my-loc";
    settings_.url = signaling_.url();
    settings_.token = "secret";
    settings_.slots = 1;
  }

  void make_seat() {
    SeatSurroundings surroundings{
        .loop = loop_,
        .network = network_,
        .certificate = certificate_,
        .make_ice = [this](mcu::IceListener& listener) -> media::Result<std::unique_ptr<mcu::IceTransport>> {
          return wire_.make_end(0, listener);
        },
        .make_media = [this](const SeatSettings&) -> media::Result<std::unique_ptr<SeatMedia>> {
          return std::make_unique<FakeMedia>(sounds_);
        },
        .make_outputs = [](const SeatSettings&) { return std::vector<std::unique_ptr<SeatOutput>>(); },
        .log = log_,
        .marks = marks_,
        .buffers = buffers_,
        .decoders = decoders_,
        .make_lane = [] { return std::make_unique<test::ImmediateLane>(); },
        .emit = [this](json::object event) { events_.push_back(std::move(event)); }};
    seat_ = std::make_unique<Seat>(settings_, surroundings, 5);
    seat_->join();
  }

  // Runs the loop until `done`, at most five seconds.
  testing::AssertionResult until(const std::function<bool()>& done) {
    const auto limit = mcu::EventLoop::now() + 5s;
    mcu::DeadlineTimer tick(loop_, [] {});
    bool reached = false;
    const auto hook = loop_.after_wake_up([&] {
      const auto now = mcu::EventLoop::now();
      signaling_.poll();
      seat_->poll(now);
      if (bridge_) {
        bridge_->poll(now);
        wire_.pump(1, now);
        if (!seat_gone_) wire_.pump(0, now);
      }
      reached = done();
      if (reached || now > limit) return loop_.stop();
      tick.set(now + 1ms);
    });
    loop_.post([] {});
    loop_.run();
    return reached ? testing::AssertionSuccess() : testing::AssertionFailure() << "not within five seconds";
  }

  size_t events(std::string_view name) const {
    return static_cast<size_t>(
        std::ranges::count_if(events_, [&](const auto& event) { return event.at("event").as_string() == name; }));
  }
  json::object last(std::string_view name) const {
    for (auto it = events_.rbegin(); it != events_.rend(); ++it) {
      if (it->at("event").as_string() == name) return *it;
    }
    return {};
  }
  void connect_media() {
    make_seat();
    ASSERT_TRUE(until([&] { return signaling_.received("join").has_value(); }));
    signaling_.say({{"type", "joined"}, {"connection", "c1"}, {"resumed", false}});
    ASSERT_TRUE(until([&] { return signaling_.received("offer").has_value(); }));
    bridge_ = std::make_unique<test::FakeBridge>(wire_, *text_field(*signaling_.received("offer"), "sdp"));
    signaling_.say(
        {{"type", "slots"},
         {"slots",
          json::array{json::object{
              {"mid", "2"}, {"slot", "stage"}, {"site", "y-yen"}, {"view", "forwarded"}, {"composed", false}}}}});
    signaling_.say({{"type", "answer"}, {"sdp", bridge_->text}});
    ASSERT_TRUE(until([&] { return events("message") >= 2; }));
    wire_.connect(mcu::EventLoop::now());
    ASSERT_TRUE(until([&] { return events("media") == 1; }));
  }

  mcu::EventLoop loop_;
  NetworkThread network_;
  FakeSignaling signaling_;
  SeatSettings settings_;
  media::Certificate certificate_ = media::Certificate::create().value();
  test::Wire wire_;
  SendLog log_;
  FrameMarks marks_;
  media::FrameBuffers buffers_;
  SharedDecoders decoders_;
  std::vector<json::object> events_;
  std::vector<std::pair<std::string, bool>> sounds_;
  std::unique_ptr<Seat> seat_;
  std::unique_ptr<test::FakeBridge> bridge_;
  bool seat_gone_ = false;
};

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
