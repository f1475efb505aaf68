#include "signaling/mail/mail_message.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "signaling/mail/icalendar.h"
#include "tests/unit/signaling/mail/python_script.h"
#include "tests/unit/signaling/mail/sample_invitation.h"

// What is written is read by Python's email package, see parse_message.py.
namespace signaling {
namespace {

using namespace test;
using testing::HasSubstr;
using testing::Not;

MailMessage sample() {
  return {.from = {"Văn phòng UBND tỉnh", address("vanphong@namdinh.gov.vn")},
          .to = {"Trần Thị B, huyện Ý Yên", address("yyen@namdinh.gov.vn")},
          .subject = "Giấy mời / Invitation: Giao ban",
          .text = "Kính gửi\n.\nFrom x\n",
          .calendar = write_invitation(sample_invitation(), kStamp).value(),
          .id = "b-17.3.1",
          .date = kStamp};
}

std::string parsed(const MailMessage& message) { return run_script("parse_message.py", write_message(message)); }

TEST(MailMessage, IsWhatOtherProgramsRead) {
  EXPECT_EQ(parsed(sample()),
            "Date: Fri, 20 Nov 2026 03:04:05 +0000\n"
            "From: Văn phòng UBND tỉnh <vanphong@namdinh.gov.vn>\n"
            "To: Trần Thị B, huyện Ý Yên <yyen@namdinh.gov.vn>\n"
            "Message-ID: <b-17-3-1@namdinh.gov.vn>\n"
            "Subject: Giấy mời / Invitation: Giao ban\n"
            "MIME-Version: 1.0\n"
            "Auto-Submitted: auto-generated\n"
            "Content-Type: multipart/mixed; boundary=\"_diemcau_mixed_\"\n"
            "multipart/mixed\n"
            "  multipart/alternative\n"
            "    text/plain charset=UTF-8\n"
            "Kính gửi\n.\nFrom x\n"
            "    text/calendar charset=UTF-8 method=REQUEST\n"
            "    UID=b-17@hop.namdinh.gov.vn SUMMARY=Giao ban phòng, chống bão số 9\n"
            "  application/ics name=hoi-nghi.ics attachment\n"
            "  UID=b-17@hop.namdinh.gov.vn SUMMARY=Giao ban phòng, chống bão số 9\n");
}

TEST(MailMessage, TextAloneWithoutACalendar) {
  auto message = sample();
  message.calendar.clear();
  EXPECT_THAT(parsed(message), HasSubstr("\nmultipart/mixed\n  text/plain charset=UTF-8\nKính gửi\n"));
  EXPECT_THAT(parsed(message), Not(HasSubstr("ics")));
}

TEST(MailMessage, CancelIsSaidInTheHeader) {
  auto message = sample();
  message.method = InvitationMethod::kCancel;
  EXPECT_THAT(parsed(message), HasSubstr("text/calendar charset=UTF-8 method=CANCEL\n"));
}

TEST(MailMessage, NoTextBecomesAHeader) {
  for (const std::string& hostile :
       {std::string("x\r\nBcc: evil@x.vn"), std::string("x\n\nbody"), std::string("\r\n.\r\nQUIT"),
        std::string("\xff\0x", 3), std::string("\" <evil@x.vn>, \""), std::string("=?UTF-8?Q?=0D=0ABcc:_x?="),
        std::string(20'000, 'x'), std::string(998, ' ') + "x"}) {
    auto message = sample();
    message.from.name = message.to.name = message.subject = message.id = hostile;
    const std::string text = parsed(message);
    EXPECT_THAT(text, Not(HasSubstr("\nBcc:"))) << hostile.substr(0, 50);
    EXPECT_THAT(text, Not(HasSubstr("RAW")));
    EXPECT_THAT(text, Not(HasSubstr("DEFECT")));
    EXPECT_THAT(text, HasSubstr("\nMIME-Version: 1.0\nAuto-Submitted: auto-generated\n"));
    EXPECT_THAT(text, HasSubstr("<yyen@namdinh.gov.vn>\n"));
  }
}

}  // namespace
}  // namespace signaling
