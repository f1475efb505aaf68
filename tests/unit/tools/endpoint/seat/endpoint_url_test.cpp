#include "tools/endpoint/seat/endpoint_url.h"

#include <gtest/gtest.h>

namespace tools {
namespace {

TEST(EndpointUrl, ReadsSocketsAndPageLinks) {
  struct Case {
    const char* text;
    EndpointUrl url;
  };
  const Case cases[] = {
      {"ws://127.0.0.1:8080/ws", {false, "127.0.0.1", "8080", "/ws", ""}},
      {"wss://bridge.example", {true, "bridge.example", "443", "/ws", ""}},
      {"ws://h/other?x=1", {false, "h", "80", "/other?x=1", ""}},
      {"http://localhost:8080/hall?token=my-loc.1%2F2", {false, "localhost", "8080", "/ws", "my-loc.1/2"}},
      {"https://[2001:db8::1]:8443/hall?token=t#top", {true, "2001:db8::1", "8443", "/ws", "t"}},
  };
  for (const auto& [text, expected] : cases) {
    const auto url = parse_endpoint_url(text);
    ASSERT_TRUE(url) << text;
    EXPECT_EQ(*url, expected) << text << " " << url->host << " " << url->port << " " << url->target;
  }
}

TEST(EndpointUrl, RefusesWhatIsNone) {
  for (const char* text : {"", "localhost:8080", "ftp://host/ws", "ws://", "http:///hall", "ws://host:99999/ws"}) {
    const auto url = parse_endpoint_url(text);
    ASSERT_FALSE(url) << text;
    EXPECT_EQ(url.error().code, "endpoint.url");
  }
}

}  // namespace
}  // namespace tools
