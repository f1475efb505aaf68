#include "signaling/invitations/mail_room.h"

#include "tests/unit/signaling/invitations/invitation_scene.h"
#include "tests/unit/signaling/mail/smtp_server.h"

// Against a real store and a real mail server.
namespace signaling {
namespace {

using namespace test;
using testing::HasSubstr;

class MailRoomTest : public InvitationScene {
 protected:
  void SetUp() override {
    InvitationScene::SetUp();
    std::filesystem::create_directory(inbox_);
  }
  // As after the end of the process: everything anew from what is stored.
  void open_store_anew() {
    room_.reset();
    open_store();
    open_room();
  }
  std::string received(int number) const { return read_text(inbox_ / (std::to_string(number) + ".eml")); }
  // Until everything that is due has an outcome.
  void work(WallTime now) {
    while (room_->next_deadline() <= now) {
      room_->handle_timeout(now);
      const auto waiting = mails();
      const auto is_sending = [](const StoredMail& mail) { return mail.progress.state == "sending"; };
      if (std::ranges::any_of(waiting, is_sending)) {
        EXPECT_TRUE(owner_.run_one());
      }
    }
  }

  const std::filesystem::path inbox_ = folder_.path() / "inbox";
};

TEST_F(MailRoomTest, WhatIsStoredArrives) {
  const SmtpServer server(inbox_, "plain");
  set_port(server.port());
  open_room();
  work(kNow);
  ASSERT_TRUE(change(nullptr, sample_booking()));
  EXPECT_EQ(all_mails(), "y-yen queued, my-loc queued") << "the chair's site has no address";
  work(kNow);
  EXPECT_EQ(all_mails(), "y-yen sent, my-loc sent");
  const std::string text = run_script("parse_message.py", received(1));
  EXPECT_THAT(text, HasSubstr("From: Văn phòng UBND tỉnh <vanphong@namdinh.gov.vn>\n"));
  EXPECT_THAT(text, HasSubstr("To: Ý Yên <yyen@namdinh.gov.vn>\n"));
  EXPECT_THAT(text, HasSubstr("Subject: Giấy mời / Invitation: Giao ban phòng, chống bão số 9\n"));
  EXPECT_THAT(text, HasSubstr("https://hop.namdinh.gov.vn/confirm#hn-20261201-1.y-yen.all."));
  EXPECT_THAT(text, HasSubstr("method=REQUEST"));
  EXPECT_GT(room_->next_deadline(), kNow + 1h) << "nothing left to do but to sweep";
}

TEST_F(MailRoomTest, WhatIsRolledBackIsNotSent) {
  const SmtpServer server(inbox_, "plain");
  set_port(server.port());
  open_room();
  {
    auto transaction = Transaction::begin(database());
    auto office = invitations();
    ASSERT_TRUE(office.booking_changed(nullptr, sample_booking(), kNow));
  }
  work(kNow);
  EXPECT_EQ(all_mails(), "");
  ASSERT_TRUE(change(nullptr, sample_booking())) << "and the next one is";
  work(kNow);
  EXPECT_EQ(all_mails(), "y-yen sent, my-loc sent");
}

TEST_F(MailRoomTest, NothingIsLostWhenTheProcessEndsBeforeSending) {
  const SmtpServer server(inbox_, "plain");
  set_port(server.port());
  open_room();
  ASSERT_TRUE(change(nullptr, sample_booking()));
  open_store_anew();
  work(kNow);
  EXPECT_EQ(all_mails(), "y-yen sent, my-loc sent");
}

TEST_F(MailRoomTest, WhatWasBeingSentIsSentAgain) {
  {
    const SmtpServer silent(inbox_, "silent");
    set_port(silent.port());
    open_room();
    ASSERT_TRUE(change(nullptr, sample_booking()));
    room_->handle_timeout(kNow);
    EXPECT_EQ(all_mails(), "y-yen sending, my-loc queued");
    room_.reset();
  }
  const SmtpServer server(inbox_, "plain");
  set_port(server.port());
  open_store_anew();
  work(kNow + 1s);
  EXPECT_EQ(all_mails(), "y-yen sent, my-loc sent");
  EXPECT_EQ(Mails(database()).of_booking(sample_booking().id)->at(0).progress.tries, 2);
}

TEST_F(MailRoomTest, AServerThatIsAwayIsTriedAgain) {
  uint16_t port = 0;
  { port = SmtpServer(inbox_, "plain").port(); }
  set_port(port);
  open_room();
  ASSERT_TRUE(change(nullptr, sample_booking()));
  work(kNow);
  EXPECT_EQ(all_mails(), "y-yen queued, my-loc queued");
  EXPECT_EQ(mails()[0].progress.error_code, "smtp.not_connected");
  EXPECT_EQ(room_->next_deadline(), kNow + 1min);
  const SmtpServer server(inbox_, "plain", port);
  work(kNow + 1min);
  EXPECT_EQ(all_mails(), "y-yen sent, my-loc sent");
  EXPECT_EQ(Mails(database()).counts("failed")->waiting, 0);
}

TEST_F(MailRoomTest, NewSettingsAreANewClient) {
  const SmtpServer silent(inbox_, "silent");
  set_port(silent.port());
  open_room();
  ASSERT_TRUE(change(nullptr, sample_booking()));
  room_->handle_timeout(kNow);
  const SmtpServer server(inbox_, "plain");
  set_port(server.port());
  room_->use(read_mail_settings(database()).value(), kNow + 1s);
  work(kNow + 2min);
  EXPECT_EQ(all_mails(), "y-yen sent, my-loc sent");
}

TEST_F(MailRoomTest, SwitchedOffItKeepsWhatWaits) {
  set_mail({});
  open_room();
  auto mail = StoredMail();
  mail.booking = sample_booking().id;
  mail.site = SiteId("y-yen");
  mail.recipient = "yyen@namdinh.gov.vn";
  ASSERT_TRUE(room_->add(mail, "text", kNow));
  work(kNow);
  EXPECT_EQ(all_mails(), "y-yen queued");
}

TEST_F(MailRoomTest, AMailThatHasNoTextFails) {
  open_room();
  auto mail = StoredMail();
  mail.booking = sample_booking().id;
  mail.recipient = "not an address";
  ASSERT_TRUE(room_->add(mail, "text", kNow));
  work(kNow);
  const auto failed = Mails(database()).page("failed", std::nullopt, 9);
  ASSERT_EQ(failed->size(), 1U);
  EXPECT_EQ(failed->at(0).progress.error_code, "address.not_one_at");
}

TEST_F(MailRoomTest, OldOnesAreForgotten) {
  const SmtpServer server(inbox_, "plain");
  set_port(server.port());
  open_room();
  ASSERT_TRUE(change(nullptr, sample_booking()));
  work(kNow);
  work(kNow + std::chrono::days(89));
  EXPECT_EQ(all_mails(), "y-yen sent, my-loc sent");
  work(kNow + std::chrono::days(91));
  EXPECT_EQ(all_mails(), "");
}

TEST_F(MailRoomTest, AStoreThatFailsHoldsEverythingBack) {
  const SmtpServer server(inbox_, "plain");
  set_port(server.port());
  open_store({.busy_timeout = 10ms});
  open_room();
  ASSERT_TRUE(change(nullptr, sample_booking()));
  {
    auto other = Database::open(store_->layout().database());
    auto blocker = Transaction::begin(**other);
    ASSERT_TRUE(Mails(**other).sweep(kNow));  // holds the write lock
    room_->handle_timeout(kNow);
    EXPECT_EQ(owner_.waiting(), 0U);
    EXPECT_GT(room_->next_deadline(), kNow);
  }
  EXPECT_EQ(all_mails(), "y-yen queued, my-loc queued");
  work(kNow + 11s);
  work(kNow + 2min);
  EXPECT_EQ(all_mails(), "y-yen sent, my-loc sent");
}

TEST_F(MailRoomTest, ATestMessageIsSentAtOnce) {
  const SmtpServer server(inbox_, "plain");
  set_port(server.port());
  open_room();
  std::optional<Delivery> outcome;
  const auto to = MailAddress::parse("quantri@namdinh.gov.vn").value();
  ASSERT_TRUE(room_->send_test(to, kNow, [&](Delivery delivery) { outcome = std::move(delivery); }));
  EXPECT_EQ(room_->send_test(to, kNow, [](const Delivery&) {}).error().code, "smtp.busy");
  ASSERT_TRUE(owner_.run_one());
  ASSERT_TRUE(outcome);
  EXPECT_TRUE(outcome->has_value());
  EXPECT_THAT(run_script("parse_message.py", received(1)), HasSubstr("Thư thử / Test message"));
  EXPECT_TRUE(room_->send_test(to, kNow, [](const Delivery&) {}));
}

TEST_F(MailRoomTest, ATestSaysWhyItFailed) {
  const SmtpServer server(inbox_, "refuse-for-good");
  set_port(server.port());
  open_room();
  std::string code;
  const auto to = MailAddress::parse("quantri@namdinh.gov.vn").value();
  ASSERT_TRUE(room_->send_test(to, kNow, [&](const Delivery& delivery) { code = delivery.error().error.code; }));
  ASSERT_TRUE(owner_.run_one());
  EXPECT_EQ(code, "smtp.recipient");
}

}  // namespace
}  // namespace signaling
