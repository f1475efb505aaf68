#include "signaling/http/web_server.h"

#include "tests/unit/signaling/http/web_server_fixture.h"

namespace signaling {
namespace {

class WebServerTest : public WebServerFixture {};

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

TEST_F(WebServerTest, WhoConnectsBeforeItServesWaits) {
  listen();
  auto early = client();
  early.say("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
  context.poll();
  EXPECT_TRUE(requests.empty());
  server->serve(*this, *this);
  EXPECT_TRUE(until([&] { return early.heard_text("body of /a"); }));
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

TEST_F(WebServerTest, TheClientsOfATrustedProxyAreToldApart) {
  settings.trusted_proxies = {"127.0.0.1"};
  settings.max_connections_per_address = 1;
  start();
  auto page = client();
  page.say("GET / HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 10.1.1.1\r\nX-Forwarded-Proto: https\r\n\r\n");
  ASSERT_TRUE(until([&] { return requests.size() == 1; }));
  EXPECT_EQ(requests[0].address, "10.1.1.1");
  EXPECT_TRUE(requests[0].tls);
  auto web_socket = client();
  web_socket.say(std::string(kUpgrade).insert(kUpgrade.find("Upgrade:"), "X-Forwarded-For: 10.1.1.2\r\n"));
  ASSERT_TRUE(until([&] { return opened.size() == 1; })) << "the proxy itself has no bound of connections";
  EXPECT_EQ(opened.begin()->second, "10.1.1.2");
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
  const auto second = WebServer::listen(context, settings);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, "http.busy_port");
  EXPECT_EQ(second.error().message, "port " + std::to_string(server->port(0)) +
                                        " is taken by another program: stop that one or set another http.port");
  settings.listeners = {{"not an address", 0, false}};
  EXPECT_EQ(WebServer::listen(context, settings).error().code, "http.address");
  settings.listeners = {{"127.0.0.1", 0, false}};
  settings.trusted_proxies = {"localhost"};
  EXPECT_EQ(WebServer::listen(context, settings).error().message,
            "trusted_proxies: \"localhost\" is not an IP address");
  settings.trusted_proxies.clear();
  settings.listeners = {{"127.0.0.1", 0, true}};
  settings.certificate = TlsCertificate{"nonsense", "nonsense"};
  EXPECT_EQ(WebServer::listen(context, settings).error().code, "tls.bad_certificate");
}

}  // namespace
}  // namespace signaling
