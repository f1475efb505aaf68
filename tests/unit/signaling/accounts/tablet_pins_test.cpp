#include "signaling/accounts/tablet_pins.h"

#include "tests/unit/signaling/accounts/seats_fixture.h"

namespace signaling {
namespace {

class TabletPinsTest : public SeatsTest {
 protected:
  bool is_unlocked(DeviceId id, const std::string& unlock) {
    return seats_->pins().is_unlocked(*seats_->find(id), unlock, now_);
  }
};

TEST_F(TabletPinsTest, APinIsSetOnceAndUnlocks) {
  const DeviceId id = enrol(kTablet).device.id;
  EXPECT_EQ(word_of(check_pin(id, "274916")), "pin.missing");
  EXPECT_EQ(word_of(set_pin(id, "123456")), "pin.too_simple");
  EXPECT_EQ(word_of(set_pin(id, "27491")), "pin.not_six_digits");
  const auto first = set_pin(id, "274916");
  ASSERT_TRUE(first) << word_of(first);
  EXPECT_EQ(audit(), "device 1 of y-yen pin.set device 1 of y-yen");
  EXPECT_TRUE(is_unlocked(id, *first));
  EXPECT_EQ(word_of(set_pin(id, "582031")), "pin.already_set");
  restart();
  EXPECT_TRUE(is_unlocked(id, *first)) << "the key is kept";
  const auto second = check_pin(id, "274916");
  ASSERT_TRUE(second) << word_of(second);
  EXPECT_TRUE(is_unlocked(id, *second));
  EXPECT_FALSE(is_unlocked(id, ""));
}

TEST_F(TabletPinsTest, TwoWhoSetItAtOnceAreOne) {
  const DeviceId id = enrol(kTablet).device.id;
  std::optional<AccountResult<std::string>> first, second;
  seats_->pins().set(id, "274916", attempt(), [&](auto r) { first = std::move(r); });
  seats_->pins().set(id, "582031", attempt(), [&](auto r) { second = std::move(r); });
  EXPECT_EQ(word_of(post_.until(first)), "yes");
  EXPECT_EQ(word_of(post_.until(second)), "pin.already_set");
}

TEST_F(TabletPinsTest, AfterTenWrongOnesTheTabletIsEnrolledAgain) {
  const DeviceId id = enrol(kTablet).device.id;
  ASSERT_TRUE(set_pin(id, "274916"));
  for (int i = 0; i < kPinTries; ++i) {
    address_ = "10.0.1." + std::to_string(i);
    EXPECT_EQ(word_of(check_pin(id, "000001")), "pin.wrong") << i;
    if (i == kPinTries / 2) restart();
  }
  EXPECT_EQ(word_of(check_pin(id, "274916")), "pin.tries_spent");
  const DeviceId fresh = enrol(kTablet).device.id;
  EXPECT_EQ(word_of(check_pin(id, "274916")), "device.revoked");
  EXPECT_EQ(word_of(set_pin(fresh, "582031")), "yes");
}

TEST_F(TabletPinsTest, ARightOneGivesAllTriesBackAndGuessesAreSlowed) {
  const DeviceId id = enrol(kTablet).device.id;
  ASSERT_TRUE(set_pin(id, "274916"));
  for (int i = 0; i < 4; ++i) EXPECT_EQ(word_of(check_pin(id, "000001")), "pin.wrong");
  EXPECT_EQ(word_of(check_pin(id, "274916")), "yes");
  EXPECT_EQ(seats_->find(id)->pin_tries_left, kPinTries);
  for (int i = 0; i < 6; ++i) EXPECT_EQ(word_of(check_pin(id, "000001")), "pin.wrong");
  EXPECT_EQ(word_of(check_pin(id, "274916")), "too soon");
  EXPECT_EQ(seats_->find(id)->pin_tries_left, kPinTries - 6) << "who is made to wait loses no try";
}

TEST_F(TabletPinsTest, AHallHasNone) {
  const DeviceId id = enrol(kHall).device.id;
  EXPECT_EQ(word_of(set_pin(id, "274916")), "auth.role");
  EXPECT_EQ(word_of(check_pin(id, "274916")), "auth.role");
  EXPECT_EQ(word_of(set_pin(DeviceId(99), "274916")), "token.wrong");
}

TEST_F(TabletPinsTest, AnUnlockIsOfItsDeviceForADayOrAConference) {
  const DeviceId id = enrol(kTablet).device.id;
  const DeviceId other = enrol({SiteId("my-loc"), DeviceKind::kChairTablet}).device.id;
  const std::string unlock = *set_pin(id, "274916");
  EXPECT_FALSE(is_unlocked(other, unlock));
  const WallTime begun = now_ + 23h;
  now_ += 24h;
  EXPECT_FALSE(is_unlocked(id, unlock));
  seats_->pins().set_running({{SiteId("my-loc"), begun}});
  EXPECT_FALSE(is_unlocked(id, unlock));
  seats_->pins().set_running({{kSite, begun}});
  EXPECT_TRUE(is_unlocked(id, unlock));
  seats_->pins().set_running({{kSite, now_ + 1h}});
  EXPECT_TRUE(is_unlocked(id, unlock)) << "its conference went on after a pause";
  seats_->pins().set_running({});
  EXPECT_FALSE(is_unlocked(id, unlock));
}

TEST_F(TabletPinsTest, AStoreThatFailsKeepsNoChairOut) {
  const DeviceId id = enrol(kTablet).device.id;
  {
    const StoreJam jam(*store_);
    EXPECT_EQ(word_of(set_pin(id, "274916")), "store.busy");
  }
  EXPECT_EQ(word_of(check_pin(id, "274916")), "pin.missing");
  ASSERT_TRUE(set_pin(id, "274916"));
  {
    const StoreJam jam(*store_);
    EXPECT_EQ(word_of(check_pin(id, "000001")), "pin.wrong");
    EXPECT_EQ(seats_->find(id)->pin_tries_left, kPinTries - 1) << "counted all the same";
    EXPECT_EQ(word_of(check_pin(id, "274916")), "yes");
  }
}

}  // namespace
}  // namespace signaling
