#include "tools/endpoint/seat/probe_client.h"

#include <gtest/gtest.h>

#include <atomic>
#include <deque>
#include <thread>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

namespace tools {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using namespace std::chrono_literals;
using tcp = asio::ip::tcp;

// A server that answers one request after the other as it is told to, on a thread of its own.
class ProbeServer {
 public:
  struct Reply {
    unsigned status = 200;
    std::string body;
    std::chrono::milliseconds pause{0};  // between the pieces of the body
    size_t pieces = 2;
  };

  explicit ProbeServer(std::deque<Reply> replies)
      : replies_(std::move(replies)),
        acceptor_(context_, {asio::ip::make_address("127.0.0.1"), 0}),
        port_(acceptor_.local_endpoint().port()),
        thread_([this] { serve(); }) {}
  ~ProbeServer() {
    ending_ = true;
    asio::io_context context;
    tcp::socket knock(context);
    boost::system::error_code ignored;
    knock.connect({asio::ip::make_address("127.0.0.1"), port_}, ignored);
    thread_.join();
  }

  EndpointUrl url() const { return {false, "127.0.0.1", std::to_string(port_), "/ws", ""}; }

  struct Asked {
    std::string method, target, authorization;
    size_t body = 0;
  };
  std::vector<Asked> asked;  // to be read when the client is done

 private:
  void serve() {
    for (;;) {
      tcp::socket socket(context_);
      boost::system::error_code error;
      acceptor_.accept(socket, error);
      if (error || ending_ || replies_.empty()) return;
      const Reply reply = replies_.front();
      replies_.pop_front();
      answer(socket, reply);
    }
  }
  void answer(tcp::socket& socket, const Reply& reply) {
    beast::flat_buffer buffer;
    boost::system::error_code error;
    http::request_parser<http::string_body> parser;
    parser.body_limit(uint64_t{16} << 20);
    http::read(socket, buffer, parser, error);
    if (error) return;
    const auto& request = parser.get();
    asked.push_back({std::string(request.method_string()), std::string(request.target()),
                     std::string(request[http::field::authorization]), request.body().size()});
    const std::string head = "HTTP/1.1 " + std::to_string(reply.status) + " x\r\nContent-Length: " +
                             std::to_string(reply.body.size()) + "\r\n\r\n";
    asio::write(socket, asio::buffer(head), error);
    const size_t size = reply.body.size() / reply.pieces + 1;
    for (size_t at = 0; at < reply.body.size() && !error; at += size) {
      if (at > 0) std::this_thread::sleep_for(reply.pause);
      asio::write(socket, asio::buffer(reply.body.substr(at, size)), error);
    }
  }

  asio::io_context context_;
  std::deque<Reply> replies_;
  tcp::acceptor acceptor_;
  const uint16_t port_;
  std::atomic<bool> ending_ = false;
  std::thread thread_;
};

using Replies = std::deque<ProbeServer::Reply>;

class ProbeClientTest : public testing::Test {
 protected:
  ProbeOrder order(const ProbeServer& server) const {
    ProbeOrder order;
    order.server = server.url();
    order.token = "secret";
    order.bytes = 60'000;
    order.up_kbps = 20'000;
    order.patience = 4s;
    return order;
  }
  // Nothing if it is not done in ten seconds.
  std::optional<ProbeFigures> run(ProbeOrder what) {
    std::optional<ProbeFigures> result;
    ProbeClient client(loop_, network_, std::move(what), [&](const ProbeFigures& figures) {
      result = figures;
      loop_.stop();
    });
    mcu::DeadlineTimer limit(loop_, [&] { loop_.stop(); });
    limit.set(mcu::EventLoop::now() + 10s);
    loop_.run();
    return result;
  }

