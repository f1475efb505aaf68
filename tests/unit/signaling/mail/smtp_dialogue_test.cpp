#include "signaling/mail/smtp_dialogue.h"

#include <gtest/gtest.h>

#include <vector>

namespace signaling {
namespace {

// Lines that begin with ">" are the client's.
SmtpDialogue play(const std::vector<std::string>& lines) {
  SmtpDialogue dialogue;
  for (const auto& line : lines) {
    line.starts_with('>') ? dialogue.command(line.substr(1)) : dialogue.reply(line);
  }
  return dialogue;
}

struct Case {
  std::vector<std::string> lines;
  SmtpFault fault;
  std::string code;
  bool permanent;
};

TEST(SmtpDialogue, FailuresInWords) {
  using enum SmtpFault;
  const Case cases[] = {
      {{}, kConnect, "smtp.not_connected", false},
      {{"554 no service"}, kOther, "smtp.not_connected", false},
      {{"220 hi", ">STARTTLS\r\n", "454 no"}, kOther, "smtp.tls", false},
      {{"220 hi"}, kTls, "smtp.tls", false},
      {{"220 hi", ">AUTH PLAIN\r\n", "334 ", ">c2VjcmV0\r\n", "535 wrong"}, kLogin, "smtp.login", false},
      {{"220 hi", ">MAIL FROM:<a@b>\r\n", "530 log in first"}, kOther, "smtp.login", false},
      {{">MAIL FROM:<a@b>\r\n", "553 not yours"}, kOther, "smtp.sender", true},
      {{">MAIL FROM:<a@b>\r\n", "250 ok", ">RCPT TO:<c@d>\r\n", "550 nobody"}, kOther, "smtp.recipient", true},
      {{">RCPT TO:<c@d>\r\n", "451 later"}, kOther, "smtp.recipient", false},
      {{">RCPT TO:<c@d>\r\n", "250 ok", ">DATA\r\n", "354 go", "554 spam"}, kOther, "smtp.message", true},
      {{">DATA\r\n", "354 go", "452 full"}, kOther, "smtp.message", false},
      {{">DATA\r\n", "354 go"}, kOther, "smtp.connection_lost", false},
      {{">RCPT TO:<c@d>\r\n", "550 nobody", ">QUIT\r\n", "221 bye"}, kOther, "smtp.recipient", true},
      {{"garbage", "5", "999 x", ""}, kOther, "smtp.connection_lost", false},
  };
  for (const auto& c : cases) {
    const MailFailure failure = explain(c.fault, play(c.lines), "detail");
    EXPECT_EQ(failure.error.code, c.code);
    EXPECT_EQ(failure.permanent, c.permanent) << c.code;
  }
}

TEST(SmtpDialogue, KeepsTheLastRefusalCleanAndShort) {
  const auto dialogue = play(
      {">AUTH LOGIN", "504 not that way", ">AUTH PLAIN", "535 \x1b[31mwrong\x07" + std::string(1000, 'x') + "\r\n"});
  ASSERT_TRUE(dialogue.refusal());
  EXPECT_EQ(dialogue.refusal()->code, 535);
  EXPECT_EQ(dialogue.refusal()->text.substr(0, 14), "535  [31mwrong");
  EXPECT_LE(dialogue.refusal()->text.size(), 200U);
  EXPECT_FALSE(play({}).heard_anything());
  EXPECT_TRUE(play({"220 hi"}).heard_anything());
}

}  // namespace
}  // namespace signaling
