// Answers as they are written, see signaling/http/write_reply.h.
#include "tests/unit/signaling/http/web_server_fixture.h"
#include <filesystem>
#include <fstream>

namespace signaling {
namespace {

class WriteReplyTest : public WebServerFixture {};

TEST_F(WriteReplyTest, SendsAFile) {
  const auto path = std::filesystem::temp_directory_path() / "write reply test";
  const std::string bytes(3'000'000, 'f');
  std::ofstream(path, std::ios::binary) << bytes;
  file = HttpFile{path, bytes.size()};
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
  std::filesystem::remove(path);
}

TEST_F(WriteReplyTest, AFileThatIsNotAsSaidIsAnError) {
  const auto path = std::filesystem::temp_directory_path() / "write reply test";
  std::ofstream(path, std::ios::binary) << "other";
  start();
  for (const auto& wrong : {HttpFile{path, 7}, HttpFile{path / "nothing", 5}}) {
    file = wrong;
    auto c = client();
    c.say("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_TRUE(until([&] { return c.heard_text("HTTP/1.1 500"); }));
  }
  std::filesystem::remove(path);
}

TEST_F(WriteReplyTest, AClientThatLeavesInTheMiddleIsNoMatter) {
  const auto path = std::filesystem::temp_directory_path() / "write reply test";
  std::ofstream(path, std::ios::binary) << std::string(8'000'000, 'f');
  file = HttpFile{path, 8'000'000};
  start();
  {
    auto c = client();
    c.say("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
    ASSERT_TRUE(until([&] { return c.heard().size() > 100'000; }));
  }
  EXPECT_TRUE(until([&] { return server->is_idle(); }));
  std::filesystem::remove(path);
}

TEST_F(WriteReplyTest, AClientThatTakesNothingIsCut) {
  settings.request_time = 300ms;
  const auto path = std::filesystem::temp_directory_path() / "write reply test";
  std::ofstream(path, std::ios::binary) << std::string(30'000'000, 'f');
  file = HttpFile{path, 30'000'000};
  start();
  auto c = client();
  c.stop_reading();
  c.say("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
  ASSERT_TRUE(until([&] { return server->connections() == 1; }));
  EXPECT_TRUE(until([&] { return server->is_idle(); }));
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace signaling
