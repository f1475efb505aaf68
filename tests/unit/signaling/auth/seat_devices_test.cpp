#include "signaling/auth/seat_devices.h"

#include <chrono>
#include <string>

#include <gtest/gtest.h>

#include "signaling/auth/password_hash.h"
#include "signaling/auth/secret_token.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

const SeatPlace kHallA{SiteId("a"), DeviceKind::kHall};
const SeatPlace kHallB{SiteId("b"), DeviceKind::kHall};
const SeatPlace kTabletA{SiteId("a"), DeviceKind::kChairTablet};
const SeatPlace kControlA{SiteId("a"), DeviceKind::kHallControl};

WallTime at(std::chrono::milliseconds d) { return WallTime(std::chrono::hours(500'000)) + d; }

template <typename T>
std::string word(const tl::expected<T, AuthError>& result) {
  return result ? "fine" : std::string(describe(result.error()).word);
}

TEST(SeatDevices, ATokenLetsItsDeviceIn) {
  SeatDevices devices;
  const auto a = devices.enrol(DeviceId(1), kHallA, at(0s));
  const auto b = devices.enrol(DeviceId(2), kHallB, at(0s));
  ASSERT_TRUE(devices.find(a));
  EXPECT_EQ((*devices.find(a))->place, kHallA);
  EXPECT_EQ((*devices.find(b))->id, DeviceId(2));
  EXPECT_EQ(token_kind(a), TokenKind::kDevice);
}

TEST(SeatDevices, OtherTokensDoNot) {
  SeatDevices devices;
  const auto a = devices.enrol(DeviceId(1), kHallA, at(0s));
  for (const std::string& token : {std::string(), a.substr(1), a + "x", make_token(TokenKind::kDevice),
                                   make_token(TokenKind::kSession), "dcs_" + a.substr(4)}) {
    EXPECT_EQ(word(devices.find(token)), "token.wrong") << token;
  }
}

TEST(SeatDevices, AReplacedDeviceIsRevokedAndTheSeatStays) {
  SeatDevices devices;
  const auto dead = devices.enrol(DeviceId(1), kHallA, at(0s));
  const auto tablet = devices.enrol(DeviceId(2), kTabletA, at(0s));
  const auto fresh = devices.enrol(DeviceId(3), kHallA, at(1h));
  EXPECT_EQ(word(devices.find(dead)), "device.revoked");
  EXPECT_EQ((*devices.find(fresh))->place, kHallA);
  EXPECT_EQ(word(devices.find(tablet)), "fine") << "a device of another kind stays";
  EXPECT_EQ(devices.find(DeviceId(1))->revoked, at(1h));
}

TEST(SeatDevices, RevokedIsRevokedOnce) {
  SeatDevices devices;
  const auto token = devices.enrol(DeviceId(1), kHallA, at(0s));
  EXPECT_TRUE(devices.revoke(DeviceId(1), at(1s)));
  EXPECT_FALSE(devices.revoke(DeviceId(1), at(2s)));
  EXPECT_FALSE(devices.revoke(DeviceId(9), at(2s)));
  EXPECT_EQ(word(devices.find(token)), "device.revoked");
  EXPECT_EQ(devices.find(DeviceId(1))->revoked, at(1s));
}

TEST(SeatDevices, AControlEndsWithItsHall) {
  SeatDevices devices;
  devices.enrol(DeviceId(1), kHallA, at(0s));
  const auto other = devices.enrol(DeviceId(2), kHallB, at(0s));
  const auto first = devices.enrol(DeviceId(3), kControlA, at(0s));
  const auto second = devices.enrol(DeviceId(4), kControlA, at(1s));
  EXPECT_EQ(word(devices.find(first)), "device.revoked") << "one a hall";
  ASSERT_NE(devices.at(kControlA), nullptr);
  EXPECT_EQ(devices.at(kControlA)->id, DeviceId(4));
  devices.take_changed();
  ASSERT_TRUE(devices.revoke(DeviceId(1), at(2s)));
  EXPECT_EQ(word(devices.find(second)), "device.revoked");
  EXPECT_EQ(devices.find(DeviceId(4))->revoked, at(2s));
  EXPECT_EQ(devices.take_changed().size(), 2U);
  EXPECT_EQ(devices.at(kControlA), nullptr);
  EXPECT_EQ(word(devices.find(other)), "fine");

  devices.enrol(DeviceId(5), kHallA, at(3s));
  devices.enrol(DeviceId(6), kControlA, at(3s));
  EXPECT_TRUE(devices.revoke(DeviceId(6), at(4s)));
  EXPECT_NE(devices.at(kHallA), nullptr) << "not the other way round";
  devices.enrol(DeviceId(7), kControlA, at(5s));
  devices.enrol(DeviceId(8), kHallA, at(6s));
  EXPECT_EQ(devices.at(kControlA), nullptr) << "another hall computer pairs its own";
}

TEST(SeatDevices, ARestartLosesNothing) {
  SeatDevices before;
  const auto dead = before.enrol(DeviceId(1), kHallA, at(0s));
  const auto fresh = before.enrol(DeviceId(2), kHallA, at(1s));
  const auto changed = before.take_changed();
  EXPECT_EQ(changed.size(), 2U);
  EXPECT_TRUE(before.take_changed().empty());
  SeatDevices after(changed);
  EXPECT_EQ(word(after.find(dead)), "device.revoked");
  EXPECT_EQ(word(after.find(fresh)), "fine");
}

TEST(Pin, IsSetOnceAndVerified) {
  SeatDevices devices;
  (void)devices.enrol(DeviceId(1), kTabletA, at(0s));
  EXPECT_EQ(word(devices.begin_pin_try(DeviceId(1))), "pin.missing");
  EXPECT_EQ(word(devices.set_pin(DeviceId(1), *hash_password("194502", kCheapestPassword))), "fine");
  EXPECT_EQ(word(devices.set_pin(DeviceId(1), *hash_password("000000", kCheapestPassword))), "pin.already_set");
  const auto hash = devices.begin_pin_try(DeviceId(1));
  ASSERT_TRUE(hash);
  EXPECT_TRUE(verify_password(*hash, "194502"));
  EXPECT_FALSE(verify_password(*hash, "000000"));
}

TEST(Pin, TenWrongTriesInARowSpendIt) {
  SeatDevices devices;
  (void)devices.enrol(DeviceId(1), kTabletA, at(0s));
  (void)devices.set_pin(DeviceId(1), "hash");
  for (int i = 0; i < 9; ++i) EXPECT_EQ(word(devices.begin_pin_try(DeviceId(1))), "fine");
  EXPECT_EQ(word(devices.begin_pin_try(DeviceId(1))), "fine");
  devices.pin_was_right(DeviceId(1));
  for (int i = 0; i < 10; ++i) EXPECT_EQ(word(devices.begin_pin_try(DeviceId(1))), "fine") << i;
  EXPECT_EQ(word(devices.begin_pin_try(DeviceId(1))), "pin.tries_spent");
  SeatDevices restarted(devices.take_changed());
  EXPECT_EQ(word(restarted.begin_pin_try(DeviceId(1))), "pin.tries_spent") << "a restart gives no tries back";
}

TEST(Pin, IsNothingForARevokedOrUnknownDevice) {
  SeatDevices devices;
  (void)devices.enrol(DeviceId(1), kTabletA, at(0s));
  (void)devices.set_pin(DeviceId(1), "hash");
  (void)devices.revoke(DeviceId(1), at(1s));
  EXPECT_EQ(word(devices.begin_pin_try(DeviceId(1))), "device.revoked");
  EXPECT_EQ(word(devices.set_pin(DeviceId(1), "other")), "device.revoked");
  EXPECT_EQ(word(devices.begin_pin_try(DeviceId(2))), "token.wrong");
  EXPECT_EQ(word(devices.set_pin(DeviceId(2), "other")), "token.wrong");
  devices.pin_was_right(DeviceId(2));
}

}  // namespace
}  // namespace signaling
