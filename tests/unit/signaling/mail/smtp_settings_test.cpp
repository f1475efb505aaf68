#include "signaling/mail/smtp_settings.h"

#include <gtest/gtest.h>

namespace signaling {
namespace {

TEST(SmtpSettings, UrlsNameTheServerOnly) {
  EXPECT_EQ(to_url({.host = "mail.namdinh.gov.vn"}), "smtp://mail.namdinh.gov.vn:25/localhost");
  EXPECT_EQ(to_url({.host = "fd00::1", .port = 465, .security = SmtpSecurity::kImplicit, .client_name = "hop.vn"}),
            "smtps://[fd00::1]:465/hop.vn");
}

TEST(SmtpSettings, WrongOnesAreRefused) {
  EXPECT_TRUE(check({.host = "10.0.0.1"}));
  for (const std::string host : {"", "mail.vn/x", "user@mail.vn", "mail vn", "máy.vn", "a\r\nb", "a?b", "a#b"}) {
    const auto checked = check(SmtpSettings{.host = host});
    ASSERT_FALSE(checked) << host;
    EXPECT_EQ(checked.error().code, "smtp.wrong_server");
  }
  EXPECT_FALSE(check({.host = "a", .port = 0}));
  EXPECT_FALSE(check({.host = "a", .client_name = "x\r\nMAIL FROM:<a@b>"}));
  EXPECT_FALSE(check({.host = "a", .total_timeout = std::chrono::seconds(0)}));
}

}  // namespace
}  // namespace signaling
