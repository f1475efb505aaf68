#include "signaling/api/system_api.h"

#include "signaling/rest/openapi.h"
#include "tests/unit/signaling/api/api_fixture.h"

namespace signaling {
namespace {

class SystemApiTest : public ApiTest {
 protected:
  std::vector<Operation> operations() override {
    auto all = system_operations({"1.2.3", [] { return "Nam Định"; }, [] { return true; }, [this] { return health_; }});
    const auto document = std::make_shared<boost::json::object>();
    all.push_back(openapi_operation(document));
    *document = openapi_document(all, "1.2.3");
    return all;
  }
  boost::json::object health_{{"status", "ok"},       {"version", "1.2.3"}, {"mcu", "connected"}, {"mcu_problem", ""},
                              {"conferences", 1},     {"connected_sites", 12}, {"connections", 13},
                              {"mail_waiting", 0},    {"store_bytes", 4096},
                              {"history_bytes", 4096}, {"history_dropped", 0},   {"free_bytes", 1'000'000},
                              {"uptime_s", 60}};
};

TEST_F(SystemApiTest, AnybodyIsToldTheVersion) {
  somebody_.principal.reset();
  EXPECT_EQ(ask("GET", "/version"), 200U);
  EXPECT_EQ(body_.at("province"), "Nam Định");
  EXPECT_EQ(body_.at("needs_administrator"), true);
}

TEST_F(SystemApiTest, HealthIsForThoseWhoRunTheSystem) {
  EXPECT_EQ(ask("GET", "/health"), 200U);
  EXPECT_EQ(body_.at("connected_sites"), 12);
  somebody_.principal = Principal{.role = Role::kObserver, .user = UserId(2)};
  EXPECT_EQ(ask("GET", "/health"), 403U);
}

TEST_F(SystemApiTest, TheDocumentNamesItsOperations) {
  somebody_.principal.reset();
  HttpReply got;
  router_->answer({"GET", "/api/v1/openapi.json", {}, "", "10.0.0.1"}, now_,
                  [&got](HttpReply reply) { got = std::move(reply); });
  EXPECT_EQ(got.status, 200U);
  const auto document = boost::json::parse(*got.body);
  EXPECT_TRUE(document.at("paths").as_object().contains("/api/v1/health"));
  EXPECT_TRUE(document.at("paths").as_object().contains("/api/v1/openapi.json"));
}

}  // namespace
}  // namespace signaling
