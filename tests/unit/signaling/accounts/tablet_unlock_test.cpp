#include "signaling/accounts/tablet_unlock.h"

#include <gtest/gtest.h>

namespace signaling {
namespace {

using namespace std::chrono_literals;

const HashKey kKey({1, 2, 3});
const DeviceId kDevice(12);
const WallTime kNow(24h * 365 * 56);

TEST(TabletUnlock, SaysWhenItWasGiven) {
  EXPECT_EQ(read_unlock(kKey, kDevice, make_unlock(kKey, kDevice, kNow)), kNow);
  EXPECT_EQ(read_unlock(kKey, kDevice, make_unlock(kKey, kDevice, WallTime(-5ms))), WallTime(-5ms));
}

TEST(TabletUnlock, IsOfOneDeviceAndOneService) {
  const std::string unlock = make_unlock(kKey, kDevice, kNow);
  EXPECT_EQ(read_unlock(kKey, DeviceId(1), unlock), std::nullopt);
  EXPECT_EQ(read_unlock(HashKey({1, 2, 4}), kDevice, unlock), std::nullopt);
  EXPECT_EQ(read_unlock(kKey, DeviceId(11), make_unlock(kKey, DeviceId(1), WallTime(1ms))), std::nullopt);
}

TEST(TabletUnlock, NothingElseIsOne) {
  const std::string unlock = make_unlock(kKey, kDevice, kNow);
  std::string later = unlock;
  later[0] = '9';
  std::string wrong = unlock;
  wrong.back() = wrong.back() == '0' ? '1' : '0';
  for (const std::string& text : {std::string(), std::string("."), later, wrong, unlock + "0", "0" + unlock,
                                  unlock.substr(0, unlock.size() - 1), unlock.substr(unlock.find('.')),
                                  std::string(10'000, '1') + unlock, std::string(100, '.')}) {
    EXPECT_EQ(read_unlock(kKey, kDevice, text), std::nullopt) << text.substr(0, 100);
  }
}

TEST(TabletUnlock, IsGoodForADay) {
  EXPECT_TRUE(is_unlock_good(kNow, kNow, std::nullopt));
  EXPECT_TRUE(is_unlock_good(kNow, kNow + 24h - 1ms, std::nullopt));
  EXPECT_FALSE(is_unlock_good(kNow, kNow + 24h, std::nullopt));
}

TEST(TabletUnlock, IsGoodAsLongAsAConferenceThatBeganWhileItWas) {
  EXPECT_TRUE(is_unlock_good(kNow, kNow + 40h, kNow + 23h));
  EXPECT_TRUE(is_unlock_good(kNow, kNow + 40h, kNow - 1h)) << "it was unlocked in the conference";
  EXPECT_FALSE(is_unlock_good(kNow, kNow + 40h, kNow + 24h)) << "it had ended before the conference began";
}

}  // namespace
}  // namespace signaling
