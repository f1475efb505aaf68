#include "signaling/api/control_api.h"

#include "tests/unit/signaling/api/people_fixture.h"

namespace signaling {
namespace {

class ControlApiTest : public PeopleApiTest {
 protected:
  void SetUp() override {
    PeopleApiTest::SetUp();
    hall_ = device("hall");
  }
  std::string control_code() {
    EXPECT_EQ(by(hall_, "POST", "/self/control-codes"), 201U) << body_;
    return std::string(body_.at("code").as_string());
  }
  // The token of a control that is paired now.
  std::string control() {
    EXPECT_EQ(redeem(control_code()), 201U) << body_;
    return std::string(body_.at("token").as_string());
  }

  std::string hall_;
};

TEST_F(ControlApiTest, AHallPairsItsControl) {
  ASSERT_EQ(by(hall_, "GET", "/self/control"), 200U) << body_;
  EXPECT_EQ(body_, boost::json::parse(R"({"paired":null,"online":false,"code_expires":null})"));
  const std::string code = control_code();
  EXPECT_EQ(body_.at("link"), boost::json::value("https://cau.example/enrol#" + code));
  EXPECT_EQ(last_audit(), "device 1 of y-yen device.pair_control y-yen");
  ASSERT_EQ(by(hall_, "GET", "/self/control"), 200U);
  EXPECT_NE(body_.at("code_expires"), nullptr);
  const int before = rights_changed_;
  ASSERT_EQ(redeem(code), 201U) << body_;
  EXPECT_EQ(rights_changed_, before + 1);
  EXPECT_EQ(body_.at("kind"), "hall_control");
  EXPECT_EQ(body_.at("site").at("name"), "Ý Yên");
  const std::string token(body_.at("token").as_string());
  ASSERT_EQ(by(hall_, "GET", "/self/control"), 200U);
  EXPECT_NE(body_.at("paired"), nullptr);
  EXPECT_EQ(body_.at("online"), true);
  EXPECT_EQ(body_.at("code_expires"), nullptr);
  ASSERT_EQ(by(token, "GET", "/me"), 200U) << body_;
  EXPECT_EQ(body_.at("device").at("kind"), "hall_control");
  EXPECT_EQ(body_.at("device").at("locked"), false);
  EXPECT_TRUE(may_do("floor.request"));
  EXPECT_FALSE(may_do("floor.grant"));
  EXPECT_EQ(by(hall_, "GET", "/me"), 200U) << "the hall stays";
}

TEST_F(ControlApiTest, ACodeIsGoodFor15MinutesAndCanBeTakenBack) {
  const std::string first = control_code();
  now_.wall += 15min;
  EXPECT_EQ(redeem(first), 422U);
  EXPECT_EQ(code(), "code.expired");
  const std::string second = control_code();
  EXPECT_EQ(by(hall_, "DELETE", "/self/control-codes"), 204U);
  EXPECT_EQ(redeem(second), 422U);
  EXPECT_EQ(code(), "code.revoked");
  EXPECT_EQ(by(hall_, "DELETE", "/self/control-codes"), 404U);
}

TEST_F(ControlApiTest, TheHallEndsItsControlAndPairsAnother) {
  EXPECT_EQ(by(hall_, "DELETE", "/self/control"), 404U);
  const std::string first = control();
  const std::string second = control();
  EXPECT_EQ(by(first, "GET", "/me"), 401U) << "one at a time";
  const int before = rights_changed_;
  EXPECT_EQ(by(hall_, "DELETE", "/self/control"), 204U);
  EXPECT_EQ(rights_changed_, before + 1);
  EXPECT_EQ(by(second, "GET", "/me"), 401U);
  EXPECT_EQ(code(), "device.revoked");
  EXPECT_EQ(by(hall_, "GET", "/me"), 200U);
}

TEST_F(ControlApiTest, NobodyElseMay) {
  const std::string tablet = device("chair_tablet");
  ASSERT_EQ(by(tablet, "PUT", "/me/pin", R"({"pin":"274916"})"), 200U);
  const std::string unlock(body_.at("unlock").as_string());
  const std::string phone = control();
  const std::pair<const char*, const char*> all[] = {{"POST", "/self/control-codes"}, {"DELETE", "/self/control-codes"},
                                                     {"GET", "/self/control"}, {"DELETE", "/self/control"}};
  for (const auto& [method, path] : all) {
    EXPECT_EQ(by(tablet, method, path), 403U) << path;
    EXPECT_EQ(by(tablet, method, path, "", unlock), 403U) << path;
    EXPECT_EQ(by(phone, method, path), 403U) << path;
    EXPECT_EQ(code(), "auth.role");
    EXPECT_EQ(as(admin_, method, path), 403U) << path;
    EXPECT_EQ(ask(method, path), 401U) << path;
  }
}

TEST_F(ControlApiTest, WhoMayRevokeItTakesItsCodeBack) {
  const std::pair<std::string, unsigned> people[] = {{"operator", 204}, {"technician", 204}, {"secretary", 403}};
  for (const auto& [role, status] : people) {
    user("nguoi." + role, role);
    const auto page = page_of("nguoi." + role);
    const std::string code = control_code();
    EXPECT_EQ(as(page, "DELETE", "/sites/y-yen/enrolment-codes/hall_control"), status) << role;
    EXPECT_EQ(redeem(code), status == 204 ? 422U : 201U) << role;
  }
}

TEST_F(ControlApiTest, TheAdministratorSeesItAndRevokesIt) {
  const std::string phone = control();
  const std::string code = control_code();
  ASSERT_EQ(as(admin_, "GET", "/devices"), 200U);
  EXPECT_EQ(body_.at("items").at(1).at("kind"), "hall_control");
  ASSERT_EQ(as(admin_, "GET", "/enrolment-codes"), 200U);
  EXPECT_EQ(body_.at("items").at(0).at("kind"), "hall_control");
  EXPECT_EQ(as(admin_, "DELETE", "/sites/y-yen/enrolment-codes/hall_control"), 204U);
  EXPECT_EQ(redeem(code), 422U);
  EXPECT_EQ(as(admin_, "POST", "/sites/y-yen/enrolment-codes", R"({"kind":"hall_control"})"), 422U)
      << "the hall makes it";
  EXPECT_EQ(as(admin_, "DELETE", "/devices/2"), 204U);
  EXPECT_EQ(by(phone, "GET", "/me"), 401U);
  EXPECT_EQ(by(hall_, "GET", "/me"), 200U);
}

TEST_F(ControlApiTest, ARevokedHallTakesItsControlAlong) {
  const std::string phone = control();
  const std::string open = control_code();
  EXPECT_EQ(as(admin_, "DELETE", "/devices/1"), 204U);
  EXPECT_EQ(by(phone, "GET", "/me"), 401U);
  EXPECT_EQ(redeem(open), 422U);
  EXPECT_EQ(code(), "code.revoked");
}

}  // namespace
}  // namespace signaling
