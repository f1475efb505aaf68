#include "signaling/mail/invitation_mail.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/signaling/mail/python_script.h"
#include "tests/unit/signaling/mail/sample_invitation.h"

namespace signaling {
namespace {

using namespace test;
using testing::HasSubstr;
using testing::Not;

InvitationRecipient recipient() {
  return {{"Huyện Ý Yên", address("yyen@namdinh.gov.vn")}, "https://hop.namdinh.gov.vn/confirm?t=abc", "b-17-3-1"};
}

TEST(InvitationMail, VietnameseFirstEnglishSecond) {
  auto invitation = sample_invitation();
  invitation.sequence = 0;
  EXPECT_EQ(invitation_subject(invitation), "Giấy mời / Invitation: Giao ban phòng, chống bão số 9");
  EXPECT_EQ(invitation_text(invitation, recipient()),
            "Kính gửi: Huyện Ý Yên\n\n"
            "Trân trọng kính mời dự hội nghị trực tuyến:\n\n"
            "  Giao ban phòng, chống bão số 9\n"
            "  Bắt đầu: 08:00 26/11/2026 (Asia/Ho_Chi_Minh)\n"
            "  Kết thúc: 10:00 26/11/2026\n"
            "  Địa điểm: Hội trường A, UBND tỉnh\n"
            "  Nội dung:\n"
            "    1. Tình hình bão; nước dâng\n"
            "    2. Ý kiến các huyện\n"
            "  Trang hội nghị: https://hop.namdinh.gov.vn/c/b-17?x=1&y=2\n\n"
            "Đề nghị xác nhận tham dự, người dẫn đầu và số đại biểu tại:\n"
            "https://hop.namdinh.gov.vn/confirm?t=abc\n\n"
            "---\n\n"
            "You are invited to the video conference:\n\n"
            "  Giao ban phòng, chống bão số 9\n"
            "  Start: 08:00 26/11/2026 (Asia/Ho_Chi_Minh)\n"
            "  End: 10:00 26/11/2026\n"
            "  Place: Hội trường A, UBND tỉnh\n"
            "  Contents:\n"
            "    1. Tình hình bão; nước dâng\n"
            "    2. Ý kiến các huyện\n"
            "  Page of the conference: https://hop.namdinh.gov.vn/c/b-17?x=1&y=2\n\n"
            "Please confirm attendance, head of delegation and number of delegates at:\n"
            "https://hop.namdinh.gov.vn/confirm?t=abc\n");
}

TEST(InvitationMail, WhoIsNewOrNoLongerInvitedIsToldSo) {
  auto invitation = sample_invitation();
  invitation.first_time = true;
  EXPECT_THAT(invitation_subject(invitation), HasSubstr("Giấy mời / Invitation: "));
  invitation.method = InvitationMethod::kCancel;
  invitation.withdrawn = true;
  EXPECT_THAT(invitation_subject(invitation), HasSubstr("Thôi mời / Invitation withdrawn: "));
  EXPECT_THAT(invitation_text(invitation, recipient()), HasSubstr("Quý đơn vị không còn trong thành phần mời"));
}

TEST(InvitationMail, ChangesAndCancellationsSaySo) {
  auto invitation = sample_invitation();
  EXPECT_THAT(invitation_subject(invitation), HasSubstr("Thay đổi giấy mời / Changed invitation: "));
  invitation.method = InvitationMethod::kCancel;
  EXPECT_THAT(invitation_subject(invitation), HasSubstr("Hủy hội nghị / Cancelled: "));
  const std::string text = invitation_text(invitation, recipient());
  EXPECT_THAT(text, HasSubstr("Hội nghị trực tuyến sau đây đã bị hủy:"));
  EXPECT_THAT(text, Not(HasSubstr("confirm")));
}

TEST(InvitationMail, TheWholeMessage) {
  const auto message = write_invitation_mail(sample_invitation(), recipient(), kStamp);
  ASSERT_TRUE(message);
  const std::string text = run_script("parse_message.py", *message);
  EXPECT_THAT(text, HasSubstr("Subject: Thay đổi giấy mời / Changed invitation: Giao ban phòng, chống bão số 9\n"));
  EXPECT_THAT(text, HasSubstr("Message-ID: <b-17-3-1@namdinh.gov.vn>\n"));
  EXPECT_THAT(text, HasSubstr("https://hop.namdinh.gov.vn/confirm?t=abc\n"));
  EXPECT_THAT(text, HasSubstr("text/calendar charset=UTF-8 method=REQUEST\n"));
  EXPECT_THAT(text, Not(HasSubstr("RAW")));
}

TEST(InvitationMail, WrongPartsAreRefused) {
  auto to = recipient();
  to.confirm_link = "https://x/\r\nBcc: a@b";
  EXPECT_EQ(write_invitation_mail(sample_invitation(), to, kStamp).error().code, "invitation.url");
  auto invitation = sample_invitation();
  invitation.uid.clear();
  EXPECT_EQ(write_invitation_mail(invitation, recipient(), kStamp).error().code, "invitation.uid");
}

}  // namespace
}  // namespace signaling
