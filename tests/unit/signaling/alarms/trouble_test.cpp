#include "signaling/alarms/trouble.h"

#include <vector>

#include <gtest/gtest.h>

namespace signaling {
namespace {

TEST(Trouble, SaysTheStrongestGround) {
  Verdict bad{.kind = VerdictKind::kUplink, .evidence = {{Measure::kLoss, 7.5, 3}, {Measure::kJitter, 60, 40}}};
  const auto now = troubles_of(ConferenceId("hn"), std::vector<SiteVerdict>{{SiteId("a"), bad, std::nullopt}});
  ASSERT_EQ(now.all.size(), 1U);
  EXPECT_EQ(now.all[0].text.vi,
            "Đường truyền chiều lên của điểm cầu kém. Mất gói 7,5 % trong 10 giây (ngưỡng 3,0 %).");
  EXPECT_FALSE(now.sites_unknown);
}

}  // namespace
}  // namespace signaling