  mcu::EventLoop loop_;
  NetworkThread network_;
};

TEST_F(ProbeClientTest, MeasuresBothDirectionsOneAfterTheOther) {
  ProbeServer server(Replies{{200, std::string(60'000, 'x'), 100ms}, {200, R"({"bytes":60000,"ms":240})"}});
  const auto figures = run(order(server));
  ASSERT_TRUE(figures && figures->down_kbps && figures->up_kbps);
  // The pause lies within what is timed: some 50 000 bytes in a little over 100 ms.
  EXPECT_GT(*figures->down_kbps, 1000);
  EXPECT_LT(*figures->down_kbps, 8 * 60'000 / 100.0);
  EXPECT_EQ(*figures->up_kbps, 2000) << "as the server measured it";
  ASSERT_EQ(server.asked.size(), 2U);
  EXPECT_EQ(server.asked[0].method, "GET");
  EXPECT_EQ(server.asked[0].target, "/api/v1/probe?bytes=60000");
  EXPECT_EQ(server.asked[0].authorization, "Bearer secret");
  EXPECT_EQ(server.asked[1].method, "POST");
  EXPECT_EQ(server.asked[1].target, "/api/v1/probe");
  EXPECT_EQ(server.asked[1].body, 60'000U);
}

TEST_F(ProbeClientTest, WaitsForItsTurn) {
  ProbeServer server(Replies{{429, "{}"}, {200, std::string(60'000, 'x'), 20ms}, {200, R"({"bytes":60000,"ms":100})"}});
  const auto begun = mcu::EventLoop::now();
  const auto figures = run(order(server));
  ASSERT_TRUE(figures && figures->down_kbps && figures->up_kbps);
  EXPECT_GE(mcu::EventLoop::now() - begun, 1s);
  EXPECT_EQ(server.asked.size(), 3U);
}

TEST_F(ProbeClientTest, GoesOutNoFasterThanItIsTold) {
  ProbeServer server(Replies{{200, std::string(60'000, 'x')}, {200, R"({"bytes":60000,"ms":900})"}});
  auto thin = order(server);
  thin.up_kbps = 600;
  const auto begun = mcu::EventLoop::now();
  ASSERT_TRUE(run(thin));
  // The last of its eight pieces need not be waited for.
  EXPECT_GE(mcu::EventLoop::now() - begun, 8ms * (7 * 8192) / 600);
}

TEST_F(ProbeClientTest, DoesNotGiveAThinLineAllOfIt) {
  ProbeServer server(Replies{{200, std::string(60'000, 'x')}, {200, R"({"bytes":16384,"ms":218})"}});
  auto thin = order(server);
  thin.up_kbps = 600;
  thin.time = 80ms;
  const auto figures = run(thin);
  ASSERT_TRUE(figures && figures->up_kbps);
  EXPECT_NEAR(*figures->up_kbps, 600, 2);
  ASSERT_EQ(server.asked.size(), 2U);
  EXPECT_GE(server.asked[1].body, 8192U);
  EXPECT_LE(server.asked[1].body, 3 * 8192U);
}

TEST_F(ProbeClientTest, MeasuresAThinLineWithoutWaitingForAllOfIt) {
  // 60 000 bytes would take longer than its patience.
  ProbeServer server(Replies{{200, std::string(60'000, 'x'), 150ms, 30}, {200, R"({"bytes":60000,"ms":240})"}});
  auto thin = order(server);
  thin.time = 200ms;
  const auto figures = run(thin);
  ASSERT_TRUE(figures && figures->down_kbps && figures->up_kbps);
  EXPECT_LT(*figures->down_kbps, 1000) << "2000 bytes each 150 ms are 107 kbit/s";
}

TEST_F(ProbeClientTest, HasNoFigureOfWhatWentWrong) {
  const struct {
    const char* name;
    Replies replies;
    bool down, up;
  } cases[] = {
      {"refused", {{403, "{}"}, {403, "{}"}}, false, false},
      {"too short to be timed", {{200, "x"}, {200, R"({"bytes":60000,"ms":0})"}}, false, false},
      {"no JSON", {{200, std::string(60'000, 'x'), 20ms}, {200, "fine"}}, true, false},
      {"nobody answers", {}, false, false},
  };
  for (const auto& c : cases) {
    ProbeServer server(c.replies);
    auto hasty = order(server);
    hasty.patience = 1s;
    const auto figures = run(hasty);
    ASSERT_TRUE(figures) << c.name;
    EXPECT_EQ(figures->down_kbps.has_value(), c.down) << c.name;
    EXPECT_EQ(figures->up_kbps.has_value(), c.up) << c.name;
  }
}

TEST_F(ProbeClientTest, GivesUpWhenItsPatienceIsOver) {
  ProbeServer server(Replies{{429, "{}"}, {429, "{}"}, {429, "{}"}, {429, "{}"}});
  auto hasty = order(server);
  hasty.patience = 1200ms;
  const auto figures = run(hasty);
  ASSERT_TRUE(figures);
  EXPECT_EQ(*figures, ProbeFigures{});
}

TEST_F(ProbeClientTest, SaysNothingWhenItIsCut) {
  ProbeServer server(Replies{{200, std::string(60'000, 'x'), 300ms}});
  bool told = false;
  {
    const ProbeClient client(loop_, network_, order(server), [&](const ProbeFigures&) { told = true; });
  }
  mcu::DeadlineTimer end(loop_, [&] { loop_.stop(); });
  end.set(mcu::EventLoop::now() + 100ms);
  loop_.run();
  EXPECT_FALSE(told);
}

}  // namespace
}  // namespace tools
