#include "signaling/api/probe_api.h"

#include <chrono>

#include "signaling/api/probe_turns.h"
#include "tests/unit/signaling/api/api_fixture.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

class ProbeApiTest : public ApiTest {
 protected:
  std::vector<Operation> operations() override {
    somebody_.principal = hall("y-yen");
    settings_.probe_max_kbps = 800;
    settings_.probe_seconds = 1;  // 100,000 bytes
    return probe_operations(settings_, [this] { return clock_; });
  }
  static Principal hall(const std::string& site) {
    return {.role = Role::kSite, .site = SiteId(site), .device = DeviceId(1)};
  }
  static HttpRequest request(const std::string& method, const std::string& query = "") {
    return {method, "/api/v1/probe" + query, {{"content-type", "application/octet-stream"}}, "", "10.0.0.1", false};
  }
  HttpReply download(int64_t bytes) {
    HttpReply got;
    router_->answer(request("GET", "?bytes=" + std::to_string(bytes)), now_, [&](HttpReply reply) { got = reply; });
    return got;
  }
  static std::string header(const HttpReply& reply, std::string_view name) {
    for (const auto& [known, value] : reply.headers) {
      if (known == name) return value;
    }
    return {};
  }

  PreflightSettings settings_;
  media::Timestamp clock_{1000s};
};

TEST_F(ProbeApiTest, GivesPacedNoise) {
  const auto reply = download(100'000);
  EXPECT_EQ(reply.status, 200U);
  EXPECT_EQ(header(reply, "Content-Type"), "application/octet-stream");
  EXPECT_EQ(header(reply, "Cache-Control"), "no-store");
  ASSERT_TRUE(reply.noise);
  EXPECT_EQ(reply.noise->size, 100'000U);
  EXPECT_EQ(reply.noise->bytes_per_second, 100'000);
  EXPECT_EQ(reply.noise->time, ProbeTurns::kLongestTurn) << "the next one measures from then on";
}

TEST_F(ProbeApiTest, OneRunsAtATime) {
  {
    const auto first = download(10);
    somebody_.principal = hall("my-loc");
    const auto second = download(10);
    EXPECT_EQ(second.status, 429U);
    EXPECT_EQ(header(second, "Retry-After"), "1");
    const auto sink = router_->body_sink(request("POST"), now_);
    EXPECT_FALSE(sink->take({})) << "an upload would disturb it as well";
  }
  EXPECT_EQ(download(10).status, 200U) << "the first is over with its answer";
  const auto upload = router_->body_sink(request("POST"), now_);
  ASSERT_TRUE(upload->take({}));
  EXPECT_EQ(download(10).status, 429U);
  now_.steady += 10s;
  EXPECT_EQ(download(10).status, 200U) << "a slow one keeps nobody waiting";
}

TEST_F(ProbeApiTest, ASiteThatAsksTooOftenWaits) {
  unsigned status = 0;
  int taken = 0;
  while ((status = download(10).status) == 200 && taken < 100) ++taken;
  EXPECT_EQ(status, 429U);
  EXPECT_EQ(taken, 9);
  EXPECT_EQ(header(download(10), "Retry-After"), "6");
}

TEST_F(ProbeApiTest, SaysHowLongAnUploadTook) {
  const auto sink = router_->body_sink(request("POST"), now_);
  ASSERT_TRUE(sink->take({}));
  clock_ += 200ms;
  ASSERT_TRUE(sink->take(std::string(30'000, 'x')));
  clock_ += 100ms;
  ASSERT_TRUE(sink->take(std::string(10'000, 'x')));
  clock_ += 5s;
  HttpReply got;
  sink->finish([&](HttpReply reply) { got = std::move(reply); });
  EXPECT_EQ(got.status, 200U);
  EXPECT_EQ(boost::json::parse(*got.body), boost::json::parse(R"({"bytes":40000,"ms":3E2})"));
}

TEST_F(ProbeApiTest, AnUploadIsBounded) {
  auto sink = router_->body_sink(request("POST"), now_);
  ASSERT_TRUE(sink->take(std::string(100'000, 'x')));
  EXPECT_FALSE(sink->take("x"));
  HttpReply got;
  sink->finish([&](HttpReply reply) { got = std::move(reply); });
  EXPECT_EQ(got.status, 413U);
  EXPECT_EQ(router_->max_body(request("POST")), 100'000U);
  sink = router_->body_sink(request("POST"), now_);
  ASSERT_TRUE(sink->take("x")) << "its turn ended with the refusal";
  clock_ += ProbeTurns::kLongestTurn - 1ms;
  EXPECT_TRUE(sink->take("x"));
  clock_ += 1ms;
  EXPECT_FALSE(sink->take("x"));
  sink->finish([&](HttpReply reply) { got = std::move(reply); });
  EXPECT_EQ(got.status, 408U);
}

TEST_F(ProbeApiTest, IsForHallsOnly) {
  EXPECT_EQ(ask("GET", "/probe"), 422U);
  EXPECT_EQ(ask("GET", "/probe?bytes=0"), 422U);
  EXPECT_EQ(ask("GET", "/probe?bytes=100001"), 422U);
  EXPECT_EQ(ask("GET", "/probe?bytes=1e3"), 422U);
  EXPECT_EQ(ask("POST", "/probe", "{}"), 415U);
  EXPECT_EQ(ask("POST", "/probe", "x", {{"content-type", "application/octet-stream"}}), 200U);
  for (const Role role : kRoles) {
    if (role == Role::kSite) continue;
    somebody_.principal = Principal{.role = role, .user = UserId(1)};
    EXPECT_EQ(ask("GET", "/probe?bytes=10"), 403U) << to_string(role);
    EXPECT_EQ(ask("POST", "/probe", "x", {{"content-type", "application/octet-stream"}}), 403U) << to_string(role);
  }
  somebody_.principal.reset();
  EXPECT_EQ(ask("GET", "/probe?bytes=10"), 401U);
}

}  // namespace
}  // namespace signaling
