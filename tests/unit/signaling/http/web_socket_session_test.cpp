// WebSockets, see signaling/http/web_socket_session.h.
#include "tests/unit/signaling/http/web_server_fixture.h"

namespace signaling {
namespace {

class WebSocketSessionTest : public WebServerFixture {};

TEST_F(WebSocketSessionTest, WebSocketMessagesBothWays) {
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

TEST_F(WebSocketSessionTest, OnlyTheRightPathIsAWebSocket) {
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

TEST_F(WebSocketSessionTest, BrokenFramesAndOversizedMessagesEndTheirConnectionOnly) {
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

TEST_F(WebSocketSessionTest, TooManyMessagesCloseTheWebSocket) {
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

TEST_F(WebSocketSessionTest, AClientThatDoesNotReadIsCut) {
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

TEST_F(WebSocketSessionTest, ADeadPeerIsNoticed) {
  settings.idle_time = 300ms;
  start();
  auto c = client();
  upgrade(c);
  ASSERT_TRUE(until([&] { return closed[1] == 1; }));  // it answers no ping
  EXPECT_TRUE(c.heard_text(std::string("\x89\x00", 2))) << "it was asked";
}

}  // namespace
}  // namespace signaling
