#include "signaling/api/login_api.h"

#include "tests/unit/signaling/api/people_fixture.h"

namespace signaling {
namespace {

using LoginApiTest = PeopleApiTest;

TEST_F(LoginApiTest, APageLogsInAndIsKnownByItsCookie) {
  user("an");
  ASSERT_EQ(log_in("an"), 200U) << body_;
  EXPECT_EQ(body_.at("user").at("login"), "an");
  EXPECT_EQ(body_.at("user").at("role"), "operator");
  const auto& actions = body_.at("actions").as_array();
  EXPECT_NE(std::ranges::find(actions, boost::json::value("booking.create")), actions.end());
  EXPECT_EQ(std::ranges::find(actions, boost::json::value("user.create")), actions.end());
  const auto page = login_of_answer();
  EXPECT_EQ(as(page, "GET", "/me"), 200U);
  EXPECT_EQ(body_.at("user").at("login"), "an");
  EXPECT_EQ(body_.at("csrf_token"), boost::json::value(page.csrf_token));
}

TEST_F(LoginApiTest, TheCookieIsForThisServersPagesOnly) {
  log_in("quan.tri");
  EXPECT_EQ(header("Set-Cookie"), "diem_cau_session=" + cookie() + "; HttpOnly; SameSite=Strict; Path=/");
  tls_ = true;
  log_in("quan.tri");
  EXPECT_EQ(header("Set-Cookie"), "diem_cau_session=" + cookie() + "; HttpOnly; SameSite=Strict; Path=/; Secure");
}

TEST_F(LoginApiTest, ACookieThatWasFixedBeforeIsWorthNothingAfter) {
  user("an");
  const std::string planted = make_token(TokenKind::kSession);
  ASSERT_EQ(log_in("an", kGood, {{"cookie", "diem_cau_session=" + planted}}), 200U);
  EXPECT_NE(cookie(), planted);
  EXPECT_EQ(as({planted, "", 0}, "GET", "/me"), 401U);
  // One's own login, planted on somebody else's browser: it ends when he logs in there, and is not his.
  const auto mine = page_of("an");
  ASSERT_EQ(log_in("quan.tri", kGood, headers_of(mine)), 200U) << body_;
  EXPECT_NE(cookie(), mine.cookie);
  EXPECT_EQ(as(mine, "GET", "/me"), 401U);
}

TEST_F(LoginApiTest, ALogInIsNotForcedOnAPage) {
  user("an");
  const auto page = page_of("an");
  EXPECT_EQ(log_in("quan.tri", kGood, {{"cookie", "diem_cau_session=" + page.cookie}}), 403U);
  EXPECT_EQ(code(), "login.csrf");
}

TEST_F(LoginApiTest, WhoIsWrongUnknownOrDisabledIsToldTheSame) {
  const std::string path = user("an");
  EXPECT_EQ(log_in("an", "sai mật khẩu"), 401U);
  EXPECT_EQ(code(), "login.wrong");
  const auto wrong = body_;
  EXPECT_EQ(log_in("ai.do"), 401U);
  EXPECT_EQ(body_, wrong);
  EXPECT_EQ(as(admin_, "DELETE", path), 204U);
  EXPECT_EQ(log_in("an"), 401U);
  EXPECT_EQ(body_, wrong);
}

TEST_F(LoginApiTest, GuessesWaitAndAreToldHowLong) {
  user("an");
  for (int i = 0; i < 6; ++i) EXPECT_EQ(log_in("an", "sai mật khẩu"), 401U);
  EXPECT_EQ(log_in("an"), 429U);
  EXPECT_EQ(code(), "login.too_many_attempts");
  EXPECT_EQ(header("Retry-After"), "1");
  address_ = "2001:db8::1";
  for (int i = 0; i < 6; ++i) {
    address_ = "2001:db8::" + std::to_string(i + 1);
    EXPECT_EQ(log_in("an", "sai mật khẩu"), 401U);
  }
  address_ = "2001:db8::ffff";
  EXPECT_EQ(log_in("an"), 429U) << "one network is one address";
  address_ = "10.0.0.7";
  EXPECT_EQ(log_in("an"), 200U);
}

TEST_F(LoginApiTest, OneNameOnTwoKeyboardsIsOne) {
  ASSERT_EQ(as(admin_, "POST", "/users", user_json("bình", "operator", "Đỗ Thị Bình")), 201U) << body_;
  const auto id = body_.at("id");
  EXPECT_EQ(log_in("BI\u0300NH"), 200U);
  EXPECT_EQ(body_.at("user").at("id"), id);
  EXPECT_EQ(as(admin_, "POST", "/users", user_json("bi\u0300nh", "operator")), 409U);
  EXPECT_EQ(code(), "user.login_taken");
  EXPECT_THAT(faults(), testing::ElementsAre("/login"));
}

TEST_F(LoginApiTest, LoggingOutEndsTheLoginAndItsCookie) {
  const auto page = page_of("quan.tri");
  EXPECT_EQ(ask("POST", "/logout", "", {{"cookie", "diem_cau_session=" + page.cookie}}), 403U) << "another page's";
  EXPECT_EQ(as(page, "POST", "/logout"), 204U);
  EXPECT_NE(header("Set-Cookie").find("Max-Age=0"), std::string::npos);
  EXPECT_EQ(as(page, "GET", "/me"), 401U);
  EXPECT_EQ(code(), "login.needed");
  EXPECT_EQ(as(page, "POST", "/logout"), 204U) << "again: nothing to do";
}

TEST_F(LoginApiTest, TheLinkIsUsedOnce) {
  const std::string claim = R"({"token":")" + link_ + R"(","login":"hai","name":"Hai","password":")" + kGood + R"("})";
  EXPECT_EQ(ask("POST", "/first-administrator", claim), 409U);
  EXPECT_EQ(code(), "link.used");
  const std::string guess = R"({"token":"dcl_x","login":"hai","name":"Hai","password":")" + kGood + R"("})";
  EXPECT_EQ(ask("POST", "/first-administrator", guess), 403U) << "not 401: nothing is to be logged in for";
  EXPECT_EQ(header("WWW-Authenticate"), "");
}

TEST_F(LoginApiTest, WrongBodiesAreNamed) {
  EXPECT_EQ(ask("POST", "/login", R"({"login":"","extra":1})"), 422U);
  EXPECT_THAT(faults(), testing::UnorderedElementsAre("/login", "/password", "/extra"));
  EXPECT_EQ(ask("POST", "/login", R"({"login":["an"],"password":{}})"), 422U);
  EXPECT_EQ(ask("POST", "/login", "{"), 400U);
  EXPECT_EQ(ask("POST", "/login", "", {{"content-type", "text/plain"}}), 415U);
}

}  // namespace
}  // namespace signaling
