// Requests with bodies, see signaling/http/read_request.h.
#include "tests/unit/signaling/http/web_server_fixture.h"
#include <boost/asio/steady_timer.hpp>

namespace signaling {
namespace {

class ReadRequestTest : public WebServerFixture {};

TEST_F(ReadRequestTest, BodiesAreAsLongAsTheHandlerAllows) {
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

TEST_F(ReadRequestTest, WhoWaitsForLeaveToSendABodyGetsIt) {
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

// Keeps what comes; refuses what goes beyond `limit`.
class Collector : public BodySink {
 public:
  struct Log {
    std::string taken;
    size_t pieces = 0;
    size_t longest = 0;
    bool ended = false;
    bool finished = false;
    Reply reply;
  };
  Collector(Log& log, size_t limit) : log_(log), limit_(limit) {}
  ~Collector() override { log_.ended = true; }
  bool take(std::string_view piece) override {
    if (log_.taken.size() + piece.size() > limit_) return false;
    log_.taken += piece;
    log_.longest = std::max(log_.longest, piece.size());
    ++log_.pieces;
    return true;
  }
  void finish(Reply reply) override {
    log_.finished = true;
    HttpReply answer;
    answer.status = 201;
    answer.body = std::make_shared<const std::string>("took " + std::to_string(log_.taken.size()));
    reply(answer);
  }

 private:
  Log& log_;
  size_t limit_;
};

class BodySinkTest : public WebServerFixture {
 protected:
  BodySinkTest() {
    make_sink = [this] { return std::make_unique<Collector>(log, limit); };
  }
  size_t max_body(const HttpRequest&) const override { return 200'000; }
  static std::string post(size_t size, const std::string& more = "") {
    return "POST /upload HTTP/1.1\r\nHost: x\r\n" + more + "Content-Length: " + std::to_string(size) + "\r\n\r\n";
  }

  Collector::Log log;
  size_t limit = 200'000;
};

TEST_F(BodySinkTest, GetsTheBodyInPiecesAndAnswers) {
  start();
  auto c = client();
  const std::string body(150'000, 'b');
  c.say(post(body.size()) + body);
  ASSERT_TRUE(until([&] { return c.heard_text("took 150000"); }));
  EXPECT_TRUE(c.heard().starts_with("HTTP/1.1 201 Created\r\n"));
  EXPECT_EQ(log.taken, body);
  EXPECT_GT(log.pieces, 4U);
  EXPECT_LE(log.longest, 32U * 1024);
  EXPECT_TRUE(requests.empty()) << "nobody else is asked";
  c.say("GET /next HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(until([&] { return c.heard_text("body of /next"); })) << "the connection goes on";
}

TEST_F(BodySinkTest, TakesChunksAndAnEmptyBody) {
  start();
  auto c = client();
  c.say("POST /upload HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
  ASSERT_TRUE(until([&] { return c.heard_text("took 5"); }));
  EXPECT_EQ(log.taken, "abcde");
  c.say(post(0));
  EXPECT_TRUE(until([&] { return c.heard().find("201", 20) != std::string::npos; }));
}

TEST_F(BodySinkTest, WhatIsTooLongNeverReachesIt) {
  start();
  auto c = client();
  c.say(post(500'000'000));
  ASSERT_TRUE(until([&] { return c.ended(); }));
  EXPECT_EQ(c.heard().substr(9, 3), "413");
  EXPECT_EQ(log.pieces, 0U);
  auto chunked = client();
  std::string chunks;
  for (int i = 0; i < 50; ++i) chunks += "2000\r\n" + std::string(0x2000, 'x') + "\r\n";
  chunked.say("POST /upload HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks);
  ASSERT_TRUE(until([&] { return chunked.ended(); }));
  EXPECT_EQ(chunked.heard().substr(9, 3), "413");
  EXPECT_TRUE(log.ended);
  EXPECT_FALSE(log.finished);
}

TEST_F(BodySinkTest, ThatRefusesAnswersAtOnceAndTheClientHearsIt) {
  limit = 40'000;
  start();
  auto c = client();
  c.say(post(150'000) + std::string(150'000, 'x'));
  ASSERT_TRUE(until([&] { return c.ended(); }));
  EXPECT_TRUE(c.heard_text("Connection: close"));
  EXPECT_TRUE(c.heard().starts_with("HTTP/1.1 201")) << "what the sink says";
  EXPECT_LE(log.taken.size(), 40'000U);
}

TEST_F(BodySinkTest, ThatWantsNothingRefusesBeforeTheBodyIsSent) {
  make_sink = [this]() -> std::unique_ptr<BodySink> {
    class Unwilling : public Collector {
     public:
      using Collector::Collector;
      bool take(std::string_view) override { return false; }
    };
    return std::make_unique<Unwilling>(log, 0);
  };
  start();
  auto c = client();
  c.say(post(100, "Expect: 100-continue\r\n"));
  ASSERT_TRUE(until([&] { return c.ended(); }));
  EXPECT_TRUE(c.heard().starts_with("HTTP/1.1 201")) << "and not 100";
}

TEST_F(BodySinkTest, OfAClientThatLeavesIsGone) {
  start();
  {
    auto c = client();
    c.say(post(150'000) + std::string(70'000, 'x'));
    ASSERT_TRUE(until([&] { return log.taken.size() >= 64'000; }));
  }
  ASSERT_TRUE(until([&] { return log.ended; }));
  EXPECT_FALSE(log.finished);
}

TEST_F(BodySinkTest, HasTimeAsLongAsTheBodyMoves) {
  settings.request_time = 400ms;
  start();
  auto c = client();
  c.say(post(5 * 32 * 1024));
  for (int i = 1; i <= 5; ++i) {
    asio::steady_timer pause(context, 150ms);
    bool over = false;
    pause.async_wait([&](error_code) { over = true; });
    ASSERT_TRUE(until([&] { return over; }));
    c.say(std::string(32 * 1024, 'x'));
  }
  EXPECT_TRUE(until([&] { return c.heard_text("took 163840"); })) << "slower than request_time as a whole";
  auto idle = client();
  idle.say(post(1000) + "x");
  EXPECT_TRUE(until([&] { return idle.ended(); })) << "one that stops is cut";
}

}  // namespace
}  // namespace signaling
