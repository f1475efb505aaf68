#include "signaling/alarms/alarm_settings.h"

#include <string>

#include <gtest/gtest.h>

namespace signaling {
namespace {

TEST(AlarmSettings, WrongTimesAreNamed) {
  EXPECT_TRUE(AlarmSettings().check());
  const struct {
    AlarmKind kind;
    Duration raise;
    Duration clear;
    std::string message;
  } table[] = {
      {AlarmKind::kHall, std::chrono::seconds(-1), {}, "hall.raise_s must be 0 to 3600"},
      {AlarmKind::kDisk, std::chrono::hours(2), {}, "disk.raise_s must be 0 to 3600"},
      {AlarmKind::kTrunk, {}, std::chrono::hours(25), "trunk.clear_s must be 0 to 86400"},
  };
  for (const auto& row : table) {
    AlarmSettings settings;
    settings.rules[static_cast<size_t>(row.kind)] = {AlarmSeverity::kInfo, row.raise, row.clear};
    ASSERT_FALSE(settings.check());
    EXPECT_EQ(settings.check().error().code, "alarms.bad_setting");
    EXPECT_EQ(settings.check().error().message, row.message);
  }
  AlarmSettings settings;
  settings.settle = std::chrono::hours(1);
  EXPECT_EQ(settings.check().error().message, "settle_s must be 0 to 600");
}

}  // namespace
}  // namespace signaling
