// The server against clients that do as they should and others that do not, over real sockets, in one thread.
#include "signaling/http/web_server.h"

#include <chrono>
#include <functional>
#include <map>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <gtest/gtest.h>
#include <spdlog/spdlog.h>

namespace signaling {
namespace {

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

constexpr std::string_view kUpgrade =
    "GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";

// A client's frame (RFC 6455 §5.2), masked with zeros.
std::string frame(std::string_view text, uint8_t first = 0x81) {
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
std::string close_frame(uint16_t code) {
  return {static_cast<char>(0x88), 2, static_cast<char>(code >> 8), static_cast<char>(code & 0xff)};
}

class WebServerTest : public testing::Test, public HttpHandler, public WebSocketHandler {
 protected:
  WebServerTest() {
    spdlog::set_level(spdlog::level::off);
    settings.listeners = {{"127.0.0.1", 0, false}};
  }
  ~WebServerTest() override { spdlog::set_level(spdlog::level::info); }

  void start() {
    auto created = WebServer::create(context, settings, *this, *this);
    ASSERT_TRUE(created) << created.error().message;
    server = std::move(*created);
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
    reply(body_of(request));
  }
  static HttpReply body_of(const HttpRequest& request) {
    HttpReply reply;
    reply.headers = {{"X-Test", "yes"}};
    reply.body = std::make_shared<const std::string>("body of " + request.target);
    return reply;
  }
  size_t max_body(const HttpRequest& head) const override { return head.target == "/upload" ? 5000 : kSmallBody; }
  void socket_opened(SocketId socket, const std::string& address) override { opened[socket] = address; }
  void socket_text(SocketId socket, std::string_view text) override { texts[socket].emplace_back(text); }
  void socket_closed(SocketId socket) override { ++closed[socket]; }

  asio::io_context context{1};
  WebServerSettings settings;
  std::unique_ptr<WebServer> server;
  std::vector<HttpRequest> requests;
  std::vector<Reply> waiting;
  std::map<SocketId, std::string> opened;
  std::map<SocketId, std::vector<std::string>> texts;
  std::map<SocketId, int> closed;
};

TEST_F(WebServerTest, AnswersRequestsOneAfterAnother) {
  start();
  auto c = client();
  c.say(
      "GET /a HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip, br\r\nIf-None-Match: \"t\"\r\n\r\nHEAD /b "
      "HTTP/1.1\r\nHost: x\r\n\r\n");
  ASSERT_TRUE(until([&] { return requests.size() == 2 && c.heard_text("body of /a"); }));
  EXPECT_TRUE(c.heard().starts_with("HTTP/1.1 200 OK\r\n"));
  EXPECT_TRUE(c.heard_text("X-Test: yes\r\n"));
  EXPECT_TRUE(c.heard_text("Content-Length: 10\r\n"));
  EXPECT_EQ(requests[0].target, "/a");
  EXPECT_EQ(requests[0].header("accept-encoding"), "gzip, br");
  EXPECT_EQ(requests[0].header("if-none-match"), "\"t\"");
  EXPECT_EQ(requests[0].header("cookie"), "");
  EXPECT_EQ(requests[0].address, "127.0.0.1");
  EXPECT_EQ(requests[1].method, "HEAD");
  EXPECT_FALSE(c.ended());
  c.say("GET /c HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  ASSERT_TRUE(until([&] { return c.ended(); }));
  EXPECT_TRUE(c.heard_text("body of /c"));
  EXPECT_FALSE(c.heard_text("body of /b"));
  EXPECT_TRUE(until([&] { return server->is_idle(); }));
}

TEST_F(WebServerTest, BodiesAreAsLongAsTheHandlerAllows) {
  start();
  const auto post = [](const std::string& target, size_t size) {
    return "POST " + target + " HTTP/1.1\r\nHost: x\r\n" + "Content-Length: " + std::to_string(size) + "\r\n\r\n";
  };
  auto c = client();
  c.say(post("/upload", 5000) + std::string(5000, 'u'));
  ASSERT_TRUE(until([&] { return c.heard_text("body of /upload"); }));
  EXPECT_EQ(requests.at(0).body, std::string(5000, 'u'));
  c.say("POST /upload HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
  ASSERT_TRUE(until([&] { return requests.size() == 2; }));
  EXPECT_EQ(requests.at(1).body, "abcde");

  const std::string too_long[] = {post("/upload", 5001), post("/", 1025),
                                  "POST /upload HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1389\r\n" +
                                      std::string(5001, 'x')};
  for (const auto& text : too_long) {
    auto other = client();
    other.say(text);
    ASSERT_TRUE(until([&] { return other.ended(); })) << text.substr(0, 60);
    EXPECT_EQ(other.heard().substr(9, 3), "413");
  }
  EXPECT_EQ(requests.size(), 2U) << "nothing too long is handed on";
}

TEST_F(WebServerTest, WhoWaitsForLeaveToSendABodyGetsIt) {
  start();
  auto c = client();
  c.say("POST /upload HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
  ASSERT_TRUE(until([&] { return c.heard_text("HTTP/1.1 100 Continue\r\n"); }));
  c.say("abc");
  ASSERT_TRUE(until([&] { return c.heard_text("body of /upload"); }));
  EXPECT_EQ(requests.at(0).body, "abc");
  auto refused = client();
  refused.say("POST /upload HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5001\r\n\r\n");
  ASSERT_TRUE(until([&] { return refused.ended(); }));
  EXPECT_EQ(refused.heard().substr(9, 3), "413");
}

TEST_F(WebServerTest, AnAnswerMayComeLater) {
  start();
  auto c = client();
  auto other = client();
  c.say("GET /later HTTP/1.1\r\nHost: x\r\n\r\nGET /next HTTP/1.1\r\nHost: x\r\n\r\n");
  ASSERT_TRUE(until([&] { return waiting.size() == 1; }));
  other.say("GET /meanwhile HTTP/1.1\r\nHost: x\r\n\r\n");
  ASSERT_TRUE(until([&] { return other.heard_text("body of /meanwhile"); }));
  EXPECT_TRUE(c.heard().empty());
  waiting[0](body_of(requests[0]));
  ASSERT_TRUE(until([&] { return c.heard_text("body of /next"); }));
  EXPECT_LT(c.heard().find("body of /later"), c.heard().find("body of /next")) << "in the order asked";
}

TEST_F(WebServerTest, WhatTheHandlerLetsGoOfIsUnavailable) {
  start();
  auto c = client();
  c.say("GET /later HTTP/1.1\r\nHost: x\r\n\r\n");
  ASSERT_TRUE(until([&] { return waiting.size() == 1; }));
  waiting.clear();
  ASSERT_TRUE(until([&] { return c.heard_text("HTTP/1.1 503"); }));
}

TEST_F(WebServerTest, AnAnswerForAClientThatLeftIsNoMatter) {
  start();
  {
    auto c = client();
    c.say("GET /later HTTP/1.1\r\nHost: x\r\n\r\n");
    ASSERT_TRUE(until([&] { return waiting.size() == 1; }));
  }
  waiting[0](body_of(requests[0]));
  waiting.clear();
  EXPECT_TRUE(until([&] { return server->is_idle(); }));
}

TEST_F(WebServerTest, AnAnswerAfterTheServersEndIsNoMatter) {
  start();
  auto c = client();
  c.say("GET /later HTTP/1.1\r\nHost: x\r\n\r\n");
  ASSERT_TRUE(until([&] { return waiting.size() == 1; }));
  server.reset();
  waiting[0](body_of(requests[0]));
  waiting.clear();
  EXPECT_TRUE(until([&] { return c.ended(); }));
}

TEST_F(WebServerTest, BoundsAreKeptAndNothingEndsTheServer) {
  start();
  const std::pair<std::string, std::string> cases[] = {
      {"GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", "431"},
      {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000000\r\n\r\n", "413"},
      {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n", ""},
      {"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", ""},
      {std::string(70'000, '\0'), ""},
      {"GET / HTTP/9.9\r\n\r\n", ""},
  };
  for (const auto& [text, status] : cases) {
    auto c = client();
    c.say(text);
    ASSERT_TRUE(until([&] { return c.ended(); })) << text.substr(0, 60);
    if (!status.empty()) {
      EXPECT_EQ(c.heard().substr(9, 3), status);
    }
  }
  EXPECT_TRUE(requests.empty());
  auto c = client();
  c.say("GET /fine HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(until([&] { return c.heard_text("body of /fine"); }));
}

TEST_F(WebServerTest, ARequestThatIsNeverFinishedIsTimedOut) {
  settings.request_time = 200ms;
  start();
  auto c = client();
  c.say("GET / HTTP/1.1\r\nA");
  EXPECT_TRUE(until([&] { return c.ended(); }));
  EXPECT_TRUE(requests.empty());
}

TEST_F(WebServerTest, WebSocketMessagesBothWays) {
  start();
  auto c = client();
  upgrade(c);
  EXPECT_EQ(opened.begin()->second, "127.0.0.1");
  const SocketId id = opened.begin()->first;
  EXPECT_TRUE(c.heard_text("101 Switching Protocols"));
  c.say(frame("xin chào") + frame("", 0x81) + frame("binary", 0x82));
  ASSERT_TRUE(until([&] { return texts[id].size() == 3; }));
  EXPECT_EQ(texts[id][0], "xin chào");
  for (int i = 0; i < 3; ++i) server->send(id, std::make_shared<const std::string>("m" + std::to_string(i)));
  ASSERT_TRUE(until([&] { return c.heard_text("\x81\x02m0\x81\x02m1\x81\x02m2"); })) << "in order";
  server->close(id, 4001);
  server->send(id, std::make_shared<const std::string>("too late"));
  ASSERT_TRUE(until([&] { return c.heard_text(close_frame(4001)); }));
  c.say(frame("nobody reads this"));
  c.say(frame(std::string("\x0f\xa1", 2), 0x88));  // the client's half of the close
  ASSERT_TRUE(until([&] { return closed[id] == 1 && server->is_idle(); }));
  EXPECT_FALSE(c.heard_text("too late"));
  EXPECT_EQ(texts[id].size(), 3U);
  server->send(id, std::make_shared<const std::string>("x"));
  server->close(77, 4001);
}

TEST_F(WebServerTest, OnlyTheRightPathIsAWebSocket) {
  start();
  auto c = client();
  std::string elsewhere(kUpgrade);
  c.say(elsewhere.replace(4, 3, "/no"));
  ASSERT_TRUE(until([&] { return c.heard_text("200 OK"); }));
  EXPECT_TRUE(opened.empty());
  auto query = client();
  std::string with_query(kUpgrade);
  query.say(with_query.replace(4, 3, "/ws?x=1"));
  EXPECT_TRUE(until([&] { return opened.size() == 1; }));
  auto hasty = client();
  hasty.say(std::string(kUpgrade) + frame("does not wait for the answer"));
  EXPECT_TRUE(until([&] { return hasty.ended(); }));
}

TEST_F(WebServerTest, BrokenFramesAndOversizedMessagesEndTheirConnectionOnly) {
  settings.max_message = 1000;
  start();
  auto good = client();
  upgrade(good);
  const std::string cases[] = {
      frame(std::string(1001, 'x')),
      frame(std::string(100'000, 'x')),
      std::string("\x81\x05hello", 7),                 // not masked
      frame("reserved", 0xf1),                         // reserved bits
      frame("unknown", 0x8b),                          // unknown opcode
      frame("\xff\xfe not UTF-8"),                     //
      frame(std::string(200, 'p'), 0x89),              // a ping that is too long
      std::string("\x81\xff\x7f\xff\xff\xff\xff\xff\xff\xff\0\0\0\0", 14),  // 2⁶³ − 1 bytes are to come
  };
  for (const auto& text : cases) {
    auto bad = client();
    upgrade(bad);
    bad.say(text);
    ASSERT_TRUE(until([&] { return bad.ended(); })) << text.substr(0, 10);
  }
  good.say(frame("still here"));
  EXPECT_TRUE(until([&] { return texts[1].size() == 1; }));
  EXPECT_TRUE(until([&] { return server->connections() == 1; }));
}

TEST_F(WebServerTest, TooManyMessagesCloseTheWebSocket) {
  settings.message_burst = 10;
  settings.messages_per_second = 0;  // the burst only, however long this machine takes
  start();
  auto c = client();
  upgrade(c);
  std::string text;
  for (int i = 0; i < 20; ++i) text += frame("x");
  c.say(text);
  ASSERT_TRUE(until([&] { return c.heard_text(close_frame(4008)); }));
  EXPECT_EQ(texts[1].size(), 10U);
}

TEST_F(WebServerTest, AClientThatDoesNotReadIsCut) {
  settings.max_waiting = 256 * 1024;
  start();
  auto c = client();
  upgrade(c);
  c.stop_reading();
  const auto text = std::make_shared<const std::string>(64 * 1024, 'x');
  for (int i = 0; i < 2000 && closed.empty(); ++i) {
    server->send(1, text);
    context.restart();
    context.poll();
  }
  EXPECT_TRUE(until([&] { return closed[1] == 1; }));
}

TEST_F(WebServerTest, ADeadPeerIsNoticed) {
  settings.idle_time = 300ms;
  start();
  auto c = client();
  upgrade(c);
  ASSERT_TRUE(until([&] { return closed[1] == 1; }));  // it answers no ping
  EXPECT_TRUE(c.heard_text(std::string("\x89\x00", 2))) << "it was asked";
}

TEST_F(WebServerTest, ConnectionsAreCountedAndBounded) {
  settings.max_connections_per_address = 3;
  start();
  std::vector<std::unique_ptr<RawClient>> clients;
  for (int i = 0; i < 3; ++i) clients.push_back(std::make_unique<RawClient>(context, server->port(0)));
  ASSERT_TRUE(until([&] { return server->connections() == 3; }));
  RawClient fourth(context, server->port(0));
  EXPECT_TRUE(until([&] { return fourth.ended(); }));
  clients.pop_back();
  ASSERT_TRUE(until([&] { return server->connections() == 2; }));
  RawClient fifth(context, server->port(0));
  fifth.say("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(until([&] { return fifth.heard_text("200 OK"); }));
}

TEST_F(WebServerTest, ShuttingDownTellsWebSocketsAndCutsTheRest) {
  start();
  auto web_socket = client();
  web_socket.say(std::string(kUpgrade));
  auto idle = client();
  ASSERT_TRUE(until([&] { return opened.size() == 1 && server->connections() == 2; }));
  server->shut_down(1012);
  ASSERT_TRUE(until([&] { return idle.ended() && web_socket.heard_text(close_frame(1012)); }));
  web_socket.say(frame(std::string("\x03\xf4", 2), 0x88));
  EXPECT_TRUE(until([&] { return server->is_idle(); }));
  EXPECT_EQ(closed[1], 1);
}

TEST_F(WebServerTest, MayGoWhileConnectionsAreOpen) {
  start();
  auto web_socket = client();
  web_socket.say(std::string(kUpgrade));
  auto idle = client();
  ASSERT_TRUE(until([&] { return opened.size() == 1; }));
  server->send(1, std::make_shared<const std::string>("last words"));
  server.reset();
  EXPECT_TRUE(until([&] { return web_socket.ended() && idle.ended(); }));
  EXPECT_TRUE(closed.empty()) << "nobody is called any more";
}

TEST_F(WebServerTest, ABusyPortSaysWhichAndWhatToDo) {
  start();
  settings.listeners[0].port = server->port(0);
  const auto second = WebServer::create(context, settings, *this, *this);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, "http.busy_port");
  EXPECT_EQ(second.error().message, "port " + std::to_string(server->port(0)) +
                                        " is taken by another program: stop that one or set another http.port");
  settings.listeners = {{"not an address", 0, false}};
  EXPECT_EQ(WebServer::create(context, settings, *this, *this).error().code, "http.address");
  settings.listeners = {{"127.0.0.1", 0, true}};
  settings.certificate = TlsCertificate{"nonsense", "nonsense"};
  EXPECT_EQ(WebServer::create(context, settings, *this, *this).error().code, "tls.bad_certificate");
}

}  // namespace
}  // namespace signaling
