#include "signaling/accounts/seats.h"

#include "signaling/auth/secret_token.h"
#include "signaling/store/devices.h"
#include "signaling/store/enrolment_codes.h"
#include "tests/unit/signaling/accounts/seats_fixture.h"

namespace signaling {
namespace {

TEST_F(SeatsTest, ACodeEnrolsADeviceOnce) {
  const auto issued = seats_->issue_code(kHall, by());
  ASSERT_TRUE(issued);
  EXPECT_EQ(issued->expires, now_ + 15min);
  EXPECT_EQ(audit(), "admin device.enrol_hall y-yen: code");
  EXPECT_EQ(seats_->open_codes(now_).size(), 1U);
  restart();
  now_ += 1min;
  const auto enrolled = seats_->redeem(issued->shown, attempt());
  ASSERT_TRUE(enrolled) << word_of(enrolled);
  EXPECT_EQ(enrolled->device.place, kHall);
  EXPECT_EQ(enrolled->device.created, now_);
  EXPECT_EQ(audit(), "y-yen device.enrol_hall device 1 of y-yen");
  EXPECT_EQ(find(enrolled->token), "device 1 of y-yen");
  EXPECT_EQ(word_of(seats_->redeem(issued->shown, attempt())), "code.used");
  EXPECT_TRUE(seats_->open_codes(now_).empty());
  restart();
  EXPECT_EQ(find(enrolled->token), "device 1 of y-yen");
  EXPECT_EQ(word_of(seats_->redeem(issued->shown, attempt())), "code.used");
}

TEST_F(SeatsTest, ADeadHallIsReplacedAndItsTokenIsWorthNothing) {
  const auto dead = enrol(kHall);
  const auto tablet = enrol(kTablet);
  const auto other = enrol(kOther);
  const auto fresh = enrol(kHall);
  EXPECT_EQ(find(dead.token), "device.revoked");
  EXPECT_EQ(find(fresh.token), "device 4 of y-yen");
  EXPECT_EQ(find(tablet.token), "device 2 of y-yen");
  EXPECT_EQ(find(other.token), "device 3 of my-loc");
  restart();
  EXPECT_EQ(find(dead.token), "device.revoked");
  EXPECT_EQ(seats_->devices().size(), 4U);
}

TEST_F(SeatsTest, CodesExpireAreReplacedAndRevoked) {
  const std::string first = code(kHall);
  const std::string second = code(kHall);
  EXPECT_EQ(word_of(seats_->redeem(first, attempt())), "code.revoked");
  ASSERT_TRUE(seats_->revoke_code(kHall, by()));
  EXPECT_EQ(audit(), "admin device.enrol_hall y-yen: code revoked");
  EXPECT_EQ(word_of(seats_->redeem(second, attempt())), "code.revoked");
  EXPECT_EQ(word_of(seats_->revoke_code(kHall, by())), "missing");
  const std::string third = code(kHall);
  now_ += 15min;
  EXPECT_TRUE(seats_->open_codes(now_).empty());
  EXPECT_EQ(word_of(seats_->redeem(third, attempt())), "code.expired");
  EXPECT_EQ(word_of(seats_->issue_code({SiteId("khong-co"), DeviceKind::kHall}, by())), "missing");
}

TEST_F(SeatsTest, WrongTriesAreCountedAcrossARestart) {
  const std::string shown = code(kHall);
  std::string wrong = shown;
  wrong.back() = wrong.back() == '0' ? '1' : '0';
  for (int i = 0; i < 9; ++i) {
    address_ = "10.0.1." + std::to_string(i);
    EXPECT_EQ(word_of(seats_->redeem(wrong, attempt())), "code.wrong");
  }
  EXPECT_EQ(seats_->open_codes(now_).at(0).tries_left, 1);
  restart();
  EXPECT_EQ(word_of(seats_->redeem(wrong, attempt())), "code.tries_spent");
  EXPECT_EQ(word_of(seats_->redeem(shown, attempt())), "code.tries_spent");
}

TEST_F(SeatsTest, GuessesAreSlowedByAddress) {
  const std::string shown = code(kHall);
  for (int i = 0; i < 6; ++i) EXPECT_EQ(word_of(seats_->redeem("0000-0000", attempt())), "code.wrong");
  EXPECT_EQ(word_of(seats_->redeem(shown, attempt())), "too soon");
  address_ = "10.0.0.2";
  EXPECT_EQ(word_of(seats_->redeem(shown, attempt())), "yes");
}

TEST_F(SeatsTest, ARevokedDeviceIsTold) {
  const auto device = enrol(kHall);
  ASSERT_TRUE(seats_->revoke(device.device.id, by()));
  EXPECT_EQ(audit(), "admin device.revoke device 1 of y-yen");
  EXPECT_EQ(find(device.token), "device.revoked");
  EXPECT_EQ(word_of(seats_->revoke(device.device.id, by())), "missing");
  EXPECT_EQ(word_of(seats_->revoke(DeviceId(99), by())), "missing");
  restart();
  EXPECT_EQ(find(device.token), "device.revoked");
  EXPECT_EQ(find(make_token(TokenKind::kDevice)), "token.wrong");
}

TEST_F(SeatsTest, AControlAndItsCodeEndWithTheHall) {
  const auto hall = enrol(kHall);
  const auto control = enrol(kControl);
  EXPECT_EQ(audit(), "y-yen device.pair_control device 2 of y-yen");
  const std::string open = code(kControl);
  EXPECT_TRUE(seats_->open_code(kControl, now_));
  ASSERT_TRUE(seats_->revoke(hall.device.id, by()));
  EXPECT_EQ(seats_->at(kControl), nullptr);
  EXPECT_EQ(word_of(seats_->redeem(open, attempt())), "code.revoked");
  restart();
  EXPECT_EQ(find(control.token), "device.revoked");
  EXPECT_EQ(word_of(seats_->redeem(open, attempt())), "code.revoked");

  enrol(kHall);
  const auto second = enrol(kControl);
  const std::string of_dead_hall = code(kControl);
  enrol(kHall);
  EXPECT_EQ(find(second.token), "device.revoked") << "the hall's computer was replaced";
  EXPECT_EQ(word_of(seats_->redeem(of_dead_hall, attempt())), "code.revoked");
}

TEST_F(SeatsTest, WhenADeviceWasSeenIsStoredOnceAMinute) {
  const DeviceId id = enrol(kHall).device.id;
  const auto stored = [&] { return Devices(store_->database()).last_seen()->at(id); };
  const WallTime first = now_;
  ASSERT_TRUE(seats_->seen(id, now_));
  EXPECT_EQ(stored(), first);
  now_ += 59s;
  ASSERT_TRUE(seats_->seen(id, now_));
  EXPECT_EQ(stored(), first);
  now_ += 1s;
  ASSERT_TRUE(seats_->seen(id, now_));
  EXPECT_EQ(stored(), now_);
  now_ -= 2h;
  ASSERT_TRUE(seats_->seen(id, now_)) << "the clock was set back";
  EXPECT_EQ(stored(), now_);
  restart();
  EXPECT_EQ(seats_->last_seen().at(id), now_);
}

TEST_F(SeatsTest, ARemovedSiteLetsNobodyIn) {
  const auto device = enrol(kHall);
  const auto other = enrol(kOther);
  const std::string open = code(kTablet);
  ASSERT_TRUE(Sites(store_->database()).remove(kSite));
  seats_->forget_site(kSite);
  EXPECT_EQ(find(device.token), "token.wrong");
  EXPECT_EQ(word_of(seats_->redeem(open, attempt())), "code.wrong");
  EXPECT_EQ(find(other.token), "device 2 of my-loc");
  ASSERT_TRUE(Sites(store_->database()).add({kSite, "Ý Yên", "Ý Yên", 1, "", ""}));
  EXPECT_EQ(find(device.token), "token.wrong") << "a new site of this name is another one";
  EXPECT_EQ(enrol(kHall).device.id, DeviceId(3)) << "ids are never given twice";
}

TEST_F(SeatsTest, EndedCodesAreForgotten) {
  code(kHall);
  now_ += 2 * 24h;
  ASSERT_TRUE(seats_->sweep(now_));
  EXPECT_TRUE(EnrolmentCodes(store_->database()).all()->empty());
  EXPECT_TRUE(seats_->sweep(now_));
}

TEST_F(SeatsTest, AStoreThatFailsLeavesAllAsItWas) {
  const auto device = enrol(kHall);
  const std::string shown = code(kHall);
  const std::string entry = audit();
  {
    const StoreJam jam(*store_);
    EXPECT_EQ(word_of(seats_->issue_code(kHall, by())), "store.busy");
    EXPECT_EQ(word_of(seats_->revoke_code(kHall, by())), "store.busy");
    EXPECT_EQ(word_of(seats_->redeem(shown, attempt())), "store.busy");
    EXPECT_EQ(word_of(seats_->revoke(device.device.id, by())), "store.busy");
    EXPECT_FALSE(seats_->seen(device.device.id, now_));
    EXPECT_EQ(find(device.token), "device 1 of y-yen");
    std::string wrong = shown;
    wrong.back() = wrong.back() == '0' ? '1' : '0';
    EXPECT_EQ(word_of(seats_->redeem(wrong, attempt())), "code.wrong");
  }
  EXPECT_EQ(audit(), entry);
  EXPECT_EQ(seats_->open_codes(now_).at(0).tries_left, 9) << "a try counts, stored or not";
  EXPECT_EQ(seats_->devices().size(), 1U);
  EXPECT_EQ(word_of(seats_->redeem(shown, attempt())), "yes");
  EXPECT_EQ(find(device.token), "device.revoked");
}

}  // namespace
}  // namespace signaling
