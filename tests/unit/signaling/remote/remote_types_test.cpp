#include "signaling/remote/remote_types.h"

#include <gtest/gtest.h>

namespace signaling {
namespace {

TEST(RemoteTypes, HaveTheirWords) {
  EXPECT_EQ(to_string(RemoteAct::kDevices), "devices");
  EXPECT_EQ(to_string(RemoteAct::kRestart), "restart");
  EXPECT_EQ(to_string(RemoteAct::kTalk), "talk");
  EXPECT_EQ(to_string(MediaDeviceKind::kCamera), "camera");
  EXPECT_EQ(to_string(MediaDeviceKind::kLoudspeaker), "loudspeaker");
}

}  // namespace
}  // namespace signaling
