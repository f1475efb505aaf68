// Whose certificate is trusted: the client against a real TLS server with a self-signed certificate.
#include <cstdlib>
#include <memory>
#include <thread>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/streambuf.hpp>
#include <boost/asio/write.hpp>
#include <gtest/gtest.h>

#include "tests/unit/media/base/temporary_folder.h"
#include "tools/cli/rest/curl_transport.h"

namespace tools {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

// A certificate for the name localhost and no other, made once for all tests.
class CurlTls : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<media::test::TemporaryFolder>();
    const std::string command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost"
                                " -addext subjectAltName=DNS:localhost -keyout '" + key() + "' -out '" +
                                certificate() + "' 2>/dev/null";
    ASSERT_EQ(std::system(command.c_str()), 0);
  }
  static void TearDownTestSuite() { folder_.reset(); }
  static std::string key() { return (folder_->path() / "key.pem").string(); }
  static std::string certificate() { return (folder_->path() / "certificate.pem").string(); }

  CurlTls() : acceptor_(context_, {asio::ip::address_v4::loopback(), 0}), thread_([this] { serve(); }) {}
  ~CurlTls() override { thread_.join(); }

  media::Result<HttpAnswer> ask(const std::string& host, CurlSettings settings) {
    const auto port = std::to_string(acceptor_.local_endpoint().port());
    return CurlTransport({"https://" + host + ":" + port, true, true}, std::move(settings)).send({});
  }

 private:
  // One connection, one answer if the client goes on after the handshake.
  void serve() {
    asio::ssl::context tls(asio::ssl::context::tls_server);
    tls.use_certificate_chain_file(certificate());
    tls.use_private_key_file(key(), asio::ssl::context::pem);
    asio::ssl::stream<tcp::socket> stream(context_, tls);
    acceptor_.accept(stream.next_layer());
    boost::system::error_code error;
    stream.handshake(asio::ssl::stream_base::server, error);
    if (error) return;
    asio::streambuf buffer;
    asio::read_until(stream, buffer, "\r\n\r\n", error);
    const std::string answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
    if (!error) asio::write(stream, asio::buffer(answer), error);
  }

  static inline std::unique_ptr<media::test::TemporaryFolder> folder_;
  asio::io_context context_;
  tcp::acceptor acceptor_;
  std::thread thread_;
};

TEST_F(CurlTls, AnUnknownCertificateIsNotTrusted) { EXPECT_EQ(ask("localhost", {}).error().code, "net.tls"); }

TEST_F(CurlTls, TheNamedOneIs) {
  const auto answer = ask("localhost", {.ca_file = certificate()});
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->body, "{}");
}

TEST_F(CurlTls, ButNotForAnotherName) {
  EXPECT_EQ(ask("127.0.0.1", {.ca_file = certificate()}).error().code, "net.tls");
}

TEST_F(CurlTls, InsecureTakesAny) { EXPECT_TRUE(ask("127.0.0.1", {.insecure = true})); }

}  // namespace
}  // namespace tools
