#include "signaling/api/user_api.h"

#include "tests/unit/signaling/api/people_fixture.h"

namespace signaling {
namespace {

namespace json = boost::json;

class UserApiTest : public PeopleApiTest {
 protected:
  // Changes a user as it is now.
  unsigned change(const std::string& path, const std::string& login, const std::string& role, bool disabled) {
    EXPECT_EQ(as(admin_, "GET", path), 200U) << body_;
    const std::string tag = tag_;
    return as(admin_, "PUT", path,
              R"({"login":")" + login + R"(","name":"Tên","role":")" + role + R"(","disabled":)" +
                  (disabled ? "true" : "false") + "}",
              tag);
  }
  std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (const auto& user : body_.at("items").as_array()) all.emplace_back(user.at("name").as_string());
    return all;
  }
};

TEST_F(UserApiTest, AnAdministratorAddsUsers) {
  EXPECT_EQ(as(admin_, "POST", "/users", user_json("an", "technician", "Nguyễn An")), 201U) << body_;
  EXPECT_EQ(header("Location"), "/api/v1/users/2");
  EXPECT_EQ(body_.at("last_login"), nullptr);
  EXPECT_EQ(last_audit(), "quan.tri user.create an");
  EXPECT_EQ(as(admin_, "GET", "/users/2"), 200U);
  EXPECT_EQ(body_.at("role"), "technician");
  EXPECT_EQ(as(admin_, "GET", "/users/99"), 404U);
  EXPECT_EQ(as(admin_, "GET", "/users/x"), 404U);
  EXPECT_EQ(body_.as_object().contains("password_hash"), false);
}

TEST_F(UserApiTest, OthersReadOrNothing) {
  user("an", "operator");
  user("binh", "technician");
  const auto an = page_of("an");
  EXPECT_EQ(as(an, "GET", "/users"), 200U);
  EXPECT_EQ(as(an, "POST", "/users", user_json("x", "operator")), 403U);
  EXPECT_EQ(as(an, "PUT", "/users/1/password", R"({"password":"mật khẩu hoàn toàn mới"})"), 403U);
  EXPECT_EQ(as(an, "DELETE", "/users/1"), 403U);
  EXPECT_EQ(as(an, "POST", "/users/1/log-outs"), 403U);
  EXPECT_EQ(as(an, "POST", "/users/2/log-outs"), 204U) << "one's own";
  const auto binh = page_of("binh");
  EXPECT_EQ(as(binh, "GET", "/users"), 403U);
  EXPECT_EQ(as(binh, "GET", "/users/3"), 200U) << "oneself";
  EXPECT_EQ(ask("GET", "/users"), 401U);
}

TEST_F(UserApiTest, NamesAreData) {
  const std::string name = "<script>alert('x')</script>\u200fđ";
  EXPECT_EQ(as(admin_, "POST", "/users", user_json("a\\\"b';--", "operator", name)), 201U) << body_;
  EXPECT_EQ(body_.at("name"), json::value(name));
  EXPECT_EQ(body_.at("login"), "a\"b';--");
  EXPECT_EQ(header("Content-Type"), "application/json");
  EXPECT_EQ(header("X-Content-Type-Options"), "nosniff");
  EXPECT_NE(header("Content-Security-Policy").find("default-src 'none'"), std::string::npos);
  EXPECT_EQ(as(admin_, "POST", "/users", user_json("c", "operator", "x\\r\\nSet-Cookie: y")), 422U);
  EXPECT_THAT(faults(), testing::ElementsAre("/name"));
  EXPECT_EQ(as(admin_, "POST", "/users", user_json("c", "operator", "x\u202egnp")), 422U) << "shows what it is not";
}

TEST_F(UserApiTest, ListsInPagesAndFindsWithoutDiacritics) {
  for (const char* name : {"Đặng Đức", "Dương Anh", "Ăn Lê"}) {
    const std::string login = "nguoi" + std::to_string(std::string(name).size());
    ASSERT_EQ(as(admin_, "POST", "/users", user_json(login, "observer", name)), 201U) << body_;
  }
  EXPECT_EQ(as(admin_, "GET", "/users?text=duc"), 200U);
  EXPECT_THAT(names(), testing::ElementsAre("Đặng Đức"));
  EXPECT_EQ(as(admin_, "GET", "/users?limit=3"), 200U);
  EXPECT_THAT(names(), testing::ElementsAre("Ăn Lê", "Dương Anh", "Đặng Đức"));
  const std::string next(body_.at("next").as_string());
  EXPECT_EQ(as(admin_, "GET", "/users?limit=3&cursor=" + next), 200U);
  EXPECT_THAT(names(), testing::ElementsAre("Quản trị"));
  EXPECT_EQ(body_.at("next"), nullptr);
  EXPECT_EQ(as(admin_, "GET", "/users?cursor=zz"), 422U);
  EXPECT_EQ(as(admin_, "GET", "/users?limit=0"), 422U);
}

TEST_F(UserApiTest, WrongFieldsAreNamed) {
  EXPECT_EQ(as(admin_, "POST", "/users", R"({"login":"a","role":"site","password":"x","admin":true})"), 422U);
  EXPECT_THAT(faults(), testing::UnorderedElementsAre("/name", "/role", "/admin"));
  EXPECT_EQ(as(admin_, "POST", "/users", R"({"login":"an","name":"An","role":"operator","password":"ngắn"})"), 422U);
  EXPECT_THAT(faults(), testing::ElementsAre("/password"));
  EXPECT_EQ(as(admin_, "POST", "/users", user_json("hai từ", "operator")), 422U);
  EXPECT_THAT(faults(), testing::ElementsAre("/login"));
}

TEST_F(UserApiTest, TheSecondOfTwoWhoChangeOneUserIsTold) {
  const std::string path = user("an");
  as(admin_, "GET", path);
  const std::string tag = tag_;
  page_of("an");
  const std::string body = R"({"login":"an","name":"Mới","role":"operator","disabled":false})";
  EXPECT_EQ(as(admin_, "PUT", path, body), 428U);
  EXPECT_EQ(as(admin_, "PUT", path, body, tag), 200U) << body_ << ": a log-in is no change";
  EXPECT_EQ(as(admin_, "PUT", path, R"({"login":"an","name":"Khác","role":"operator","disabled":false})", tag), 412U);
}

TEST_F(UserApiTest, ADisabledUsersCookieAndTokensAreWorthNothing) {
  const std::string path = user("an");
  const auto page = page_of("an");
  ASSERT_EQ(as(page, "POST", "/me/tokens", R"({"label":"x","scopes":["read"],"expires":null})"), 201U);
  const std::string token(body_.at("token").as_string());
  const int before = rights_changed_;
  EXPECT_EQ(change(path, "an", "operator", true), 200U) << body_;
  EXPECT_GT(rights_changed_, before);
  EXPECT_EQ(as(page, "GET", "/me"), 401U);
  EXPECT_EQ(by(token, "GET", "/me"), 401U);
  EXPECT_EQ(change(path, "an", "operator", false), 200U);
  EXPECT_EQ(as(page, "GET", "/me"), 401U);
  EXPECT_EQ(by(token, "GET", "/me"), 401U);
}

TEST_F(UserApiTest, AChangedRoleCountsAtOnce) {
  const std::string path = user("an", "administrator");
  const auto page = page_of("an");
  EXPECT_EQ(as(page, "GET", "/users"), 200U);
  EXPECT_EQ(change(path, "an", "observer", false), 200U);
  EXPECT_EQ(as(page, "GET", "/users"), 401U);
  EXPECT_EQ(as(page_of("an"), "GET", "/users"), 403U);
}

TEST_F(UserApiTest, TheLastAdministratorStays) {
  EXPECT_EQ(change("/users/1", "quan.tri", "administrator", true), 409U);
  EXPECT_EQ(code(), "user.last_administrator");
  EXPECT_EQ(change("/users/1", "quan.tri", "operator", false), 409U);
  EXPECT_EQ(as(admin_, "DELETE", "/users/1"), 409U);
  EXPECT_EQ(as(admin_, "GET", "/me"), 200U);
  user("hai", "administrator");
  EXPECT_EQ(as(admin_, "DELETE", "/users/1"), 204U);
  EXPECT_EQ(as(admin_, "GET", "/me"), 401U);
}

TEST_F(UserApiTest, WhoHasConferencesToComeIsNotRemoved) {
  const std::string path = user("an", "chair");
  booked_ = UserId(2);
  EXPECT_EQ(as(admin_, "DELETE", path), 409U);
  EXPECT_EQ(code(), "user.has_bookings");
  booked_ = UserId();
  EXPECT_EQ(as(admin_, "DELETE", path), 204U);
  EXPECT_EQ(as(admin_, "GET", path), 200U);
  EXPECT_EQ(body_.at("disabled"), true);
}

TEST_F(UserApiTest, PasswordsAndLogOutsByTheAdministrator) {
  const std::string path = user("an");
  const auto page = page_of("an");
  EXPECT_EQ(as(admin_, "POST", path + "/log-outs"), 204U);
  EXPECT_EQ(as(page, "GET", "/me"), 401U);
  const auto again = page_of("an");
  EXPECT_EQ(as(admin_, "PUT", path + "/password", R"({"password":"1234567890"})"), 422U);
  EXPECT_THAT(faults(), testing::ElementsAre("/password"));
  EXPECT_EQ(as(admin_, "PUT", path + "/password", R"({"password":"mật khẩu hoàn toàn mới"})"), 204U);
  EXPECT_EQ(as(again, "GET", "/me"), 401U);
  EXPECT_EQ(log_in("an"), 401U);
  EXPECT_EQ(log_in("an", "mật khẩu hoàn toàn mới"), 200U);
  EXPECT_EQ(as(admin_, "PUT", "/users/99/password", R"({"password":"mật khẩu hoàn toàn mới"})"), 404U);
}

}  // namespace
}  // namespace signaling
