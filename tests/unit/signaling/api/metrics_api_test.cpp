#include "signaling/api/metrics_api.h"

#include "signaling/metrics/metric_family.h"
#include "tests/unit/signaling/api/api_fixture.h"

namespace signaling {
namespace {

class MetricsApiTest : public ApiTest {
 protected:
  std::vector<Operation> operations() override {
    return metrics_operations([] { return std::string("diemcau_mcu_up 1\n"); });
  }
  HttpReply read() {
    HttpReply got;
    router_->answer({"GET", "/metrics", {}, "", address_}, now_, [&got](HttpReply reply) { got = std::move(reply); });
    return got;
  }
  // Of a person with this role, by a token with these scopes.
  unsigned status(Role role, Scopes scopes) {
    somebody_.principal = Principal{.role = role, .user = UserId(2), .scopes = scopes};
    return read().status;
  }
};

TEST_F(MetricsApiTest, AreATextAsPrometheusReadsIt) {
  const auto reply = read();
  EXPECT_EQ(reply.status, 200U);
  EXPECT_EQ(*reply.body, "diemcau_mcu_up 1\n");
  EXPECT_THAT(reply.headers, testing::Contains(std::pair<std::string, std::string>(
                                 "Content-Type", "text/plain; version=0.0.4; charset=utf-8")));
  EXPECT_THAT(reply.headers, testing::Contains(std::pair<std::string, std::string>("Cache-Control", "no-store")));
}

TEST_F(MetricsApiTest, AreForTechniciansWithTheScope) {
  EXPECT_EQ(status(Role::kTechnician, Scopes{Scope::kMetrics}), 200U);
  EXPECT_EQ(status(Role::kAdministrator, Scopes{Scope::kMetrics}), 200U);
  EXPECT_EQ(status(Role::kTechnician, Scopes{Scope::kTechnical}), 200U);  // as tokens made before there was kMetrics
  EXPECT_EQ(status(Role::kTechnician, Scopes{Scope::kRead}), 403U);
  EXPECT_EQ(status(Role::kOperator, Scopes{Scope::kMetrics}), 403U);
  somebody_.principal.reset();
  const auto reply = read();
  EXPECT_EQ(reply.status, 401U);
  EXPECT_THAT(*reply.body, testing::HasSubstr("\"code\":\"login.needed\""));
}

}  // namespace
}  // namespace signaling
