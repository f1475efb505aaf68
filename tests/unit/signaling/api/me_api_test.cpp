#include "signaling/api/me_api.h"

#include "tests/unit/signaling/api/people_fixture.h"

namespace signaling {
namespace {

class MeApiTest : public PeopleApiTest {
 protected:
  unsigned change_password(const PageLogin& page, const std::string& current, const std::string& fresh) {
    return as(page, "PUT", "/me/password", R"({"current":")" + current + R"(","new":")" + fresh + R"("})");
  }
};

TEST_F(MeApiTest, WhoIsNobodyIsAskedToLogIn) {
  EXPECT_EQ(ask("GET", "/me"), 401U);
  EXPECT_EQ(ask("GET", "/me", "", {{"cookie", "diem_cau_session=" + make_token(TokenKind::kSession)}}), 401U);
  EXPECT_EQ(ask("GET", "/me", "", {{"cookie", "diem_cau_session=<script>"}}), 401U);
}

TEST_F(MeApiTest, AProgramIsItsUserWithinItsScopes) {
  ASSERT_EQ(as(admin_, "POST", "/me/tokens", R"({"label":"ctl","scopes":["read"],"expires":null})"), 201U) << body_;
  const std::string token(body_.at("token").as_string());
  ASSERT_EQ(by(token, "GET", "/me"), 200U) << body_;
  EXPECT_EQ(body_.at("user").at("login"), "quan.tri");
  EXPECT_FALSE(body_.as_object().contains("csrf_token"));
  EXPECT_TRUE(may_do("user.read"));
  EXPECT_FALSE(may_do("user.create"));
}

TEST_F(MeApiTest, ChangesOfAPageNeedItsCsrfToken) {
  const auto page = page_of("quan.tri");
  const std::string body = R"({"label":"x","scopes":["read"],"expires":null})";
  for (const std::string& wrong : {std::string(), std::string("x"), admin_.csrf_token, page.cookie}) {
    EXPECT_EQ(as({page.cookie, wrong, 0}, "POST", "/me/tokens", body), 403U) << wrong;
    EXPECT_EQ(code(), "login.csrf");
  }
  EXPECT_EQ(as(page, "POST", "/me/tokens", body), 201U);
}

TEST_F(MeApiTest, AnOwnPasswordRenewsTheLogin) {
  user("an");
  const auto page = page_of("an");
  const auto elsewhere = page_of("an");
  EXPECT_EQ(change_password(page, "sai", "mật khẩu hoàn toàn mới"), 422U);
  EXPECT_THAT(faults(), testing::ElementsAre("/current"));
  EXPECT_EQ(change_password(page, kGood, "ngắn"), 422U);
  EXPECT_THAT(faults(), testing::ElementsAre("/new"));
  ASSERT_EQ(change_password(page, kGood, "mật khẩu hoàn toàn mới"), 200U) << body_;
  const PageLogin renewed{cookie(), std::string(body_.at("csrf_token").as_string()), page.user};
  EXPECT_EQ(as(page, "GET", "/me"), 401U);
  EXPECT_EQ(as(elsewhere, "GET", "/me"), 401U);
  EXPECT_EQ(as(renewed, "GET", "/me"), 200U);
  EXPECT_EQ(as(renewed, "POST", "/logout"), 204U) << "the CSRF token is the new cookie's";
  EXPECT_EQ(log_in("an", "mật khẩu hoàn toàn mới"), 200U);
}

TEST_F(MeApiTest, AProgramChangesNoPassword) {
  ASSERT_EQ(as(admin_, "POST", "/me/tokens",
               R"({"label":"all","scopes":["read","book","conference","technical","metrics","admin"],)"
               R"("expires":null})"), 201U);
  const std::string token(body_.at("token").as_string());
  EXPECT_EQ(by(token, "PUT", "/me/password", R"({"current":"x","new":"y"})"), 403U);
  EXPECT_EQ(code(), "auth.scope");
}

TEST_F(MeApiTest, AHallIsItsSite) {
  const std::string hall = device("hall");
  ASSERT_EQ(by(hall, "GET", "/me"), 200U) << body_;
  EXPECT_EQ(body_.at("site").at("name"), "Ý Yên");
  EXPECT_EQ(body_.at("device").at("kind"), "hall");
  EXPECT_FALSE(body_.as_object().contains("user"));
  EXPECT_TRUE(may_do("floor.request"));
  EXPECT_FALSE(may_do("floor.grant"));
  EXPECT_EQ(by(hall, "GET", "/users"), 403U);
  EXPECT_EQ(by(hall, "GET", "/devices"), 403U);
  EXPECT_EQ(by(hall, "PUT", "/me/pin", R"({"pin":"274916"})"), 403U) << "a hall has no PIN";
  EXPECT_EQ(by(hall, "PUT", "/me/password", R"({"current":"x","new":"y"})"), 403U);
  EXPECT_EQ(seats_->last_seen().size(), 1U);
}

TEST_F(MeApiTest, ATabletIsLockedUntilItsPinIsTyped) {
  const std::string tablet = device("chair_tablet");
  ASSERT_EQ(by(tablet, "GET", "/me"), 200U) << body_;
  EXPECT_EQ(body_.at("device").at("has_pin"), false);
  EXPECT_EQ(body_.at("device").at("locked"), true);
  EXPECT_EQ(body_.at("actions").as_array().size(), 3U) << body_ << ": itself and its PIN";
  EXPECT_EQ(by(tablet, "POST", "/me/pin-checks", R"({"pin":"274916"})"), 409U);
  EXPECT_EQ(code(), "pin.missing");
  EXPECT_EQ(by(tablet, "PUT", "/me/pin", R"({"pin":"123456"})"), 422U);
  EXPECT_THAT(faults(), testing::ElementsAre("/pin"));
  ASSERT_EQ(by(tablet, "PUT", "/me/pin", R"({"pin":"274916"})"), 200U) << body_;
  const std::string first(body_.at("unlock").as_string());
  EXPECT_EQ(by(tablet, "PUT", "/me/pin", R"({"pin":"582031"})", first), 409U);
  EXPECT_EQ(by(tablet, "POST", "/me/pin-checks", R"({"pin":"000001"})"), 422U);
  EXPECT_EQ(code(), "pin.wrong");
  ASSERT_EQ(by(tablet, "POST", "/me/pin-checks", R"({"pin":"274916"})"), 200U);
  const std::string unlock(body_.at("unlock").as_string());
  ASSERT_EQ(by(tablet, "GET", "/me", "", unlock), 200U);
  EXPECT_EQ(body_.at("device").at("locked"), false);
  EXPECT_TRUE(may_do("floor.grant"));
  now_.wall += 25h;
  by(tablet, "GET", "/me", "", unlock);
  EXPECT_EQ(body_.at("device").at("locked"), true) << "a day later";
}

TEST_F(MeApiTest, AnotherTabletsUnlockOpensNothing) {
  const std::string former = device("chair_tablet");
  by(former, "PUT", "/me/pin", R"({"pin":"274916"})");
  const std::string unlock(body_.at("unlock").as_string());
  const std::string tablet = device("chair_tablet");
  EXPECT_EQ(by(former, "GET", "/me", "", unlock), 401U);
  EXPECT_EQ(code(), "device.revoked");
  for (const std::string& other : {unlock, std::string("1.2"), std::string(5000, 'a')}) {
    ASSERT_EQ(by(tablet, "GET", "/me", "", other), 200U);
    EXPECT_EQ(body_.at("device").at("locked"), true);
  }
}

TEST_F(MeApiTest, GuessedPinsAreSlowedAndSpent) {
  const std::string tablet = device("chair_tablet");
  ASSERT_EQ(by(tablet, "PUT", "/me/pin", R"({"pin":"274916"})"), 200U);
  for (int i = 0; i < 6; ++i) EXPECT_EQ(by(tablet, "POST", "/me/pin-checks", R"({"pin":"000001"})"), 422U);
  EXPECT_EQ(by(tablet, "POST", "/me/pin-checks", R"({"pin":"000001"})"), 429U);
  EXPECT_NE(header("Retry-After"), "");
  for (int i = 0; i < 4; ++i) {
    now_.steady += 1h;
    EXPECT_EQ(by(tablet, "POST", "/me/pin-checks", R"({"pin":"000001"})"), 422U);
  }
  now_.steady += 1h;
  EXPECT_EQ(by(tablet, "POST", "/me/pin-checks", R"({"pin":"274916"})"), 409U);
  EXPECT_EQ(code(), "pin.tries_spent");
}

}  // namespace
}  // namespace signaling
