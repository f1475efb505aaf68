#include "signaling/invitations/invitations.h"

#include "signaling/store/attendance_answers.h"
#include "signaling/store/booking_papers.h"
#include "tests/unit/signaling/invitations/invitation_scene.h"

namespace signaling {
namespace {

using namespace test;
using testing::HasSubstr;
using testing::Not;

class InvitationsTest : public InvitationScene {
 protected:
  void SetUp() override {
    InvitationScene::SetUp();
    open_room();
  }
  // The text of the n-th mail that waits, as other programs read it.
  std::string text(size_t n) {
    const auto content = Mails(database()).text(mails().at(n).id);
    return run_script("parse_message.py", content->value());
  }
  // The calendar object in it, by an independent parser.
  std::string calendar(size_t n) {
    const auto content = Mails(database()).text(mails().at(n).id);
    return run_script("read_calendar_part.py", content->value());
  }
};

TEST_F(InvitationsTest, AnInvitationSaysAllThatGuestsNeed) {
  ASSERT_TRUE(change(nullptr, sample_booking()));
  ASSERT_EQ(mails().size(), 2U);
  EXPECT_EQ(mails()[0].subject, "Giấy mời / Invitation: Giao ban phòng, chống bão số 9");
  const std::string mail = text(0);
  EXPECT_THAT(mail, HasSubstr("Kính gửi: Ý Yên\n"));
  EXPECT_THAT(mail, HasSubstr("  Bắt đầu: 08:00 01/12/2026 (Asia/Ho_Chi_Minh)\n"));
  EXPECT_THAT(mail, HasSubstr("Điểm cầu trung tâm / Chair's site: UBND tỉnh\n"));
  EXPECT_THAT(mail, HasSubstr("Kết nối thử trước giờ họp 60 phút / Test of the line 60 minutes before\n"));
  EXPECT_THAT(mail, HasSubstr("1. Tình hình bão (20 phút / min) – Nguyễn Văn Đức\n"));
  EXPECT_THAT(mail, HasSubstr("Sở Nông nghiệp và Môi trường\n"));
  EXPECT_THAT(mail, HasSubstr("Chuẩn bị: danh sách đại biểu"));
  EXPECT_THAT(mail, HasSubstr("mang theo bài phát biểu"));
  EXPECT_THAT(mail, HasSubstr("https://hop.namdinh.gov.vn/confirm#hn-20261201-1.y-yen.all."));
  const std::string event = calendar(0);
  EXPECT_THAT(event, HasSubstr("VCALENDAR.METHOD=REQUEST\n"));
  EXPECT_THAT(event, HasSubstr("VEVENT.SEQUENCE=0\n"));
  EXPECT_THAT(event, HasSubstr("VEVENT.UID=hn-20261201-1@" + uid_domain(database()).value() + "\n"));
  EXPECT_THAT(event, HasSubstr("mailto:yyen@namdinh.gov.vn\n"));
  EXPECT_THAT(event, Not(HasSubstr("myloc"))) << "nobody learns others' addresses";
}

TEST_F(InvitationsTest, ChangesHaveTheSameUidAndAHigherSequence) {
  const auto former = sample_booking();
  ASSERT_TRUE(change(nullptr, former));
  auto now = former;
  now.sequence = 1;
  now.start += 1h;
  now.sites = {SiteId("ubnd-tinh"), SiteId("y-yen"), SiteId("vu-ban")};
  ASSERT_TRUE(change(&former, now));
  ASSERT_EQ(mails().size(), 5U);
  EXPECT_EQ(mails()[0].uid, mails()[3].uid);
  EXPECT_EQ(mails()[2].subject, "Thôi mời / Invitation withdrawn: Giao ban phòng, chống bão số 9");
  EXPECT_THAT(calendar(2), HasSubstr("VCALENDAR.METHOD=CANCEL\n"));
  EXPECT_THAT(calendar(2), HasSubstr("VEVENT.SEQUENCE=1\n"));
  EXPECT_THAT(text(2), Not(HasSubstr("/confirm#")));
  EXPECT_THAT(text(3), HasSubstr("Subject: Thay đổi giấy mời / Changed invitation:"));
  EXPECT_THAT(calendar(3), HasSubstr("VEVENT.SEQUENCE=1\n"));
  EXPECT_THAT(text(4), HasSubstr("Subject: Giấy mời / Invitation:"));
  EXPECT_THAT(text(4), HasSubstr("To: Vụ Bản <vuban@namdinh.gov.vn>\n"));
  auto cancelled = now;
  cancelled.cancelled = true;
  cancelled.sequence = 2;
  ASSERT_TRUE(change(&now, cancelled));
  ASSERT_EQ(mails().size(), 7U);
  EXPECT_THAT(calendar(5), HasSubstr("VCALENDAR.METHOD=CANCEL\n"));
  EXPECT_THAT(calendar(5), HasSubstr("VEVENT.STATUS=CANCELLED\n"));
  EXPECT_THAT(calendar(5), HasSubstr("VEVENT.SEQUENCE=2\n"));
}

TEST_F(InvitationsTest, ASingleOccurrenceIsNamed) {
  const auto former = sample_series();
  auto now = former;
  now.sequence = 1;
  now.recurrence->cancelled = {original_start(1)};
  now.recurrence->moved = {{original_start(2), former.start + 24h * 14 + 3h, 60min}};
  ASSERT_TRUE(change(&former, now));
  ASSERT_EQ(mails().size(), 4U);
  EXPECT_THAT(calendar(0), HasSubstr("VCALENDAR.METHOD=CANCEL\n"));
  EXPECT_THAT(calendar(0), HasSubstr("=2026-12-08T08:00:00+07:00"));
  EXPECT_THAT(calendar(0), Not(HasSubstr("RRULE")));
  EXPECT_THAT(calendar(2), HasSubstr("VCALENDAR.METHOD=REQUEST\n"));
  EXPECT_THAT(calendar(2), HasSubstr("VEVENT.RECURRENCE-ID;TZID=Asia/Ho_Chi_Minh=2026-12-15T08:00:00+07:00"));
  EXPECT_THAT(calendar(2), HasSubstr("VEVENT.DTSTART;TZID=Asia/Ho_Chi_Minh=2026-12-15T11:00:00+07:00"));
  EXPECT_THAT(text(2), HasSubstr("/confirm#hn-20261201-1.y-yen.20261215T080000."));
}

TEST_F(InvitationsTest, SendsAgainOnRequest) {
  ASSERT_TRUE(change(nullptr, sample_booking()));
  room_->handle_timeout(kNow);
  const auto again = invitations().send_again(sample_booking(), kNow + 1min);
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(*again, 2);
  room_->handle_timeout(kNow + 1min);
  EXPECT_EQ(invitations().newest_mails(sample_booking().id)->size(), 2U);
  EXPECT_EQ(invitations().newest_mails(sample_booking().id)->at(1).queued_at, kNow + 1min);
  auto cancelled = sample_booking();
  cancelled.cancelled = true;
  EXPECT_EQ(invitations().send_again(cancelled, kNow).error().code, "booking.cancelled");
}

TEST_F(InvitationsTest, WithoutMailNothingIsWrittenButTheBookingIsTaken) {
  set_mail({});
  open_room();
  ASSERT_TRUE(change(nullptr, sample_booking()));
  EXPECT_EQ(mails().size(), 0U);
  EXPECT_EQ(invitations().send_again(sample_booking(), kNow).error().code, "mail.disabled");
}

TEST_F(InvitationsTest, AnAddressThatIsNoneIsShownAsFailed) {
  set_site("my-loc", "Mỹ Lộc", "mỹ lộc\r\nBcc: x@y.vn");
  ASSERT_TRUE(change(nullptr, sample_booking()));
  EXPECT_EQ(all_mails(), "y-yen queued, my-loc failed");
  EXPECT_EQ(invitations().newest_mails(sample_booking().id)->at(0).progress.ended, true);
}

TEST_F(InvitationsTest, NamesFromOutsideStartNoHeader) {
  auto booking = sample_booking();
  booking.title = "Họp\r\nBcc: x@y.vn";
  set_site("y-yen", "Ý\r\nYên\r\nBcc: x@y.vn", "yyen@namdinh.gov.vn");
  ASSERT_TRUE(change(nullptr, booking));
  EXPECT_THAT(text(0), Not(HasSubstr("\nBcc:")));
  EXPECT_THAT(text(0), HasSubstr("Subject: Giấy mời / Invitation: Họp Bcc: x@y.vn\n"));
}

TEST_F(InvitationsTest, WithoutAPublicAddressThereAreNoLinks) {
  ASSERT_TRUE(write_province_settings(database(), {}));
  ASSERT_TRUE(change(nullptr, sample_booking()));
  EXPECT_THAT(text(0), Not(HasSubstr("http")));
}

TEST_F(InvitationsTest, ABookingHoldsThePapersOfItsAgenda) {
  const auto paper = store_->papers().add("Báo cáo.pdf", "application/pdf", "%PDF-", kNow).value();
  auto booking = sample_booking();
  booking.agenda[0].papers = {paper.id};
  ASSERT_TRUE(change(nullptr, booking));
  EXPECT_EQ(BookingPapers(database()).bookings_of(paper.id), std::vector{booking.id});
  auto wrong = booking;
  wrong.agenda[0].papers = {PaperId(77)};
  EXPECT_EQ(change(&booking, wrong).error().code, "store.missing");
  EXPECT_EQ(BookingPapers(database()).bookings_of(paper.id), std::vector{booking.id});
}

TEST_F(InvitationsTest, AFullDiskRefusesTheWholeChange) {
  open_store({.max_pages = 120});
  open_room();
  media::Error error;
  int taken = 0;
  for (int i = 0; i < 200 && error.code.empty(); ++i) {
    const auto changed = change(nullptr, sample_booking());
    changed ? ++taken : (error = changed.error(), 0);
  }
  EXPECT_EQ(error.code, "store.disk_full");
  EXPECT_EQ(mails().size(), 2 * static_cast<size_t>(taken)) << "nothing half-written";
}

TEST(UidDomain, IsMadeOnce) {
  class Scene : public InvitationScene {
   public:
    void TestBody() override {}
    void run() {
      open_store();
      const auto domain = uid_domain(database()).value();
      EXPECT_EQ(domain.size(), 16 + std::string(".diem-cau").size());
      EXPECT_EQ(uid_domain(database()), domain);
    }
  };
  Scene().run();
}

}  // namespace
}  // namespace signaling
