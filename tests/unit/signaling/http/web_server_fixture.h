#pragma once

#include <array>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <gtest/gtest.h>
#include <spdlog/spdlog.h>

#include "signaling/http/web_server.h"

// The server against clients that do as they should and others that do not, over real sockets, in one thread.
namespace signaling {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using namespace std::chrono_literals;

// A raw TCP client: it says exactly what it is told to and keeps all it hears.
class RawClient {
 public:
  RawClient(asio::io_context& context, uint16_t port) : state_(std::make_shared<State>(context)) {
    state_->socket.connect({asio::ip::address_v4::loopback(), port});
    read(state_);
  }
  ~RawClient() { state_->socket.close(); }

  void say(std::string text) {
    auto kept = std::make_shared<std::string>(std::move(text));
    asio::async_write(state_->socket, asio::buffer(*kept), [kept](error_code, size_t) {});
  }
  void stop_reading() { state_->reading = false; }

  const std::string& heard() const { return state_->heard; }
  bool heard_text(std::string_view text) const { return heard().find(text) != std::string::npos; }
  bool ended() const { return state_->ended; }

 private:
  struct State {
    explicit State(asio::io_context& context) : socket(context) {}
    tcp::socket socket;
    std::array<char, 65536> data{};
    std::string heard;
    bool ended = false;
    bool reading = true;
  };
  static void read(const std::shared_ptr<State>& state) {
    state->socket.async_read_some(asio::buffer(state->data), [state](error_code error, size_t size) {
      state->heard.append(state->data.data(), size);
      state->ended = static_cast<bool>(error);
      if (!error && state->reading) read(state);
    });
  }
  std::shared_ptr<State> state_;
};

inline constexpr std::string_view kUpgrade =
    "GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";

// A client's frame (RFC 6455 §5.2), masked with zeros.
inline std::string frame(std::string_view text, uint8_t first = 0x81) {
  std::string out(1, static_cast<char>(first));
  if (text.size() < 126) {
    out += static_cast<char>(0x80 | text.size());
  } else if (text.size() < 65536) {
    out += static_cast<char>(0xfe);
    out += static_cast<char>(text.size() >> 8);
    out += static_cast<char>(text.size() & 0xff);
  } else {
    out += static_cast<char>(0xff);
    for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>((text.size() >> shift) & 0xff);
  }
  return out.append(4, '\0').append(text);
}

// The close frame a client hears for a code.
inline std::string close_frame(uint16_t code) {
  return {static_cast<char>(0x88), 2, static_cast<char>(code >> 8), static_cast<char>(code & 0xff)};
}

class WebServerFixture : public testing::Test, public HttpHandler, public WebSocketHandler {
 protected:
  WebServerFixture() {
    spdlog::set_level(spdlog::level::off);
    settings.listeners = {{"127.0.0.1", 0, false}};
  }
  ~WebServerFixture() override { spdlog::set_level(spdlog::level::info); }

  void listen() {
    auto listens = WebServer::listen(context, settings);
    ASSERT_TRUE(listens) << listens.error().message;
    server = std::move(*listens);
  }
  void start() {
    listen();
    server->serve(*this, *this);
  }
  RawClient client() { return {context, server->port(0)}; }
  // Asks for a WebSocket and waits until it is one.
  void upgrade(RawClient& client) {
    const size_t before = opened.size();
    client.say(std::string(kUpgrade));
    ASSERT_TRUE(until([&] { return opened.size() == before + 1 && client.heard_text("\r\n\r\n"); }));
  }

  // Runs until the condition holds; false after 5 s.
  bool until(const std::function<bool()>& condition) {
    const auto end = std::chrono::steady_clock::now() + 5s;
    while (!condition()) {
      if (std::chrono::steady_clock::now() > end) return false;
      context.restart();
      context.run_one_for(100ms);
    }
    return true;
  }

  void answer(const HttpRequest& request, Reply reply) override {
    requests.push_back(request);
    if (request.target == "/later") return waiting.push_back(std::move(reply));
    if (file || noise) {
      HttpReply answer;
      answer.file = file;
      answer.noise = noise;
      return reply(std::move(answer));
    }
    reply(body_of(request));
  }
  static HttpReply body_of(const HttpRequest& request) {
    HttpReply reply;
    reply.headers = {{"X-Test", "yes"}};
    reply.body = std::make_shared<const std::string>("body of " + request.target);
    return reply;
  }
  size_t max_body(const HttpRequest& head) const override { return head.target == "/upload" ? 5000 : kSmallBody; }
  std::unique_ptr<BodySink> body_sink(const HttpRequest& head) override {
    return make_sink && head.target == "/upload" ? make_sink() : nullptr;
  }
  void socket_opened(SocketId socket, const std::string& address) override { opened[socket] = address; }
  void socket_text(SocketId socket, std::string_view text) override { texts[socket].emplace_back(text); }
  void socket_closed(SocketId socket) override { ++closed[socket]; }

  asio::io_context context{1};
  WebServerSettings settings;
  std::unique_ptr<WebServer> server;
  std::vector<HttpRequest> requests;
  std::function<std::unique_ptr<BodySink>()> make_sink;  // of /upload
  std::optional<HttpFile> file;                          // the answer to everything
  std::optional<HttpNoise> noise;                        // or this
  std::vector<Reply> waiting;
  std::map<SocketId, std::string> opened;
  std::map<SocketId, std::vector<std::string>> texts;
  std::map<SocketId, int> closed;
};

}  // namespace signaling
