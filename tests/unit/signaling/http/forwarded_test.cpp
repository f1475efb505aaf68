#include "signaling/http/forwarded.h"

#include <gtest/gtest.h>

namespace signaling {
namespace {

const std::vector<std::string> kTrusted{"127.0.0.1", "10.20.0.2"};

HttpRequest request_from(const std::string& peer, const std::vector<std::string>& forwarded) {
  HttpRequest request;
  request.address = peer;
  for (const auto& value : forwarded) request.headers.emplace_back("x-forwarded-for", value);
  return request;
}

TEST(Forwarded, TheClientIsWhomTheTrustedProxiesSaw) {
  struct Case {
    std::string peer;
    std::vector<std::string> forwarded;
    std::string client;
  };
  const Case cases[] = {
      {"10.1.1.1", {"10.9.9.9"}, "10.1.1.1"},                      // nobody may say who he is by himself
      {"127.0.0.1", {}, "127.0.0.1"},                              // the machine's own programs
      {"127.0.0.1", {"10.1.1.1"}, "10.1.1.1"},                     //
      {"127.0.0.1", {" 10.1.1.1\t"}, "10.1.1.1"},                  //
      {"127.0.0.1", {"6.6.6.6, 10.1.1.1"}, "10.1.1.1"},            // the first one is the client's invention
      {"127.0.0.1", {"6.6.6.6,10.1.1.1 , 10.20.0.2"}, "10.1.1.1"},  // two proxies, one behind the other
      {"127.0.0.1", {"6.6.6.6", "10.1.1.1"}, "10.1.1.1"},          // in fields of their own
      {"127.0.0.1", {"10.20.0.2"}, "10.20.0.2"},                   // a proxy's own request
      {"127.0.0.1", {"2001:db8::1"}, "2001:db8::1"},               //
      {"127.0.0.1", {"10.1.1.1, unknown"}, "127.0.0.1"},           //
      {"127.0.0.1", {"10.1.1.1:99"}, "127.0.0.1"},                 //
      {"127.0.0.1", {""}, "127.0.0.1"},                            //
      {"127.0.0.1", {","}, "127.0.0.1"},                           //
      {"127.0.0.1", {std::string(5000, '1')}, "127.0.0.1"},
  };
  for (const auto& c : cases) {
    auto request = request_from(c.peer, c.forwarded);
    follow_proxies(kTrusted, request);
    EXPECT_EQ(request.address, c.client) << c.peer << " " << (c.forwarded.empty() ? "" : c.forwarded.front());
  }
}

TEST(Forwarded, TheTlsOfATrustedProxyIsTheClients) {
  for (const auto& [peer, tls] : {std::pair("127.0.0.1", true), {"10.1.1.1", false}}) {
    auto request = request_from(peer, {"10.1.1.1"});
    request.headers.emplace_back("x-forwarded-proto", "https");
    follow_proxies(kTrusted, request);
    EXPECT_EQ(request.tls, tls) << peer;
  }
  auto request = request_from("127.0.0.1", {});
  request.headers.emplace_back("x-forwarded-proto", "http");
  follow_proxies(kTrusted, request);
  EXPECT_FALSE(request.tls);
}

TEST(Forwarded, NobodyIsTrustedUnlessNamed) {
  auto request = request_from("127.0.0.1", {"10.1.1.1"});
  follow_proxies({}, request);
  EXPECT_EQ(request.address, "127.0.0.1");
}

TEST(Forwarded, AddressesAreWrittenPlainly) {
  for (const auto* text : {"127.0.0.1", "::1", "2001:db8::1"}) EXPECT_TRUE(is_ip_address(text)) << text;
  for (const auto* text : {"", "localhost", "[::1]", "10.0.0.0/8", "10.1", "fe80::1%eth0"}) {
    EXPECT_FALSE(is_ip_address(text)) << text;
  }
}

}  // namespace
}  // namespace signaling
