#include "signaling/store/devices.h"

#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

class DevicesTest : public DatabaseTest {
 protected:
  Devices devices() { return Devices(*database_); }
  DeviceId next_id() { return devices().next_id().value(); }
};

// The state of signaling/auth comes out of the store as it went in, whatever was done to it.
TEST_F(DevicesTest, AStateOfSeatDevicesComesBackAsItWas) {
  SeatDevices state;
  const auto hall = next_id();
  const auto tablet = next_id();
  const auto first_token = state.enrol(hall, {kSite, DeviceKind::kHall}, at(1s));
  state.enrol(tablet, {kSite, DeviceKind::kChairTablet}, at(2s));
  ASSERT_TRUE(devices().put(state.take_changed()));
  const auto second_token = state.enrol(next_id(), {kSite, DeviceKind::kHall}, at(3s));
  ASSERT_TRUE(state.set_pin(tablet, "hash of a PIN"));
  ASSERT_TRUE(state.begin_pin_try(tablet));
  ASSERT_TRUE(devices().put(state.take_changed()));

  const auto stored = devices().all().value();
  EXPECT_EQ(stored, std::vector<EnrolledDevice>(state.devices().begin(), state.devices().end()));
  const SeatDevices again(stored);
  EXPECT_EQ(again.find(first_token).error(), AuthError::kDeviceRevoked);
  EXPECT_EQ(again.find(second_token).value()->place, (SeatPlace{kSite, DeviceKind::kHall}));
  EXPECT_EQ(again.find(tablet)->pin_tries_left, kPinTries - 1);
}

TEST_F(DevicesTest, IdsAreNeverGivenTwice) {
  const auto first = next_id();
  EXPECT_GT(next_id(), first) << "although nothing was stored under it";
}

TEST_F(DevicesTest, RememberWhenTheyWereSeen) {
  SeatDevices state;
  const auto id = next_id();
  state.enrol(id, {kSite, DeviceKind::kHall}, at(1s));
  ASSERT_TRUE(devices().put(state.take_changed()));
  EXPECT_TRUE(devices().last_seen()->empty());
  EXPECT_EQ(devices().seen(id, at(5s)), true);
  EXPECT_EQ(devices().seen(DeviceId(99), at(5s)), false);
  state.revoke(id, at(6s));
  ASSERT_TRUE(devices().put(state.take_changed()));
  EXPECT_EQ(*devices().last_seen(), (std::map<DeviceId, WallTime>{{id, at(5s)}})) << "a change forgets nothing";
}

TEST_F(DevicesTest, NeedASiteAndATokenOfTheirOwn) {
  SeatDevices state;
  state.enrol(next_id(), {SiteId("none"), DeviceKind::kHall}, at(0s));
  EXPECT_EQ(devices().put(state.take_changed()).error().code, "store.missing");
  state.enrol(next_id(), {kSite, DeviceKind::kHall}, at(0s));
  auto changed = state.take_changed();
  ASSERT_TRUE(devices().put(changed));
  changed[0].id = next_id();
  EXPECT_EQ(devices().put(changed).error().code, "store.exists");
}

}  // namespace
}  // namespace signaling
