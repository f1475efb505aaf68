#include "signaling/invitations/mail_settings.h"

#include "tests/unit/signaling/invitations/invitation_scene.h"

namespace signaling {
namespace {

using namespace test;
using testing::ElementsAre;

class MailSettingsTest : public InvitationScene {
 protected:
  void SetUp() override { open_store(); }
};

MailSettings right() {
  return {.enabled = true,
          .smtp = {.host = "mail.namdinh.gov.vn", .port = 587, .security = SmtpSecurity::kRequired, .user = "hop",
                   .password = "mật khẩu"},
          .from_name = "Văn phòng UBND tỉnh",
          .from_address = "vanphong@namdinh.gov.vn"};
}

std::vector<std::string> wrong(const MailSettings& settings) {
  std::vector<std::string> members;
  for (const auto& fault : check(settings)) members.push_back(fault.member);
  return members;
}

TEST_F(MailSettingsTest, AreOffAtFirstAndAreKept) {
  EXPECT_FALSE(read_mail_settings(database())->enabled);
  EXPECT_EQ(read_mail_settings(database())->smtp.client_name, "localhost");
  ASSERT_TRUE(write_mail_settings(database(), right()));
  ASSERT_TRUE(write_province_settings(database(), {"Tỉnh", "https://hop.namdinh.gov.vn", {}}));
  const auto read = read_mail_settings(database()).value();
  EXPECT_TRUE(read.enabled);
  EXPECT_EQ(read.smtp.host, right().smtp.host);
  EXPECT_EQ(read.smtp.port, 587);
  EXPECT_EQ(read.smtp.security, SmtpSecurity::kRequired);
  EXPECT_EQ(read.smtp.user, "hop");
  EXPECT_EQ(read.smtp.password, "mật khẩu");
  EXPECT_EQ(read.smtp.client_name, "hop.namdinh.gov.vn") << "what the server is greeted with";
  EXPECT_EQ(read.from()->name, "Văn phòng UBND tỉnh");
  EXPECT_EQ(read.from()->address.text(), "vanphong@namdinh.gov.vn");
}

TEST_F(MailSettingsTest, AreChecked) {
  EXPECT_THAT(wrong(right()), ElementsAre());
  EXPECT_THAT(wrong({}), ElementsAre()) << "switched off they may be empty";
  auto settings = MailSettings{.enabled = true};
  EXPECT_THAT(wrong(settings), ElementsAre("host", "from_address"));
  settings = right();
  settings.smtp.host = "mail.vn/x";
  settings.smtp.port = 0;
  settings.from_address = "văn phòng";
  EXPECT_THAT(wrong(settings), ElementsAre("host", "port", "from_address"));
  settings = right();
  settings.from_name = "x\r\nBcc: y@z.vn";
  settings.smtp.user = "a\nb";
  settings.smtp.password = std::string(201, 'x');
  EXPECT_THAT(wrong(settings), ElementsAre("from_name", "user", "password"));
}

TEST_F(MailSettingsTest, SecurityHasWords) {
  for (const auto security :
       {SmtpSecurity::kNone, SmtpSecurity::kOptional, SmtpSecurity::kRequired, SmtpSecurity::kImplicit}) {
    EXPECT_EQ(parse_smtp_security(to_string(security)), security);
  }
  EXPECT_EQ(parse_smtp_security("tls"), std::nullopt);
}

}  // namespace
}  // namespace signaling
