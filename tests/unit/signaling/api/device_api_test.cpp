#include "signaling/api/device_api.h"

#include "tests/unit/signaling/api/people_fixture.h"

namespace signaling {
namespace {

using DeviceApiTest = PeopleApiTest;

TEST_F(DeviceApiTest, AHallIsEnrolledByACode) {
  const std::string code = code_for("hall");
  EXPECT_EQ(body_.at("link"), boost::json::value("https://cau.example/enrol#" + code));
  EXPECT_EQ(last_audit(), "quan.tri device.enrol_hall y-yen");
  EXPECT_EQ(as(admin_, "GET", "/enrolment-codes"), 200U);
  EXPECT_EQ(body_.at("items").at(0).at("tries_left"), 10);
  EXPECT_FALSE(body_.at("items").at(0).as_object().contains("code"));
  ASSERT_EQ(redeem(code), 201U) << body_;
  EXPECT_EQ(body_.at("site").at("name"), "Ý Yên");
  EXPECT_EQ(body_.at("kind"), "hall");
  EXPECT_EQ(rights_changed_, 1);
  const std::string token(body_.at("token").as_string());
  EXPECT_EQ(by(token, "GET", "/me"), 200U);
  EXPECT_EQ(as(admin_, "GET", "/devices"), 200U);
  EXPECT_EQ(body_.at("items").at(0).at("online"), true);
  EXPECT_NE(body_.at("items").at(0).at("last_seen"), nullptr);
  EXPECT_EQ(as(admin_, "GET", "/enrolment-codes"), 200U);
  EXPECT_TRUE(body_.at("items").as_array().empty());
}

TEST_F(DeviceApiTest, ACodeIsTypedAsPeopleType) {
  std::string typed = code_for("hall");
  for (char& c : typed) c = c == '-' ? ' ' : static_cast<char>(std::tolower(c));
  EXPECT_EQ(redeem(" " + typed + " "), 201U) << body_;
}

TEST_F(DeviceApiTest, WrongExpiredSpentAndRevokedCodesAreToldApart) {
  const std::string first = code_for("hall");
  EXPECT_EQ(redeem("0000-0000"), 422U);
  EXPECT_EQ(code(), "code.wrong");
  EXPECT_THAT(faults(), testing::ElementsAre("/code"));
  const std::string second = code_for("hall");
  EXPECT_EQ(redeem(first), 422U);
  EXPECT_EQ(code(), "code.revoked");
  now_.wall += 15min;
  EXPECT_EQ(redeem(second), 422U);
  EXPECT_EQ(code(), "code.expired");
  const std::string third = code_for("hall");
  EXPECT_EQ(redeem(third), 201U);
  EXPECT_EQ(redeem(third), 422U);
  EXPECT_EQ(code(), "code.used");
  const std::string fourth = code_for("hall");
  EXPECT_EQ(as(admin_, "DELETE", "/sites/y-yen/enrolment-codes/hall"), 204U);
  EXPECT_EQ(redeem(fourth), 422U);
  EXPECT_EQ(as(admin_, "DELETE", "/sites/y-yen/enrolment-codes/hall"), 404U);
}

TEST_F(DeviceApiTest, TenWrongTriesSpendACodeAndGuessesAreSlowed) {
  const std::string right = code_for("hall");
  std::string wrong = right;
  wrong.back() = wrong.back() == '0' ? '1' : '0';
  for (int i = 0; i < 10; ++i) {
    address_ = "10.1.0." + std::to_string(i);
    EXPECT_EQ(redeem(wrong), 422U);
  }
  EXPECT_EQ(code(), "code.tries_spent");
  EXPECT_EQ(redeem(right), 422U);
  EXPECT_EQ(code(), "code.tries_spent");
  address_ = "10.2.0.1";
  for (int i = 0; i < 6; ++i) redeem("0000-0000");
  EXPECT_EQ(redeem(right), 429U);
  EXPECT_NE(header("Retry-After"), "");
}

TEST_F(DeviceApiTest, ARevokedDeviceIsOut) {
  const std::string token = device("hall");
  const int before = rights_changed_;
  EXPECT_EQ(as(admin_, "DELETE", "/devices/1"), 204U);
  EXPECT_EQ(rights_changed_, before + 1);
  EXPECT_EQ(by(token, "GET", "/me"), 401U);
  EXPECT_EQ(code(), "device.revoked");
  EXPECT_EQ(as(admin_, "DELETE", "/devices/1"), 404U);
  EXPECT_EQ(as(admin_, "GET", "/devices"), 200U);
  EXPECT_NE(body_.at("items").at(0).at("revoked"), nullptr);
  EXPECT_EQ(body_.at("items").at(0).at("online"), false);
}

TEST_F(DeviceApiTest, ATechnicianReplacesHallsAndMakesNoTablet) {
  user("ky.thuat", "technician");
  const auto page = page_of("ky.thuat");
  EXPECT_EQ(as(page, "POST", "/sites/y-yen/enrolment-codes", R"({"kind":"hall"})"), 201U) << body_;
  EXPECT_EQ(as(page, "POST", "/sites/y-yen/enrolment-codes", R"({"kind":"chair_tablet"})"), 403U);
  const std::string code = code_for("chair_tablet");
  EXPECT_EQ(as(page, "DELETE", "/sites/y-yen/enrolment-codes/chair_tablet"), 403U);
  EXPECT_EQ(redeem(code), 201U);
}

TEST_F(DeviceApiTest, OtherPlacesAreNotThere) {
  EXPECT_EQ(as(admin_, "POST", "/sites/khong-co/enrolment-codes", R"({"kind":"hall"})"), 404U);
  EXPECT_EQ(as(admin_, "POST", "/sites/y-yen/enrolment-codes", R"({"kind":"door"})"), 422U);
  EXPECT_EQ(as(admin_, "DELETE", "/sites/y-yen/enrolment-codes/door"), 404U);
  EXPECT_EQ(as(admin_, "DELETE", "/devices/x"), 404U);
}

TEST_F(DeviceApiTest, WithoutAnAddressOfItsOwnTheLinkIsAPath) {
  for (const char* address : {"", "cau.example", "javascript:alert(1)", "https://a/b"}) {
    public_address_ = address;
    const std::string code = code_for("hall");
    EXPECT_EQ(body_.at("link"), boost::json::value("/enrol#" + code)) << address;
  }
}

}  // namespace
}  // namespace signaling
