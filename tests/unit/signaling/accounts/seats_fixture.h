#pragma once

#include "signaling/accounts/seats.h"
#include "tests/unit/signaling/accounts/accounts_fixture.h"

namespace signaling {

// Accounts, and the seats of the sites y-yen and my-loc.
class SeatsTest : public AccountsTest {
 protected:
  void SetUp() override {
    AccountsTest::SetUp();
    ASSERT_TRUE(Sites(store_->database()).add({SiteId("my-loc"), "Mỹ Lộc", "Mỹ Lộc", 2, "", ""}));
  }
  void restart() override {
    seats_.reset();
    AccountsTest::restart();
    const auto keys = AccountKeys::open(store_->layout());
    ASSERT_TRUE(keys) << keys.error().message;
    auto opened = Seats::open(*store_, *passwords_, *keys);
    ASSERT_TRUE(opened) << opened.error().message;
    seats_ = std::move(*opened);
  }
  void TearDown() override { seats_.reset(); }

  std::string code(const SeatPlace& place) {
    const auto issued = seats_->issue_code(place, by());
    EXPECT_TRUE(issued) << word_of(issued);
    return issued ? issued->shown : "";
  }
  NewDevice enrol(const SeatPlace& place) {
    auto enrolled = seats_->redeem(code(place), attempt());
    EXPECT_TRUE(enrolled) << word_of(enrolled);
    return std::move(*enrolled);
  }
  std::string find(const std::string& token) const {
    const auto device = seats_->find(token);
    return device ? audit_name(**device) : std::string(describe(device.error()).word);
  }
  AccountResult<std::string> set_pin(DeviceId device, const std::string& pin) {
    return ask<std::string>([&](auto reply) { seats_->pins().set(device, pin, attempt(), reply); });
  }
  AccountResult<std::string> check_pin(DeviceId device, const std::string& pin) {
    return ask<std::string>([&](auto reply) { seats_->pins().check(device, pin, attempt(), reply); });
  }

  const SeatPlace kHall{kSite, DeviceKind::kHall};
  const SeatPlace kTablet{kSite, DeviceKind::kChairTablet};
  const SeatPlace kControl{kSite, DeviceKind::kHallControl};
  const SeatPlace kOther{SiteId("my-loc"), DeviceKind::kHall};
  std::unique_ptr<Seats> seats_;
};

}  // namespace signaling
