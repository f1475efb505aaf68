#include "signaling/api/mail_api.h"

#include <deque>

#include "tests/unit/signaling/api/api_fixture.h"

namespace signaling {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

// The mail server is one that is not there; how mails arrive is tested in invitations/.
class MailApiTest : public ApiTest {
 protected:
  std::vector<Operation> operations() override {
    room_ = MailRoom::open(store_->database(), [](std::function<void()>) {}, now_.wall).value();
    return mail_operations(*store_, *room_);
  }
  static std::string settings(const std::string& more = "") {
    return R"({"enabled":true,"host":"mail.namdinh.gov.vn","port":587,"security":"required","user":"hop",
               "from_name":"Văn phòng","from_address":"vanphong@namdinh.gov.vn")" + more + "}";
  }
  MailId add(const std::string& site, MailState state) {
    StoredMail mail;
    mail.booking = BookingId("hn-1");
    mail.site = SiteId(site);
    mail.recipient = site + "@namdinh.gov.vn";
    mail.subject = "Giấy mời";
    mail.progress.state = to_string(state);
    mail.progress.ended = state > MailState::kSending;
    if (state == MailState::kFailed) {
      mail.progress.error_code = "smtp.recipient";
      mail.progress.error = {"Từ chối", "Refused"};
    }
    return Mails(store_->database()).add(mail, "text").value();
  }

  std::unique_ptr<MailRoom> room_;
};

TEST_F(MailApiTest, ThePasswordGoesInAndNeverOut) {
  EXPECT_EQ(ask("GET", "/settings/mail"), 200U);
  EXPECT_EQ(body_.at("enabled"), false);
  EXPECT_EQ(put("/settings/mail", settings(R"(,"password":"mật khẩu")")), 200U);
  EXPECT_EQ(last_audit(), "an mail.change mail.namdinh.gov.vn");
  EXPECT_EQ(body_.at("has_password"), true);
  EXPECT_THAT(boost::json::serialize(body_), Not(HasSubstr("mật khẩu")));
  EXPECT_EQ(put("/settings/mail", settings(R"(,"password":null)")), 200U);
  EXPECT_EQ(room_->settings().smtp.password, "mật khẩu") << "null keeps it";
  EXPECT_EQ(put("/settings/mail", settings()), 200U);
  EXPECT_EQ(room_->settings().smtp.password, "mật khẩu");
  EXPECT_EQ(put("/settings/mail", settings(R"(,"password":"")")), 200U);
  EXPECT_EQ(body_.at("has_password"), false);
  EXPECT_EQ(read_mail_settings(store_->database())->smtp.host, "mail.namdinh.gov.vn");
  const auto entries = AuditLog(store_->database()).page(std::nullopt, 10);
  for (const auto& entry : *entries) EXPECT_THAT(entry.details, Not(HasSubstr("mật khẩu")));
}

TEST_F(MailApiTest, WrongSettingsAreNamed) {
  ask("GET", "/settings/mail");
  EXPECT_EQ(put("/settings/mail", R"({"enabled":true,"host":"a b","port":25,"security":"none","user":"",
                                      "from_name":"","from_address":"x"})"),
            422U);
  EXPECT_THAT(faults(), ElementsAre("/host", "/from_address"));
  ask("GET", "/settings/mail");
  EXPECT_EQ(put("/settings/mail", R"({"enabled":true,"host":"a","port":0,"security":"tls","user":"a\r\nb",
                                      "from_name":"","from_address":"x"})"),
            422U);
  EXPECT_THAT(faults(), ElementsAre("/port", "/security", "/user"));
  EXPECT_FALSE(room_->settings().enabled);
}

TEST_F(MailApiTest, TestsSayWhatIsWrong) {
  EXPECT_EQ(ask("POST", "/settings/mail/tests", R"({"to":"không có"})"), 422U);
  EXPECT_THAT(faults(), ElementsAre("/to"));
  EXPECT_EQ(ask("POST", "/settings/mail/tests", R"({"to":"a@b.vn"})"), 200U);
  EXPECT_EQ(body_.at("state"), "failed") << "there is no sender's address yet";
  EXPECT_EQ(body_.at("error").at("code"), "address.not_one_at");
}

TEST_F(MailApiTest, TheQueueIsReadInPagesAndByState) {
  for (int i = 0; i < 3; ++i) add("y-yen", MailState::kSent);
  const auto failed = add("my-loc", MailState::kFailed);
  add("vu-ban", MailState::kQueued);
  EXPECT_EQ(ask("GET", "/mail?limit=2"), 200U);
  ASSERT_EQ(body_.at("items").as_array().size(), 2U);
  EXPECT_EQ(body_.at("items").at(0).at("site"), "vu-ban");
  EXPECT_TRUE(body_.at("items").at(0).at("next_try").is_string());
  EXPECT_EQ(body_.at("items").at(1).at("error").at("vi"), "Từ chối");
  EXPECT_EQ(ask("GET", "/mail?limit=2&cursor=" + std::string(body_.at("next").as_string())), 200U);
  EXPECT_EQ(body_.at("items").as_array().size(), 2U);
  EXPECT_EQ(ask("GET", "/mail?state=failed"), 200U);
  ASSERT_EQ(body_.at("items").as_array().size(), 1U);
  EXPECT_EQ(body_.at("items").at(0).at("id"), failed.value());
  EXPECT_EQ(ask("GET", "/mail?state=lost"), 422U);
  EXPECT_EQ(ask("GET", "/mail?cursor=abc"), 422U);
}

TEST_F(MailApiTest, IsTheAdministrators) {
  somebody_.principal->role = Role::kOperator;
  EXPECT_EQ(ask("GET", "/settings/mail"), 403U);
  EXPECT_EQ(ask("GET", "/mail"), 403U);
  EXPECT_EQ(ask("POST", "/settings/mail/tests", R"({"to":"a@b.vn"})"), 403U);
}

}  // namespace
}  // namespace signaling
