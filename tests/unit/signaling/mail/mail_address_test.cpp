#include "signaling/mail/mail_address.h"

#include <gtest/gtest.h>

namespace signaling {
namespace {

TEST(MailAddress, TakesRightOnes) {
  for (const std::string& text :
       {std::string("a@b"), std::string("van.phong+hop@namdinh.gov.vn"), std::string("x_y-z@mail-1.local"),
        std::string("o'brien@10.vn"), std::string(64, 'l') + "@" + std::string(63, 'd') + ".vn"}) {
    const auto address = MailAddress::parse(text);
    ASSERT_TRUE(address) << text;
    EXPECT_EQ(address->text(), text);
  }
  EXPECT_EQ(MailAddress::parse("a@b.vn")->domain(), "b.vn");
}

TEST(MailAddress, RefusesWrongOnesInWords) {
  const std::pair<std::string, std::string> cases[] = {
      {"", "address.not_one_at"},
      {"van.phong", "address.not_one_at"},
      {"a@b@c", "address.not_one_at"},
      {std::string(65, 'l') + "@b.vn", "address.too_long"},
      {"a@" + std::string(260, 'd'), "address.too_long"},
      {"ýyên@namdinh.gov.vn", "address.international"},
      {"a@namđịnh.vn", "address.international"},
      {"@b.vn", "address.wrong_name"},
      {".a@b.vn", "address.wrong_name"},
      {"a..c@b.vn", "address.wrong_name"},
      {"a.@b.vn", "address.wrong_name"},
      {"a c@b.vn", "address.wrong_name"},
      {"\"a\"@b.vn", "address.wrong_name"},
      {"<a@b.vn", "address.wrong_name"},
      {"a\r\nRCPT TO:<x@b.vn", "address.wrong_name"},
      {std::string("a\0@b.vn", 7), "address.wrong_name"},
      {"a@", "address.wrong_domain"},
      {"a@b.", "address.wrong_domain"},
      {"a@b..vn", "address.wrong_domain"},
      {"a@-b.vn", "address.wrong_domain"},
      {"a@b-.vn", "address.wrong_domain"},
      {"a@b_c.vn", "address.wrong_domain"},
      {"a@[10.0.0.1]", "address.wrong_domain"},
      {"a@b.vn>", "address.wrong_domain"},
      {"a@b.vn\r\nBcc: x", "address.wrong_domain"},
      {"a@" + std::string(64, 'd') + ".vn", "address.wrong_domain"},
  };
  for (const auto& [text, code] : cases) {
    const auto address = MailAddress::parse(text);
    ASSERT_FALSE(address) << text;
    EXPECT_EQ(address.error().code, code) << text;
    EXPECT_EQ(address.error().text.vi.find('\n'), std::string::npos);
  }
  EXPECT_NE(MailAddress::parse("ýyên@b.vn").error().text.vi.find("không dấu"), std::string::npos);
}

TEST(MailAddress, MailtoCodesWhatAUriReadsOtherwise) {
  EXPECT_EQ(MailAddress::parse("a.b+c@d.vn")->mailto(), "mailto:a.b+c@d.vn");
  EXPECT_EQ(MailAddress::parse("a%b?c#d&e@d.vn")->mailto(), "mailto:a%25b%3Fc%23d%26e@d.vn");
}

}  // namespace
}  // namespace signaling
