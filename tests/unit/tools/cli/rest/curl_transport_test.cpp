// The client against a real HTTP server on this machine: one thread of Beast, one connection after the other.
#include "tools/cli/rest/curl_transport.h"

#include <deque>
#include <functional>
#include <thread>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <gtest/gtest.h>

#include "tools/cli/rest/api_client.h"

namespace tools {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;
using Request = http::request<http::string_body>;

// Answers each request with the next text, byte for byte, and closes the connection after it.
class TinyServer {
 public:
  explicit TinyServer(std::deque<std::string> answers)
      : acceptor_(context_, {asio::ip::address_v4::loopback(), 0}), answers_(std::move(answers)),
        thread_([this] { serve(); }) {}
  ~TinyServer() { thread_.join(); }

  ServerUrl url() const {
    return {"http://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port()), false, true};
  }
  // Once all answers are given.
  const std::vector<Request>& requests() {
    if (thread_.joinable()) thread_.join();
    thread_ = std::thread([] {});
    return requests_;
  }

 private:
  void serve() {
    for (; !answers_.empty(); answers_.pop_front()) {
      tcp::socket socket(context_);
      acceptor_.accept(socket);
      boost::beast::flat_buffer buffer;
      Request request;
      boost::system::error_code error;
      http::read(socket, buffer, request, error);
      if (!error) requests_.push_back(std::move(request));
      asio::write(socket, asio::buffer(answers_.front()), error);
      socket.shutdown(tcp::socket::shutdown_both, error);
    }
  }

  asio::io_context context_;
  tcp::acceptor acceptor_;
  std::deque<std::string> answers_;
  std::vector<Request> requests_;
  std::thread thread_;
};

std::string answer(const std::string& status, const std::string& headers, const std::string& body) {
  return "HTTP/1.1 " + status + "\r\nConnection: close\r\n" + headers + "Content-Length: " +
         std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string problem(const std::string& code) {
  return R"({"code":")" + code + R"(","title":"Không được.","en":{"title":"No."}})";
}

struct Client {
  explicit Client(const ServerUrl& url, CurlSettings settings = {})
      : transport(url, std::move(settings)),
        api(transport, url, [this](std::chrono::seconds span) { waited += span; }) {}
  CurlTransport transport;
  std::chrono::seconds waited{0};
  ApiClient api;
};

TEST(CurlTransport, SendsWhatItIsToldAndReadsTheAnswer) {
  TinyServer server({answer("201 Created", "ETag: \"v1\"\r\nX-Odd:  a b \r\n", R"({"id":"hn-1"})")});
  Client client(server.url());
  client.api.set_token("dca_secret");
  const auto made = client.api.send({.method = "PUT",
                                     .path = "/bookings/" + path_segment("a/../b"),
                                     .body = {{"title", "Giao ban"}},
                                     .headers = {{"If-Match", "\"v0\""}}});
  ASSERT_TRUE(made) << made.error().text.en;
  EXPECT_EQ(made->etag, "\"v1\"");
  EXPECT_EQ(made->body.at("id"), "hn-1");
  const auto& request = server.requests().at(0);
  EXPECT_EQ(request.method_string(), "PUT");
  EXPECT_EQ(request.target(), "/api/v1/bookings/a%2F..%2Fb");
  EXPECT_EQ(request.body(), R"({"title":"Giao ban"})");
  EXPECT_EQ(request[http::field::authorization], "Bearer dca_secret");
  EXPECT_EQ(request[http::field::if_match], "\"v0\"");
  EXPECT_EQ(request[http::field::content_type], "application/json");
  EXPECT_EQ(request.count(http::field::expect), 0U);
}

TEST(CurlTransport, ARequestAfterAnotherHasNothingOfIt) {
  TinyServer server({answer("200 OK", "Set-Cookie: diem_cau_session=s1; HttpOnly; Path=/\r\n", "{}"),
                     answer("204 No Content", "", ""), answer("200 OK", "", "{}")});
  Client client(server.url());
  EXPECT_TRUE(client.api.send({.method = "POST", .path = "/login", .body = {{"a", 1}}}));
  EXPECT_TRUE(client.api.send({.method = "POST", .path = "/logout"}));
  EXPECT_TRUE(client.api.send({.path = "/me"}));
  const auto& requests = server.requests();
  EXPECT_EQ(requests.at(1).body(), "");
  EXPECT_EQ(requests.at(1)[http::field::content_length], "0");
  EXPECT_EQ(requests.at(1).count(http::field::content_type), 0U);
  EXPECT_EQ(requests.at(1)[http::field::cookie], "diem_cau_session=s1") << "cookies are kept in memory";
  EXPECT_EQ(requests.at(2).method(), http::verb::get);
  EXPECT_EQ(requests.at(2).count(http::field::content_length), 0U);
}

TEST(CurlTransport, RefusalsComeWithTheirWords) {
  TinyServer server({answer("401 Unauthorized", "WWW-Authenticate: Bearer\r\n", problem("auth.wrong_token")),
                     answer("412 Precondition Failed", "", problem("booking.changed"))});
  Client client(server.url());
  EXPECT_EQ(client.api.send({.path = "/me"}).error().code, "auth.wrong_token");
  const auto changed = client.api.send({.method = "PUT", .path = "/bookings/b", .body = {{"a", 1}}});
  EXPECT_EQ(changed.error().code, "booking.changed");
  EXPECT_EQ(changed.error().http_status, 412U);
  EXPECT_EQ(changed.error().status, ExitStatus::kRefused);
}

TEST(CurlTransport, TooManyRequestsAreSentAgainOnce) {
  TinyServer server({answer("429 Too Many Requests", "Retry-After: 2\r\n", problem("requests.too_many")),
                     answer("200 OK", "", R"({"items":[]})")});
  Client client(server.url());
  EXPECT_TRUE(client.api.send({.path = "/sites"}));
  EXPECT_EQ(client.waited, std::chrono::seconds(2));
  EXPECT_EQ(server.requests().size(), 2U);
}

TEST(CurlTransport, ACutAnswerIsNoAnswer) {
  TinyServer server({"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"items\":[", "", "HTTP/1.1 200 OK\r\nCont"});
  Client client(server.url());
  for (int i = 0; i < 2; ++i) {
    const auto cut = client.transport.send({.method = "POST", .target = "/", .body = "{}"});
    ASSERT_FALSE(cut);
    EXPECT_EQ(cut.error().code, "net.cut") << cut.error().message;
  }
  EXPECT_EQ(client.api.send({.path = "/sites"}).error().status, ExitStatus::kUnreachable);
}

TEST(CurlTransport, AnAnswerWithoutEndIsCutOff) {
  TinyServer server({answer("200 OK", "", std::string(5000, 'x'))});
  Client client(server.url(), {.max_body = 1000});
  EXPECT_EQ(client.transport.send({}).error().code, "net.too_large");
}

TEST(CurlTransport, FollowsNoRedirection) {
  TinyServer server({answer("302 Found", "Location: http://127.0.0.1:1/\r\n", "")});
  Client client(server.url());
  EXPECT_EQ(client.transport.send({})->status, 302U);
}

TEST(CurlTransport, NobodyThere) {
  asio::io_context context;
  tcp::acceptor taken(context, {asio::ip::address_v4::loopback(), 0}, false);
  const auto port = taken.local_endpoint().port();
  taken.close();
  Client client({"http://127.0.0.1:" + std::to_string(port), false, true});
  const auto failed = client.api.send({.method = "POST", .path = "/calls"});
  EXPECT_EQ(failed.error().code, "net.unreachable");
  EXPECT_EQ(failed.error().status, ExitStatus::kUnreachable);
}

TEST(CurlTransport, AServerThatSpeaksNoTlsIsNotTrusted) {
  TinyServer server({answer("400 Bad Request", "", "")});
  Client client({"https" + server.url().origin.substr(4), true, true});
  EXPECT_EQ(client.transport.send({}).error().code, "net.tls");
}

TEST(CurlTransport, AMissingCaFileIsATlsProblem) {
  TinyServer server({""});
  Client client({"https" + server.url().origin.substr(4), true, true}, {.ca_file = "/nonexistent/ca.pem"});
  EXPECT_EQ(client.transport.send({}).error().code, "net.tls");
}

}  // namespace
}  // namespace tools
