#include "signaling/api/token_api.h"

#include "signaling/base/date_time.h"
#include "tests/unit/signaling/api/people_fixture.h"

namespace signaling {
namespace {

class TokenApiTest : public PeopleApiTest {
 protected:
  static std::string request(const std::string& scopes, const std::string& expires = "null") {
    return R"({"label":"Lịch của sở","scopes":[)" + scopes + R"(],"expires":)" + expires + "}";
  }
  // A token of the administrator's own.
  std::string own(const std::string& scopes) {
    EXPECT_EQ(as(admin_, "POST", "/me/tokens", request(scopes)), 201U) << body_;
    return std::string(body_.at("token").as_string());
  }
};

TEST_F(TokenApiTest, AProgramReadsAndIsKept) {
  const std::string token = own(R"("read")");
  EXPECT_EQ(body_.at("scopes").as_array().size(), 1U);
  EXPECT_EQ(last_audit(), "quan.tri token.create quan.tri");
  EXPECT_EQ(by(token, "GET", "/users"), 200U);
  EXPECT_EQ(by(token, "POST", "/users", user_json("an", "operator")), 403U);
  EXPECT_EQ(code(), "auth.scope");
  EXPECT_EQ(as(admin_, "GET", "/me/tokens"), 200U);
  ASSERT_EQ(body_.at("items").as_array().size(), 1U);
  EXPECT_FALSE(body_.at("items").at(0).as_object().contains("token")) << "it is shown once";
  const std::string id = std::to_string(body_.at("items").at(0).at("id").as_int64());
  EXPECT_EQ(as(admin_, "DELETE", "/me/tokens/" + id), 204U);
  EXPECT_EQ(by(token, "GET", "/users"), 401U);
  EXPECT_EQ(code(), "token.wrong");
  EXPECT_EQ(as(admin_, "DELETE", "/me/tokens/" + id), 404U);
  EXPECT_EQ(as(admin_, "DELETE", "/me/tokens/x"), 404U);
}

TEST_F(TokenApiTest, AProgramNeedsNoCsrfTokenAndNoCookieHelpsIt) {
  const std::string token = own(R"("admin")");
  EXPECT_EQ(by(token, "POST", "/users", user_json("an", "operator")), 201U) << body_;
  EXPECT_EQ(ask("GET", "/me", "", {{"authorization", "Bearer dca_x"}, {"cookie", "diem_cau_session=" + admin_.cookie}}),
            401U) << "who names a token is asked by it";
  EXPECT_EQ(ask("GET", "/me", "", {{"authorization", "Basic cXVhbg=="}}), 401U);
  EXPECT_EQ(ask("GET", "/me", "", {{"authorization", "bEaReR " + token}}), 200U);
  EXPECT_EQ(by(admin_.cookie, "GET", "/me"), 401U) << "a cookie is no bearer token";
}

TEST_F(TokenApiTest, ATokenBegetsNoneThatMayMore) {
  const std::string token = own(R"("admin")");
  EXPECT_EQ(by(token, "POST", "/me/tokens", request(R"("admin","read")")), 403U);
  EXPECT_EQ(by(token, "POST", "/me/tokens", request(R"("admin")")), 201U);
  EXPECT_EQ(as(admin_, "POST", "/me/tokens", request(R"("person")")), 422U);
  EXPECT_EQ(as(admin_, "POST", "/me/tokens", request("")), 422U);
}

TEST_F(TokenApiTest, ATokenEnds) {
  EXPECT_EQ(as(admin_, "POST", "/me/tokens", request(R"("read")", R"("2020-01-01T00:00:00Z")")), 422U);
  EXPECT_THAT(faults(), testing::ElementsAre("/expires"));
  const auto end = to_date_time(std::chrono::floor<std::chrono::seconds>(now_.wall + 1h));
  EXPECT_EQ(as(admin_, "POST", "/me/tokens", request(R"("read")", '"' + end + '"')), 201U) << body_;
  EXPECT_EQ(body_.at("expires"), boost::json::value(end));
  const std::string token(body_.at("token").as_string());
  EXPECT_EQ(by(token, "GET", "/me"), 200U);
  now_.wall += 1h;
  EXPECT_EQ(by(token, "GET", "/me"), 401U);
}

TEST_F(TokenApiTest, AnAdministratorKeepsThoseOfOthers) {
  const std::string path = user("an");
  const auto page = page_of("an");
  EXPECT_EQ(as(admin_, "POST", path + "/tokens", request(R"("read")")), 201U) << body_;
  const std::string token(body_.at("token").as_string());
  const std::string one = "/tokens/" + std::to_string(body_.at("id").as_int64());
  EXPECT_EQ(by(token, "GET", "/me"), 200U);
  EXPECT_EQ(body_.at("user").at("login"), "an");
  EXPECT_EQ(as(page, "GET", "/users/1/tokens"), 403U);
  EXPECT_EQ(as(page, "POST", "/users/1/tokens", request(R"("admin")")), 403U);
  EXPECT_EQ(as(page, "GET", path + "/tokens"), 200U) << "one's own";
  EXPECT_EQ(as(admin_, "DELETE", "/users/1" + one), 404U) << "not hers";
  EXPECT_EQ(as(admin_, "DELETE", path + one), 204U);
  EXPECT_EQ(by(token, "GET", "/me"), 401U);
  EXPECT_EQ(as(admin_, "POST", "/users/99/tokens", request(R"("read")")), 404U);
}

}  // namespace
}  // namespace signaling
