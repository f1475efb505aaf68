#pragma once

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>

#include "tests/unit/media/base/temporary_folder.h"
#include "tests/unit/tools/endpoint/stream/fake_bridge.h"
#include "tests/unit/tools/endpoint/stream/immediate_lane.h"
#include "tools/endpoint/core/make_tracks.h"
#include "tools/endpoint/core/site_signs.h"
#include "tools/endpoint/seat/json_fields.h"
#include "tools/endpoint/seat/seat.h"

namespace tools::test {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace json = boost::json;
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
      const auto current = std::make_shared<Socket>(std::move(socket));
      current->async_accept([this, current](boost::system::error_code failed) {
        if (failed) return;  // some other request: it has its answer, or is cut
        socket_ = current;
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

// Sends one sound packet each time it is asked, and a picture if it has any.
struct FakeMedia : SeatMedia {
  FakeMedia(std::vector<std::pair<std::string, bool>>& told, bool with_pictures)
      : sounds(told), pictures(with_pictures) {}
  void poll(MediaSender& sender, media::Timestamp now) override {
    const uint8_t opus[] = {1};
    sender.send_sound(opus, 30, 960 * sent++, now, now);
    const uint8_t vp8[] = {0x10, 0, 0, 0x9d, 0x01, 0x2a, 0x40, 0x01, 0xb4, 0x00};
    const PictureLayer layers[] = {{vp8, true}, {vp8, true}, {vp8, true}};
    if (pictures) sender.send_picture(layers, 1800 * sent, now, now);
    next = now + 20ms;
  }
  media::Timestamp next_deadline() const override { return next; }
  void request_keyframe() override {}
  media::Result<void> set_sound(const std::string& name, bool on) override {
    sounds.emplace_back(name, on);
    if (name == "missing") return media::failure("endpoint.file", "no such sound");
    return {};
  }
  Devices devices() const override { return {.camera = true, .moving = true, .microphone_dbov = -40.26}; }
  std::optional<Room> room() const override { return Room{42ms, 18}; }
  std::vector<std::pair<std::string, bool>>& sounds;
  bool pictures;
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

  void give_document() {
    const auto track = make_document_track(0, site_colour(0), kDocumentFramesPerSecond).value();
    ASSERT_TRUE(track.write(store_.folder() + "/" + MediaStore::document_file(0)));
    has_document_ = true;
  }
  size_t packets_of(std::string_view mid) const {
    return static_cast<size_t>(std::ranges::count_if(bridge_->packets, [&](const auto& p) { return p.mid == mid; }));
  }
  void say_content(bool holder) {
    signaling_.say({{"type", "microphone"}, {"state", "off"}, {"content", json::object{{"holder", holder}}}});
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
          return std::make_unique<FakeMedia>(sounds_, pictures_);
        },
        .make_document = [this](const SeatSettings&) -> media::Result<std::unique_ptr<DocumentReplay>> {
          if (!has_document_) return nullptr;
          return DocumentReplay::create(store_, 0, log_, mcu::EventLoop::now());
        },
        .make_outputs = [](const SeatSettings&) { return std::vector<std::unique_ptr<SeatOutput>>(); },
        .log = log_,
        .marks = marks_,
        .buffers = buffers_,
        .decoders = decoders_,
        .make_lane = [] { return std::make_unique<ImmediateLane>(); },
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
    bridge_ = std::make_unique<FakeBridge>(wire_, *text_field(*signaling_.received("offer"), "sdp"));
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
  Wire wire_;
  SendLog log_;
  media::test::TemporaryFolder folder_;
  MediaStore store_{folder_.path().string()};
  bool has_document_ = false;
  FrameMarks marks_;
  media::FrameBuffers buffers_;
  SharedDecoders decoders_;
  std::vector<json::object> events_;
  std::vector<std::pair<std::string, bool>> sounds_;
  bool pictures_ = false;
  std::unique_ptr<Seat> seat_;
  std::unique_ptr<FakeBridge> bridge_;
  bool seat_gone_ = false;
};

}  // namespace tools::test
