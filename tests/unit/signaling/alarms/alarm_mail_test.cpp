#include "signaling/alarms/alarm_mail.h"

#include <gtest/gtest.h>

#include "tests/unit/signaling/alarms/alarm_scene.h"

namespace signaling {
namespace {

using namespace test;

TEST(AlarmMail, IsVietnameseFirstAndNamesSiteConferenceAndTime) {
  const Mailbox from{"Văn phòng", MailAddress::parse("vanphong@namdinh.gov.vn").value()};
  const Mailbox to{"", MailAddress::parse("kythuat@namdinh.gov.vn").value()};
  const Alarm alarm{AlarmId(17), {AlarmKind::kLineUp, kMorning, SiteId("y-yen"), {}}, AlarmSeverity::kCritical,
                    {"Đường truyền kém.", "The line is bad."}, at(42min).wall};
  const auto mail = alarm_mail(alarm, {"Ý Yên", "Giao ban", "Tỉnh Nam Định", "https://hop.namdinh.gov.vn",
                                       {"Gọi nhà mạng.", "Call the carrier."}}, from, to);
  EXPECT_EQ(mail.to, to);
  EXPECT_EQ(mail.subject,
            "Cảnh báo nghiêm trọng / Critical alarm: Ý Yên – Đường truyền chiều lên / Uplink");
  EXPECT_EQ(mail.text,
            "Cảnh báo nghiêm trọng: Đường truyền kém.\nCách xử lý: Gọi nhà mạng.\n\n"
            "Điểm cầu: Ý Yên\nHội nghị: Giao ban\nLúc: 26/11/2026 08:42\nTrang: https://hop.namdinh.gov.vn\n"
            "\n--\n\n"
            "Critical alarm: The line is bad.\nWhat to do: Call the carrier.\n\n"
            "Site: Ý Yên\nConference: Giao ban\nAt: 26/11/2026 08:42 (UTC+7)\nPage: https://hop.namdinh.gov.vn\n"
            "\nTỉnh Nam Định\n");
  EXPECT_TRUE(mail.calendar.empty());
  EXPECT_TRUE(mail.id.starts_with("alarm-17-"));
}

TEST(AlarmMail, LeavesOutWhatThereIsNot) {
  const Mailbox box{"", MailAddress::parse("a@b.vn").value()};
  const Alarm alarm{AlarmId(1), {AlarmKind::kServer, {}, {}, {}}, AlarmSeverity::kCritical, mcu_away(), at(0s).wall};
  const auto mail = alarm_mail(alarm, {.province = "Tỉnh"}, box, box);
  EXPECT_EQ(mail.subject, "Cảnh báo nghiêm trọng / Critical alarm: Máy chủ / Server");
  EXPECT_EQ(mail.text.find("Điểm cầu:"), std::string::npos);
  EXPECT_EQ(mail.text.find("Page:"), std::string::npos);
  EXPECT_EQ(mail.text.find("Cách xử lý"), std::string::npos);
}

TEST(AlarmMail, TheEndSaysHowLongItLastedAndWhoLookedAfterIt) {
  const Mailbox box{"", MailAddress::parse("a@b.vn").value()};
  Alarm alarm{AlarmId(17), {AlarmKind::kLineUp, kMorning, SiteId("y-yen"), {}}, AlarmSeverity::kCritical,
              {"Đường truyền kém.", "The line is bad."}, at(42min).wall};
  alarm.cleared = at(70min).wall;
  const AlarmMailContext context{"Ý Yên", "Giao ban", "Tỉnh Nam Định", "", {"Gọi nhà mạng.", "Call the carrier."}};
  auto mail = alarm_end_mail(alarm, context, box, box);
  EXPECT_EQ(mail.subject, "Đã hết / Over: Ý Yên – Đường truyền chiều lên / Uplink");
  EXPECT_EQ(mail.text,
            "Đã hết: Đường truyền kém.\n\n"
            "Điểm cầu: Ý Yên\nHội nghị: Giao ban\nTừ: 26/11/2026 08:42\nĐến: 26/11/2026 09:10\n"
            "\n--\n\n"
            "Over: The line is bad.\n\n"
            "Site: Ý Yên\nConference: Giao ban\nFrom: 26/11/2026 08:42 (UTC+7)\nTo: 26/11/2026 09:10 (UTC+7)\n"
            "\nTỉnh Nam Định\n");
  EXPECT_EQ(mail.id, alarm_mail(alarm, context, box, box).id + "-end");
  EXPECT_EQ(mail.date, std::chrono::floor<std::chrono::seconds>(*alarm.cleared));
  alarm.acknowledged = Acknowledgement{"Trần Văn An", at(50min).wall};
  mail = alarm_end_mail(alarm, context, box, box);
  EXPECT_NE(mail.text.find("\nNgười xử lý: Trần Văn An\n"), std::string::npos);
  EXPECT_NE(mail.text.find("\nLooked after by: Trần Văn An\n"), std::string::npos);
}

}  // namespace
}  // namespace signaling
