#include "signaling/store/devices.h"

#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

TEST_F(DatabaseTest, DevicesKeepTheirKindAndTimes) {
  Devices devices(*database_);
  Device hall{{}, kSite, DeviceKind::kHall, "t1", "", at(1s), std::nullopt, std::nullopt};
  Device tablet{{}, kSite, DeviceKind::kChairTablet, "t2", "p2", at(2s), std::nullopt, std::nullopt};
  hall.id = devices.add(hall).value();
  tablet.id = devices.add(tablet).value();
  EXPECT_EQ(*devices.of_site(kSite), (std::vector<Device>{hall, tablet}));
  EXPECT_EQ(**devices.find_token("t2"), tablet);
  EXPECT_EQ(*devices.find_token("t3"), std::nullopt);
  EXPECT_EQ(devices.seen(hall.id, at(5s)), true);
  hall.last_seen = at(5s);
  EXPECT_EQ(**devices.find(hall.id), hall);
}

TEST_F(DatabaseTest, DevicesAreRevokedOnceAndStayListed) {
  Devices devices(*database_);
  const auto id = devices.add({{}, kSite, DeviceKind::kHall, "t", "", at(0s), std::nullopt, std::nullopt}).value();
  EXPECT_EQ(devices.revoke(id, at(7s)), true);
  EXPECT_EQ(devices.revoke(id, at(8s)), false);
  EXPECT_EQ(devices.seen(id, at(9s)), false);
  const auto found = devices.find_token("t");
  ASSERT_TRUE(found && *found);
  EXPECT_EQ((*found)->revoked, at(7s));
  EXPECT_EQ((*found)->last_seen, std::nullopt);
}

TEST_F(DatabaseTest, DevicesNeedASiteAndATokenOfTheirOwn) {
  Devices devices(*database_);
  Device device{{}, SiteId("none"), DeviceKind::kHall, "t", "", at(0s), std::nullopt, std::nullopt};
  EXPECT_EQ(devices.add(device).error().code, "store.missing");
  device.site = kSite;
  EXPECT_TRUE(devices.add(device));
  EXPECT_EQ(devices.add(device).error().code, "store.exists");
}

}  // namespace
}  // namespace signaling
