#include "signaling/api/settings_api.h"

#include "tests/unit/signaling/api/api_fixture.h"

namespace signaling {
namespace {

using testing::ElementsAre;

class SettingsApiTest : public ApiTest {
 protected:
  std::vector<Operation> operations() override {
    return settings_operations(*store_, [this](const auto& settings, RequestTime) { told_.push_back(settings); });
  }
  std::vector<ProvinceSettings> told_;
};

TEST_F(SettingsApiTest, AreReadAndReplaced) {
  EXPECT_EQ(ask("GET", "/settings"), 200U);
  EXPECT_EQ(body_.at("capacity").at("conferences"), 4);
  EXPECT_EQ(put("/settings", R"({"province":"Tỉnh Nam Định","public_address":"https://hop.vn","capacity":
                                 {"conferences":2,"seats":24}})"),
            200U);
  ASSERT_EQ(told_.size(), 1U);
  EXPECT_EQ(told_[0].capacity.seats, 24U);
  EXPECT_EQ(last_audit(), "an settings.change province");
  EXPECT_EQ(ask("GET", "/settings"), 200U);
  EXPECT_EQ(body_.at("province"), "Tỉnh Nam Định");
}

TEST_F(SettingsApiTest, WrongOnesAreNamedAndNothingChanges) {
  ask("GET", "/settings");
  EXPECT_EQ(put("/settings", R"({"province":" ","public_address":"hop.vn","capacity":{"conferences":2,"seats":24}})"),
            422U);
  EXPECT_THAT(faults(), ElementsAre("/province", "/public_address"));
  ask("GET", "/settings");
  EXPECT_EQ(put("/settings", R"({"province":"x","public_address":"","capacity":{"conferences":0,"seats":24}})"), 422U);
  EXPECT_THAT(faults(), ElementsAre("/capacity/conferences"));
  EXPECT_TRUE(told_.empty());
}

TEST_F(SettingsApiTest, AnOldCopyIsRefused) {
  ask("GET", "/settings");
  const std::string old = tag_;
  const std::string body = R"({"province":"A","public_address":"","capacity":{"conferences":2,"seats":24}})";
  EXPECT_EQ(put("/settings", body), 200U);
  EXPECT_EQ(ask("PUT", "/settings", body, {{"if-match", old}}), 412U);
  EXPECT_EQ(ask("PUT", "/settings", body), 428U);
}

TEST_F(SettingsApiTest, AreTheAdministrators) {
  somebody_.principal->role = Role::kTechnician;
  EXPECT_EQ(ask("GET", "/settings"), 200U);
  EXPECT_EQ(put("/settings", R"({"province":"A","public_address":"","capacity":{"conferences":2,"seats":24}})"), 403U);
  somebody_.principal->role = Role::kOperator;
  EXPECT_EQ(ask("GET", "/settings"), 403U);
}

}  // namespace
}  // namespace signaling
