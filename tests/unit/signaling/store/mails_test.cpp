#include "signaling/store/mails.h"

#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

using std::chrono::seconds;

class MailsTest : public DatabaseTest {
 protected:
  Mails mails() { return Mails(*database_); }
  static StoredMail mail(const std::string& booking, const std::string& site) {
    return {.id = {}, .booking = BookingId(booking), .site = SiteId(site), .recipient = site + "@namdinh.gov.vn",
            .subject = "Giấy mời", .uid = booking + "@x", .occurrence = std::nullopt, .sequence = 2,
            .queued_at = at(seconds(5)),
            .progress = {.state = "queued", .ended = false, .tries = 0, .next_try = at(seconds(5)),
                         .changed_at = at(seconds(5)), .error_code = "", .error = {}}};
  }
  MailId add(const StoredMail& mail) { return mails().add(mail, "text of " + mail.site.value()).value(); }
  void end(MailId id, const std::string& state, WallTime when) {
    EXPECT_EQ(mails().put(id, {state, true, 1, when, when, "smtp.login", {"Từ chối", "Refused"}}), true);
  }
};

TEST_F(MailsTest, KeepsEveryMember) {
  auto one = mail("hn-1", "y-yen");
  one.occurrence = at(seconds(99));
  one.id = add(one);
  EXPECT_EQ(mails().waiting(MailId(0)), std::vector{one});
  EXPECT_EQ(mails().text(one.id)->value_or(""), "text of y-yen");
  one.progress = {"sending", false, 3, at(seconds(60)), at(seconds(7)), "smtp.tls", {"Không mã hóa được", "No TLS"}};
  EXPECT_EQ(mails().put(one.id, one.progress), true);
  EXPECT_EQ(mails().of_booking(BookingId("hn-1")), std::vector{one});
  EXPECT_EQ(mails().put(MailId(77), one.progress), false);
}

TEST_F(MailsTest, WhatEndedHasNoTextAndDoesNotWait) {
  const auto first = add(mail("hn-1", "y-yen"));
  const auto second = add(mail("hn-1", "my-loc"));
  EXPECT_LT(first, second);
  end(first, "failed", at(seconds(8)));
  EXPECT_FALSE(mails().text(first)->has_value());
  ASSERT_EQ(mails().waiting(MailId(0))->size(), 1U);
  EXPECT_EQ(mails().waiting(MailId(0))->at(0).id, second);
  EXPECT_TRUE(mails().waiting(second)->empty());
  const auto counts = mails().counts("failed");
  EXPECT_EQ(counts->waiting, 1);
  EXPECT_EQ(counts->failed, 1);
}

TEST_F(MailsTest, PagesAreNewestFirstAndByState) {
  std::vector<MailId> ids;
  for (int i = 0; i < 5; ++i) ids.push_back(add(mail("hn-" + std::to_string(i), "y-yen")));
  end(ids[1], "sent", at(seconds(8)));
  const auto page = mails().page("", std::nullopt, 2);
  ASSERT_EQ(page->size(), 2U);
  EXPECT_EQ(page->at(0).id, ids[4]);
  EXPECT_EQ(mails().page("", page->at(1).id, 9)->size(), 3U);
  ASSERT_EQ(mails().page("sent", std::nullopt, 9)->size(), 1U);
  EXPECT_EQ(mails().page("sent", std::nullopt, 9)->at(0).id, ids[1]);
}

TEST_F(MailsTest, OldOnesAreForgottenAndNoIdIsGivenTwice) {
  const auto old = add(mail("hn-1", "y-yen"));
  const auto young = add(mail("hn-1", "my-loc"));
  const auto waiting = add(mail("hn-1", "vu-ban"));
  end(old, "sent", at(seconds(10)));
  end(young, "sent", at(seconds(20)));
  EXPECT_EQ(mails().sweep(at(seconds(20))), 1);
  EXPECT_EQ(mails().of_booking(BookingId("hn-1"))->size(), 2U);
  end(waiting, "sent", at(seconds(20)));
  EXPECT_EQ(mails().sweep(at(seconds(21))), 2);
  EXPECT_GT(add(mail("hn-2", "y-yen")), waiting);
}

}  // namespace
}  // namespace signaling
