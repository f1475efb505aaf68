#include "signaling/auth/seat_place.h"

#include <gtest/gtest.h>

namespace signaling {
namespace {

TEST(DeviceKind, HasAWordThatReadsBack) {
  EXPECT_EQ(to_string(DeviceKind::kHall), "hall");
  EXPECT_EQ(to_string(DeviceKind::kChairTablet), "chair_tablet");
  EXPECT_EQ(to_string(DeviceKind::kHallControl), "hall_control");
  EXPECT_EQ(parse_device_kind("hall"), DeviceKind::kHall);
  EXPECT_EQ(parse_device_kind("chair_tablet"), DeviceKind::kChairTablet);
  EXPECT_EQ(parse_device_kind("hall_control"), DeviceKind::kHallControl);
  EXPECT_EQ(parse_device_kind("Hall"), std::nullopt);
  EXPECT_EQ(parse_device_kind(""), std::nullopt);
}

}  // namespace
}  // namespace signaling
