#include "tools/cli/rest/server_url.h"

#include <gtest/gtest.h>

namespace tools {
namespace {

TEST(ServerUrl, TakesHostAndPort) {
  EXPECT_EQ(*parse_server_url("http://localhost:8080"), ServerUrl());
  EXPECT_EQ(*parse_server_url("HTTPS://Diem-Cau.tinh:8443/"), (ServerUrl{"https://diem-cau.tinh:8443", true, false}));
  EXPECT_EQ(*parse_server_url("http://10.1.2.3"), (ServerUrl{"http://10.1.2.3", false, false}));
  EXPECT_EQ(*parse_server_url("https://[::1]:8443"), (ServerUrl{"https://[::1]:8443", true, true}));
  EXPECT_TRUE(parse_server_url("http://127.0.0.1:8080")->loopback);
}

TEST(ServerUrl, RefusesEverythingElse) {
  for (const auto* text : {"", "localhost:8080", "ftp://h", "http://", "http://h/path", "http://h?a=b", "http://h#x",
                           "http://user:secret@h", "http://h:port", "file:///etc/passwd", "http://a b"}) {
    const auto refused = parse_server_url(text);
    ASSERT_FALSE(refused) << text;
    EXPECT_EQ(refused.error().status, ExitStatus::kWrongUse);
  }
}

}  // namespace
}  // namespace tools
