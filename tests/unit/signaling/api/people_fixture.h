#pragma once

#include "signaling/api/control_api.h"
#include "signaling/api/device_api.h"
#include "signaling/api/identity.h"
#include "signaling/api/login_api.h"
#include "signaling/api/me_api.h"
#include "signaling/api/session_cookie.h"
#include "signaling/api/token_api.h"
#include "signaling/api/user_api.h"
#include "signaling/auth/secret_token.h"
#include "signaling/store/sites.h"
#include "tests/unit/signaling/accounts/accounts_fixture.h"
#include "tests/unit/signaling/api/api_fixture.h"

namespace signaling {

// What a browser holds after a log-in.
struct PageLogin {
  std::string cookie;  // the value
  std::string csrf_token;
  int64_t user = 0;
};

// All that has to do with people and seats, behind the real Identity: the site y-yen, and the administrator "quan.tri"
// who came by the link.
class PeopleApiTest : public ApiTest {
 protected:
  using Headers = std::vector<std::pair<std::string, std::string>>;

  void SetUp() override {
    ApiTest::SetUp();
    ASSERT_TRUE(Sites(store_->database()).add({kSite, "Ý Yên", "Ý Yên", 1, "", ""}));
    link_ = accounts_->first_administrator().make_link(now_.wall)->value_or("");
    ASSERT_EQ(ask("POST", "/first-administrator",
                  R"({"token":")" + link_ + R"(","login":"quan.tri","name":"Quản trị","password":")" + kGood + R"("})"),
              200U) << body_;
    admin_ = login_of_answer();
  }
  std::vector<Operation> operations() override {
    passwords_ = std::make_unique<PasswordWorker>(kCheapestPassword, post_.post());
    accounts_ = std::move(*Accounts::open(*store_, *passwords_));
    seats_ = std::move(*Seats::open(*store_, *passwords_, *AccountKeys::open(store_->layout())));
    identity_ = std::make_unique<Identity>(*accounts_, *seats_, [this](const ConferenceId&, const Principal& who) {
      asked_roles_.push_back(who);
      return std::vector<ConferenceRole>();
    });
    const auto changed = [this] { ++rights_changed_; };
    const UserApiPorts users{.has_bookings = [this](UserId user, RequestTime) { return user == booked_; },
                             .rights_changed = changed};
    const DeviceApiPorts devices{.view = {.public_address = [this] { return public_address_; },
                                          .is_online = [](const EnrolledDevice&) { return true; }},
                                 .rights_changed = changed};
    std::vector<Operation> all;
    for (auto&& some : {login_operations(*accounts_, kCsrfKey), token_operations(*accounts_),
                        me_operations(*accounts_, *seats_, store_->database(), kCsrfKey),
                        user_operations(*accounts_, users), device_operations(*seats_, store_->database(), devices),
                        control_operations(*seats_, devices)}) {
      all.insert(all.end(), some.begin(), some.end());
    }
    return all;
  }
  Authenticator& authenticator() override { return *identity_; }
  bool turn() override { return post_.run_one(); }
  void TearDown() override {
    router_.reset();
    seats_.reset();
    accounts_.reset();
  }

  std::string header(const std::string& name) const {
    for (const auto& [key, value] : headers_) {
      if (key == name) return value;
    }
    return "";
  }
  // Of the Set-Cookie of the last answer.
  std::string cookie() const { return std::string(session_cookie(header("Set-Cookie"))); }
  PageLogin login_of_answer() const {
    return {cookie(), std::string(body_.at("csrf_token").as_string()), body_.at("user").at("id").as_int64()};
  }

  unsigned log_in(const std::string& login, const std::string& pass = kGood, Headers headers = {}) {
    return ask("POST", "/login", R"({"login":")" + login + R"(","password":")" + pass + R"("})", std::move(headers));
  }
  PageLogin page_of(const std::string& login, const std::string& pass = kGood) {
    EXPECT_EQ(log_in(login, pass), 200U) << body_;
    return login_of_answer();
  }
  Headers headers_of(const PageLogin& page) const {
    return {{"cookie", "other=1; diem_cau_session=" + page.cookie}, {"x-csrf-token", page.csrf_token}};
  }
  // A request of a page.
  unsigned as(const PageLogin& page, const std::string& method, const std::string& path, const std::string& body = "",
              const std::string& if_match = "") {
    auto headers = headers_of(page);
    if (!if_match.empty()) headers.emplace_back("if-match", if_match);
    return ask(method, path, body, std::move(headers));
  }
  // A request of a program or device.
  unsigned by(const std::string& token, const std::string& method, const std::string& path,
              const std::string& body = "", const std::string& unlock = "") {
    Headers headers{{"authorization", "Bearer " + token}};
    if (!unlock.empty()) headers.emplace_back("x-unlock", unlock);
    return ask(method, path, body, std::move(headers));
  }

  static std::string user_json(const std::string& login, const std::string& role, const std::string& name = "Tên") {
    return R"({"login":")" + login + R"(","name":")" + name + R"(","role":")" + role + R"(","password":")" + kGood +
           R"("})";
  }
  // The path of a new user.
  std::string user(const std::string& login, const std::string& role = "operator") {
    EXPECT_EQ(as(admin_, "POST", "/users", user_json(login, role)), 201U) << body_;
    return "/users/" + std::to_string(body_.at("id").as_int64());
  }
  std::string code_for(const std::string& kind) {
    EXPECT_EQ(as(admin_, "POST", "/sites/y-yen/enrolment-codes", R"({"kind":")" + kind + R"("})"), 201U) << body_;
    return std::string(body_.at("code").as_string());
  }
  // Whether the last answer to GET /me names the action.
  bool may_do(const std::string& action) const {
    const auto& actions = body_.at("actions").as_array();
    return std::ranges::find(actions, boost::json::value(action)) != actions.end();
  }
  unsigned redeem(const std::string& code) { return ask("POST", "/enrolments", R"({"code":")" + code + R"("})"); }
  // The token of a new device.
  std::string device(const std::string& kind) {
    EXPECT_EQ(redeem(code_for(kind)), 201U) << body_;
    return std::string(body_.at("token").as_string());
  }

  static inline const std::string kGood = "lúa chín vàng đồng";
  const SiteId kSite{"y-yen"};
  HandPost post_;
  std::unique_ptr<PasswordWorker> passwords_;
  std::unique_ptr<Accounts> accounts_;
  std::unique_ptr<Seats> seats_;
  std::unique_ptr<Identity> identity_;
  std::string link_;
  PageLogin admin_;
  UserId booked_;
  std::string public_address_ = "https://cau.example";
  int rights_changed_ = 0;
  std::vector<Principal> asked_roles_;
};

}  // namespace signaling
