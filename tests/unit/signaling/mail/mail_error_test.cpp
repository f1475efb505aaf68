#include "signaling/mail/mail_error.h"

#include <gtest/gtest.h>

#include <set>

namespace signaling {
namespace {

TEST(MailError, EveryRuleHasItsOwnWordAndBothLanguages) {
  std::set<std::string_view> words;
  for (const auto& rule : mail_error_rules()) {
    EXPECT_TRUE(words.insert(rule.word).second) << rule.word;
    EXPECT_FALSE(rule.vi.empty());
    EXPECT_FALSE(rule.en.empty());
    EXPECT_NE(rule.vi, rule.en);
  }
  EXPECT_EQ(words.size(), static_cast<size_t>(MailErrorCode::kCount));
}

TEST(MailError, DetailIsDataAndOneCleanLine) {
  const auto error = make_mail_error(MailErrorCode::kMessageRefused, "554 {0} no\r\nthanks \xff");
  EXPECT_EQ(error.code, "smtp.message");
  EXPECT_EQ(error.text.vi, "Máy chủ thư từ chối thư: 554 {0} no thanks \ufffd");
  EXPECT_EQ(error.text.en, "The mail server refuses the message: 554 {0} no thanks \ufffd");
  EXPECT_LT(make_mail_error(MailErrorCode::kMessageRefused, std::string(10'000, 'x')).text.en.size(), 300U);
}

}  // namespace
}  // namespace signaling
