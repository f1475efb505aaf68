// Answers as they are written, see signaling/http/write_reply.h.
#include "signaling/http/noise_piece.h"
#include "tests/unit/media/base/temporary_folder.h"
#include "tests/unit/signaling/http/web_server_fixture.h"

namespace signaling {
namespace {

class WriteReplyTest : public WebServerFixture {
 protected:
  std::filesystem::path file_of(const std::string& bytes) { return folder_.write("file", bytes); }

  media::test::TemporaryFolder folder_;
};

TEST_F(WriteReplyTest, SendsAFile) {
  const std::string bytes(3'000'000, 'f');
  file = HttpFile{file_of(bytes), bytes.size()};
  start();
  auto c = client();
  c.say("HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n");
  ASSERT_TRUE(until([&] { return c.heard_text("Content-Length: 3000000\r\n\r\n"); }));
  const size_t head = c.heard().size();
  c.say("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
  ASSERT_TRUE(until([&] { return c.heard().size() > bytes.size() + head && c.heard().ends_with("f"); }));
  ASSERT_TRUE(until([&] { return c.heard().size() == 2 * head + bytes.size(); }));
  EXPECT_EQ(c.heard().substr(2 * head), bytes);
  c.say("GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_TRUE(until([&] { return c.ended(); })) << "the connection went on";
}

TEST_F(WriteReplyTest, AFileThatIsNotAsSaidIsAnError) {
  const auto path = file_of("other");
  start();
  for (const auto& wrong : {HttpFile{path, 7}, HttpFile{path / "nothing", 5}}) {
    file = wrong;
    auto c = client();
    c.say("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_TRUE(until([&] { return c.heard_text("HTTP/1.1 500"); }));
  }
}

TEST_F(WriteReplyTest, AClientThatLeavesInTheMiddleIsNoMatter) {
  file = HttpFile{file_of(std::string(8'000'000, 'f')), 8'000'000};
  start();
  {
    auto c = client();
    c.say("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
    ASSERT_TRUE(until([&] { return c.heard().size() > 100'000; }));
  }
  EXPECT_TRUE(until([&] { return server->is_idle(); }));
}

TEST_F(WriteReplyTest, PacesNoise) {
  noise = HttpNoise{.size = 100'000, .bytes_per_second = 500'000, .time = 5s};
  start();
  auto c = client();
  c.say("HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n");
  ASSERT_TRUE(until([&] { return c.heard_text("Content-Length: 100000\r\n\r\n"); }));
  const auto begun = std::chrono::steady_clock::now();
  auto taker = client();
  taker.say("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
  ASSERT_TRUE(until([&] { return taker.ended(); })) << "the connection ends with it";
  const auto body = taker.heard().substr(taker.heard().find("\r\n\r\n") + 4);
  EXPECT_EQ(body.size(), 100'000U);
  EXPECT_GE(std::chrono::steady_clock::now() - begun, 130ms) << "200 ms, but for what may be caught up";
  EXPECT_EQ(body.find(body.substr(0, 64), 1), kNoiseBytes) << "a compressor finds nothing near";
}

// Whatever holds the turn is let go with the answer, however it ends.
TEST_F(WriteReplyTest, NoiseIsBoundedInTime) {
  const auto turn = std::make_shared<int>(1);
  noise = HttpNoise{.size = 30'000'000, .bytes_per_second = 1e9, .time = 300ms, .held = turn};
  start();
  auto c = client();
  c.stop_reading();
  c.say("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
  ASSERT_TRUE(until([&] { return !requests.empty(); }));
  noise.reset();
  EXPECT_TRUE(until([&] { return turn.use_count() == 1; }));
  EXPECT_TRUE(until([&] { return server->is_idle(); }));
}

TEST_F(WriteReplyTest, AClientThatLeavesEndsItsNoise) {
  const auto turn = std::make_shared<int>(1);
  noise = HttpNoise{.size = 30'000'000, .bytes_per_second = 1e6, .time = 60s, .held = turn};
  start();
  {
    auto c = client();
    c.say("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
    ASSERT_TRUE(until([&] { return c.heard().size() > 20'000; }));
    noise.reset();
  }
  EXPECT_TRUE(until([&] { return turn.use_count() == 1; }));
}

TEST_F(WriteReplyTest, AClientThatTakesNothingIsCut) {
  settings.request_time = 300ms;
  file = HttpFile{file_of(std::string(30'000'000, 'f')), 30'000'000};
  start();
  auto c = client();
  c.stop_reading();
  c.say("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
  ASSERT_TRUE(until([&] { return server->connections() == 1; }));
  EXPECT_TRUE(until([&] { return server->is_idle(); }));
}

}  // namespace
}  // namespace signaling
